/**
 * DynamoDB Local inside this process: one database in memory, served on 127.0.0.1 so that any
 * DynamoDB client can look at it, its tables made from the template. It touches nothing but its
 * port and its memory.
 */
@NullMarked
package railway.cloud.dynamodb;

import org.jspecify.annotations.NullMarked;
