/** The adapters while DynamoDB has trouble. */
@NullMarked
package railway.aws.dynamodb.trouble;

import org.jspecify.annotations.NullMarked;
