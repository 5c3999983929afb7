package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Instant;
import java.time.InstantSource;
import railway.engine.Invocation;

/**
 * The invocations of one run of a handler. Lambda repeats a request under the same id, sometimes at
 * once, and two writers of one name would take each other's entries for their own: hence the nonce.
 */
final class Invocations {
  private final String prefix;
  private final InstantSource clock;
  private final Instant endsBy;
  private final Log log;

  Invocations(House house, Context context) {
    this.prefix = context.getAwsRequestId() + "-" + house.nonce() + "-";
    this.clock = house.clock();
    this.endsBy = clock.instant().plusMillis(context.getRemainingTimeInMillis());
    this.log = new Log(context);
  }

  /** The invocation for one thing; the index is its place among the things of this run. */
  Invocation of(int index) {
    return new LambdaInvocation(prefix + index, clock, endsBy, log);
  }
}
