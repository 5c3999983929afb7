package railway.aws.dynamodb.trouble;

import java.util.Locale;

/** The calls of the three ports, each of which is a request of DynamoDB, or several. */
enum StoreCall {
  APPEND(true),
  TAIL(false),
  READ(false),
  SHOW(true),
  ROW(false),
  DUE(false),
  AT(false),
  OPEN(true),
  CLOSE(true),
  TO_DO(false),
  LIST(false);

  private final boolean writes;

  StoreCall(boolean writes) {
    this.writes = writes;
  }

  /** Whether it is a conditional put; the others are a get or a query. */
  boolean writes() {
    return writes;
  }

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
