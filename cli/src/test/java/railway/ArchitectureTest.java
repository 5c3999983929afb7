package railway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The house as it is drawn: who may know whom, and who may look at the clock. */
class ArchitectureTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("railway");

  @Test
  void theWholeHouseIsLookedAt() {
    for (String room :
        new String[] {
          "railway.workflow",
          "railway.decision",
          "railway.store",
          "railway.engine",
          "railway.memory",
          "railway.testing",
          "railway.diagram",
          "railway.contract",
          "railway.aws.dynamodb",
          "railway.functions",
          "railway.deployment",
          "railway.examples.common",
          "railway.examples.order",
          "railway.examples.refund",
          "railway.cloud",
          "railway.cli"
        }) {
      assertThat(HOUSE.containPackage(room)).as(room).isTrue();
    }
  }

  @Test
  void dependenciesPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("contract")
        .definedBy("railway.contract..")
        .layer("workflow")
        .definedBy("railway.workflow..")
        .layer("decision")
        .definedBy("railway.decision..")
        .layer("store")
        .definedBy("railway.store..")
        .layer("engine")
        .definedBy("railway.engine..")
        .layer("diagram")
        .definedBy("railway.diagram..")
        .layer("memory")
        .definedBy("railway.memory..")
        .layer("testing")
        .definedBy("railway.testing..")
        .layer("infrastructure")
        .definedBy("railway.aws..")
        .layer("deployment")
        .definedBy("railway.deployment..")
        .layer("common")
        .definedBy("railway.examples.common..")
        .layer("order")
        .definedBy("railway.examples.order..")
        .layer("refund")
        .definedBy("railway.examples.refund..")
        .layer("functions")
        .definedBy("railway.functions..")
        .layer("cli")
        .definedBy("railway.cli..", "railway.cloud..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("functions")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("order")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("refund")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("common")
        .mayOnlyBeAccessedByLayers("order", "refund", "cli")
        .whereLayer("deployment")
        .mayOnlyBeAccessedByLayers("order", "refund", "functions", "cli")
        .whereLayer("infrastructure")
        .mayOnlyBeAccessedByLayers("functions", "cli")
        .whereLayer("testing")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("memory")
        .mayOnlyBeAccessedByLayers("testing", "cli")
        .whereLayer("diagram")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("testing", "deployment", "functions", "cli")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers(
            "engine", "memory", "testing", "infrastructure", "functions", "cli")
        .whereLayer("decision")
        .mayOnlyBeAccessedByLayers(
            "store", "engine", "memory", "testing", "infrastructure", "functions", "cli")
        .check(HOUSE);
  }

  @Test
  void whatTheProjectExistsFor_needsNothingButTheJdk() {
    classes()
        .that(
            resideInAnyPackage(
                "railway.contract..",
                "railway.workflow..",
                "railway.decision..",
                "railway.store..",
                "railway.engine..",
                "railway.diagram..",
                "railway.memory..",
                "railway.deployment..",
                "railway.testing.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "railway.contract..",
                "railway.workflow..",
                "railway.decision..",
                "railway.store..",
                "railway.engine..",
                "railway.diagram..",
                "railway.memory..",
                "railway.deployment..",
                "railway.testing..",
                "java..",
                "org.jspecify.."))
        .check(HOUSE);
  }

  @Test
  void decisionsAreMadeWithoutInputOrOutput() {
    noClasses()
        .that()
        .resideInAPackage("railway.decision..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.util.concurrent..")
        .check(HOUSE);
  }

  @Test
  void onlyCompositionRootsLookAtTheClockOrThrowDice() {
    var rest =
        noClasses()
            .that()
            .resideOutsideOfPackages("railway.functions..", "railway.cli..", "railway.cloud..");
    rest.should().callMethod(Instant.class, "now").check(HOUSE);
    rest.should().callMethod(System.class, "currentTimeMillis").check(HOUSE);
    rest.should().callMethod(System.class, "nanoTime").check(HOUSE);
    rest.should().callMethod(LocalDate.class, "now").check(HOUSE);
    rest.should().callMethod(LocalDateTime.class, "now").check(HOUSE);
    rest.should().callMethod(Clock.class, "systemUTC").check(HOUSE);
    rest.should().callMethod(Clock.class, "systemDefaultZone").check(HOUSE);
    rest.should().callMethod(InstantSource.class, "system").check(HOUSE);
    rest.should().callMethod(UUID.class, "randomUUID").check(HOUSE);
    rest.should().callMethod(Math.class, "random").check(HOUSE);
    rest.should().callConstructor(Random.class).check(HOUSE);
    rest.should().callConstructor(SecureRandom.class).check(HOUSE);
    rest.should().callMethod(ThreadLocalRandom.class, "current").check(HOUSE);
    rest.should().callMethod(Thread.class, "sleep", long.class).check(HOUSE);
  }

  @Test
  void theFunctionsLookAtTheClockInOnePlace() {
    noClasses()
        .that()
        .resideInAPackage("railway.functions..")
        .and()
        .doNotHaveSimpleName("House")
        .should()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(HOUSE);
  }

  @Test
  void everyRoomSaysWhatItIsFor() {
    assertThat(
            HOUSE.stream()
                .filter(type -> !type.getPackageName().isEmpty())
                .map(
                    type ->
                        type.getPackage()
                            .getPackageInfo()
                            .isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .toList())
        .doesNotContain(false)
        .isNotEmpty();
  }
}
