package railway.aws.dynamodb.trouble;

import java.util.Locale;

/** What can go wrong between a client and DynamoDB, once. */
enum StorageFault {
  /** The table, or one of its partitions, has no capacity left. */
  THROUGHPUT_EXCEEDED,
  /** Too many requests. */
  THROTTLED,
  /** Too many requests of the account. */
  REQUEST_LIMIT_EXCEEDED,
  /** Somebody's transaction holds the item; only puts meet that. */
  TRANSACTION_CONFLICT,
  /** A 500; nothing was done. */
  INTERNAL_ERROR,
  /** A 500; the request was carried out nevertheless, which DynamoDB does not rule out. */
  INTERNAL_ERROR_AFTERWARDS,
  /** A 503 of something in front of DynamoDB, with a page instead of a message. */
  UNAVAILABLE,
  /** No connection. */
  REQUEST_LOST,
  /** The client's patience ends before the request arrives; then it arrives. */
  REQUEST_LATE,
  /** The request is carried out and the connection breaks before the reply. */
  REPLY_LOST,
  /** The connection breaks in the middle of the reply. */
  REPLY_CUT,
  /** A reply of which something was changed on the way. */
  REPLY_GARBLED,
  /** The request is carried out and the client's patience ends before the reply. */
  REPLY_SLOW;

  /** A read that comes late, or beside a transaction, is a read like any other. */
  boolean canMeet(StoreCall call) {
    return call.writes() || !(this == TRANSACTION_CONFLICT || this == REQUEST_LATE);
  }

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
