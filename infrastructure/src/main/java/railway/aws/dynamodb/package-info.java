/**
 * The journal and the read models on DynamoDB. Items are written for people who look at them in a
 * table browser: events are native maps, moments are ISO 8601, alternatives carry the names that
 * the code has. Touches DynamoDB alone, through the enhanced client.
 */
@NullMarked
package railway.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
