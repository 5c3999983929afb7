/** The stack on an emulator of AWS: what DynamoDB Local and the local cloud cannot vouch for. */
@NullMarked
package railway.emulator;

import org.jspecify.annotations.NullMarked;
