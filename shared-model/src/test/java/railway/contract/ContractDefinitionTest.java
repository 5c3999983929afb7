package railway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that cannot have a contract are found when the contract is made. */
class ContractDefinitionTest {
  record Inner(List<Map<String, Float>> weights) {}

  record Outer(Inner inner) {}

  record OfDouble(double price) {}

  @SuppressWarnings("ArrayRecordComponent") // what it refuses
  record OfArray(String[] names) {}

  record OfObject(Object anything) {}

  record OfRawList(@SuppressWarnings("rawtypes") List raw) {}

  record OfArrayList(ArrayList<String> list) {}

  record OfNumberedMap(Map<Integer, String> map) {}

  record OfOptionalInList(List<Optional<String>> list) {}

  record OfOptionalTwice(Optional<Optional<String>> optional) {}

  record OfWildcard(List<? extends Inner> list) {}

  record Box<X>(X content) {}

  record OfGenericRecord(Box<String> box) {}

  record OfOpenInterface(Runnable runnable) {}

  sealed interface Mixed permits Fine, Coarse {}

  record Fine() implements Mixed {}

  static final class Coarse implements Mixed {}

  sealed interface Taken permits HasType {}

  record HasType(String type) implements Taken {}

  sealed interface Twins permits First.Twin, Second.Twin {}

  interface First {
    record Twin() implements Twins {}
  }

  interface Second {
    record Twin() implements Twins {}
  }

  record Endless(Endless again) {}

  record Ping(Pong pong) {}

  record Pong(List<Ping> pings, Ping ping) {}

  sealed interface Never permits Again {}

  record Again(Never never) implements Never {}

  sealed interface Term permits Nested, Leaf {}

  record Nested(Term left, Term right) implements Term {}

  record Leaf() implements Term {}

  @Test
  void theMessageNamesTheComponent_theTypesThatAreSupported_andABetterOne() {
    assertThatThrownBy(() -> Contract.of(Outer.class))
        .isInstanceOf(ContractDefinitionException.class)
        .hasMessageStartingWith("Inner.weights[][key] has the type java.lang.Float")
        .hasMessageContaining("use BigDecimal")
        .hasMessageContaining("Supported are String, boolean, int");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        OfDouble.class,
        OfArray.class,
        OfObject.class,
        OfRawList.class,
        OfArrayList.class,
        OfNumberedMap.class,
        OfOptionalInList.class,
        OfOptionalTwice.class,
        OfWildcard.class,
        OfGenericRecord.class,
        OfOpenInterface.class
      })
  void unsupportedComponents_areRefused_byName(Class<?> type) {
    assertThatThrownBy(() -> Contract.of(type))
        .isInstanceOf(ContractDefinitionException.class)
        .hasMessageStartingWith(
            type.getSimpleName() + "." + type.getRecordComponents()[0].getName());
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        String.class,
        List.class,
        Runnable.class,
        Zoo.Currency.class,
        int.class,
        Box.class
      })
  void onlyRecordsAndSealedInterfaces_canBeRoots(Class<?> type) {
    assertThatThrownBy(() -> Contract.of(type)).isInstanceOf(ContractDefinitionException.class);
  }

  @Test
  void aSealedInterface_mustPermitRecordsOnly() {
    assertThatThrownBy(() -> Contract.of(Mixed.class))
        .hasMessageContaining("Coarse")
        .hasMessageContaining("Make it a record");
  }

  @Test
  void aCase_mayNotHaveAComponentNamedType() {
    assertThatThrownBy(() -> Contract.of(Taken.class)).hasMessageContaining("Rename the component");
    assertThat(Contract.of(HasType.class).write(new HasType("t"))).isEqualTo(Map.of("type", "t"));
  }

  @Test
  void casesOfOneSimpleName_areRefused() {
    assertThatThrownBy(() -> Contract.of(Twins.class)).hasMessageContaining("Rename one");
  }

  @ParameterizedTest
  @ValueSource(classes = {Endless.class, Ping.class, Pong.class, Never.class, Again.class})
  void typesWithoutAFiniteValue_areRefused(Class<?> type) {
    assertThatThrownBy(() -> Contract.of(type))
        .isInstanceOf(ContractDefinitionException.class)
        .hasMessageContaining("no finite value");
  }

  @ParameterizedTest
  @ValueSource(classes = {Zoo.Tree.class, Zoo.Deep.class, Term.class, Nested.class})
  void typesThatHoldThemselves_haveAContract_whenTheyCanEnd(Class<?> type) {
    assertThat(Contract.of(type).describe()).contains(type.getSimpleName());
  }
}
