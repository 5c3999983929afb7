package railway.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import railway.contract.Reading.Read;
import railway.contract.Reading.Violated;

/**
 * The data contract of a record, or of a sealed interface of records: the one place where values
 * become plain trees and trees become values.
 *
 * <p>A tree is made of {@code Map<String, Object>} (in the order of the components), {@code
 * List<Object>}, {@code String}, {@code Integer}, {@code Long}, {@code BigDecimal} and {@code
 * Boolean}. A record is written with a field {@code "type"}, its simple name, only where the
 * declared type is a sealed interface. The law: what {@link #write} makes of a value, {@link #read}
 * makes an equal value of.
 *
 * <p>The type is looked at once; a contract is immutable, shared by threads and cheap to ask for.
 */
public final class Contract<T> {
  /** Steps from the root to the deepest value, in writing and reading. */
  public static final int DEEPEST = 64;

  /** Violations that one reading lists, so that a hostile input cannot make an endless answer. */
  public static final int MOST_VIOLATIONS = 100;

  private static final ClassValue<Contract<?>> CONTRACTS =
      new ClassValue<>() {
        @Override
        protected Contract<?> computeValue(Class<?> type) {
          return new Contract<>(type);
        }
      };

  private final Class<T> type;
  private final ObjectShape shape;

  private Contract(Class<T> type) {
    this.type = type;
    this.shape = new Blueprint().root(type);
  }

  /**
   * The contract of a record or of a sealed interface of records.
   *
   * @throws ContractDefinitionException when a component has a type that no contract supports
   */
  @SuppressWarnings("unchecked") // the cache holds a Contract<T> under Class<T>
  public static <T> Contract<T> of(Class<T> type) {
    return (Contract<T>) CONTRACTS.get(type);
  }

  public Class<T> type() {
    return type;
  }

  /**
   * The tree of a value: a new map that the caller may keep and change. An empty Optional is left
   * out.
   *
   * @throws IllegalArgumentException when the value could not be read back: a component that is
   *     null, deeper than {@value #DEEPEST} steps, or a number of more than 100 digits
   */
  public Map<String, Object> write(T value) {
    return shape.write(value, new WritingPass());
  }

  /**
   * The value that a tree describes. Never throws, whatever the tree holds, and finds all
   * violations, not only the first. An exception of a record's constructor is a violation as well.
   */
  public Reading<T> read(@Nullable Object tree, Strictness strictness) {
    var pass = new ReadingPass(strictness);
    var value = shape.read(tree, pass);
    return value == null || pass.foundViolations()
        ? new Violated<>(pass.violations())
        : new Read<>(type.cast(value));
  }

  /** The contract for people: each record once, and its fields one a line. */
  public String describe() {
    return new Description().of(shape);
  }

  /** The contract as a JSON Schema (draft 2020-12) in the form of a plain tree. */
  public Map<String, Object> schema() {
    return new Schema().of(shape);
  }

  ObjectShape shape() {
    return shape;
  }

  @Override
  public String toString() {
    return "contract of " + type.getSimpleName();
  }
}
