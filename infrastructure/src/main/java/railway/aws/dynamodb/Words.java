package railway.aws.dynamodb;

import java.util.Locale;

/** Constants as people read them: {@code PESSIMISTIC_LOCK} is stored as "pessimistic lock". */
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
