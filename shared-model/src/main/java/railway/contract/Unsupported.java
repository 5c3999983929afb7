package railway.contract;

import java.lang.reflect.Type;

/** What an author is told about a type that cannot have a contract. */
final class Unsupported {
  private static final String SUPPORTED =
      "Supported are String, boolean, int, long, BigInteger, BigDecimal, enums, Instant, LocalDate,"
          + " Duration, URI, UUID, records and sealed interfaces of records (neither generic), and"
          + " List, Set and Map with String keys of these; Optional only as a component itself.";

  private Unsupported() {}

  static ContractDefinitionException root(Class<?> type) {
    return new ContractDefinitionException(
        type.getName()
            + " has no contract: only a record or a sealed interface of records can be the root.");
  }

  static ContractDefinitionException component(Type type, String path) {
    return new ContractDefinitionException(
        path
            + " has the type "
            + type.getTypeName()
            + ", which no contract supports"
            + instead(type.getTypeName())
            + ". "
            + SUPPORTED);
  }

  static ContractDefinitionException kind(Class<?> choice, Class<?> permitted, String path) {
    return new ContractDefinitionException(
        path
            + ": "
            + choice.getName()
            + " permits "
            + permitted.getName()
            + ", which is neither a record nor a sealed interface. Make it a record.");
  }

  static ContractDefinitionException twins(Class<?> choice, Class<?> one, Class<?> other) {
    return new ContractDefinitionException(
        choice.getName()
            + " has two records of one simple name, "
            + one.getName()
            + " and "
            + other.getName()
            + ": a tree could not tell them apart. Rename one.");
  }

  static ContractDefinitionException takenName(Class<?> choice, Class<?> record) {
    return new ContractDefinitionException(
        record.getName()
            + " has a component \"type\", but as a case of "
            + choice.getName()
            + " its tree says the record's name there. Rename the component.");
  }

  static ContractDefinitionException endless(Class<?> type) {
    return new ContractDefinitionException(
        type.getName()
            + " has no finite value: it always holds another of its kind. Declare that component"
            + " as an Optional or a List.");
  }

  private static String instead(String name) {
    return switch (name) {
      case "double", "float", "java.lang.Double", "java.lang.Float" -> " (use BigDecimal)";
      case "short", "byte", "java.lang.Short", "java.lang.Byte" -> " (use int)";
      case "char", "java.lang.Character" -> " (use String)";
      case "java.util.OptionalInt", "java.util.OptionalLong" -> " (use Optional<Long>)";
      case "java.util.Date", "java.time.LocalDateTime", "java.time.ZonedDateTime" ->
          " (use Instant)";
      default -> name.endsWith("[]") ? " (use List)" : "";
    };
  }
}
