package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;

/** What handlers run on, be it Lambda or a simulated world. */
@FunctionalInterface
interface Platform {

  /** A handler begins to run. */
  Run begin(Context context);
}
