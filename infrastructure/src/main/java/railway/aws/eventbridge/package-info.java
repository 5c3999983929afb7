/** The bus on EventBridge: endings and late results go out here. Touches that service alone. */
@NullMarked
package railway.aws.eventbridge;

import org.jspecify.annotations.NullMarked;
