package railway.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import railway.specs.GuaranteesPage.Link;

/**
 * What users are promised is what is claimed: every promise on the page links a claim that holds,
 * every assumption one that fails without it, and every link leads somewhere.
 */
final class GuaranteesPageTest {

  /** Which heading of the page is about which spec. */
  private static final Map<String, String> SPECS =
      Map.of(
          "Idempotency enabled", "Idempotent",
          "Pessimistic lock", "Pessimistic",
          "Optimistic lock, two steps", "TwoStep",
          "Opaque", "Opaque",
          "To-Do item", "ToDo",
          "The whole workflow", "Workflow");

  @SuppressWarnings("unused") // by the tests of one heading
  static final List<String> HEADINGS = SPECS.keySet().stream().sorted().toList();

  /** What the design promises, by the names that specs and tests share. */
  @SuppressWarnings("unused") // by the test of one promise
  static final List<String> PROMISES =
      List.of(
          "AtMostOneEffect",
          "EffectsBounded",
          "Certificate",
          "NothingHappenedIsTrue",
          "UncertainOnlyIfUnresolved",
          "OneTransitionPerVisit",
          "OneEnding",
          "AcceptedMeansDecided",
          "NoEffectAfterTransition",
          "NoDanglingHolds",
          "EveryWorkflowHasADriver",
          "EventuallyEnds");

  private static final String POSSIBLE = "What is possible at all";
  private static final Pattern SENTENCE_OF_A_PICTURE =
      Pattern.compile(
          "participant \\w+ as [^:;#]+"
              + "|(?<from>\\w+)(?:--?>>|--?x)(?<to>\\w+): [^:;#]+"
              + "|Note over (?<left>\\w+)(?:,(?<right>\\w+))?: [^:;#]+"
              + "|(?:alt|else) [^:;#]+"
              + "|end");
  private static final Pattern PARTICIPANT = Pattern.compile("(?m)^ *participant (\\w+)");

  private final Path specs = specs();
  private final GuaranteesPage page =
      GuaranteesPage.at(specs.resolveSibling("docs/concepts/guarantees.md"));
  private final Path appendix = specs.resolveSibling("docs/concepts/claims.md");

  /** By file name. */
  private final Map<String, Claim> claims =
      Stream.of(specs.resolve("claims"), specs.resolve("claims/large"))
          .flatMap(folder -> Claims.in(folder).all().stream())
          .collect(
              Collectors.toMap(
                  claim -> path(claim),
                  Function.identity(),
                  (one, other) -> one,
                  LinkedHashMap::new));

  private static Path specs() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("claims")) ? here : here.resolve("specs");
  }

  private static String path(Claim claim) {
    Path folder = claim.config().getParent().getFileName();
    String file = claim.config().getFileName().toString();
    return folder.endsWith("large") ? "large/" + file : file;
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    if (Boolean.getBoolean("railway.regenerate")) {
      followsClaimsThatMoved();
    }
    assertThat(page.links()).isNotEmpty();
    assertThat(page.links().stream().flatMap(link -> dead(link).stream()))
        .as("claims that only moved are followed with -Drailway.regenerate=true")
        .isEmpty();
  }

  /** From the ordinary ones to the large ones, or back. */
  private void followsClaimsThatMoved() throws IOException {
    String text = page.text();
    for (Link link : page.links()) {
      if (!Files.exists(page.resolved(link))) {
        text =
            text.replace(
                "(" + link.target(),
                "(" + moved(link).map(now -> "../../specs/claims/" + now).orElse(link.target()));
      }
    }
    Files.writeString(page.file(), text);
  }

  private Optional<String> moved(Link link) {
    return claims.keySet().stream()
        .filter(now -> Path.of(now).endsWith(link.fileName()))
        .findFirst();
  }

  private Optional<String> dead(Link link) {
    if (link.target().startsWith("#")) {
      return page.anchors().contains(link.target())
          ? Optional.empty()
          : Optional.of(link + ": the page has no such heading");
    }
    if (Files.exists(page.resolved(link))) {
      return Optional.empty();
    }
    String remedy =
        moved(link)
            .map(now -> "it is now ../../specs/claims/" + now)
            .orElse("link what has taken its place, or promise no more what nothing checks");
    return Optional.of(link + ": there is no such file; " + remedy);
  }

  @Test
  void everyLinkToAClaimSaysOfWhichKindItIs() {
    assertThat(
            claimed(page.text()).entrySet().stream()
                .flatMap(e -> mislabelled(e.getKey(), e.getValue())))
        .isEmpty();
  }

  private static Stream<String> mislabelled(Link link, Claim claim) {
    String says = (link.title() + " " + link.text()).strip().toLowerCase(Locale.ROOT);
    List<String> kinds =
        switch (claim) {
          case Claim.Holds holds -> List.of("checked", "possible", "impossible");
          case Claim.Fails fails -> List.of("counterexample");
        };
    return kinds.stream().anyMatch(says::startsWith)
        ? Stream.empty()
        : Stream.of(
            "%s: this claim %s; let the text, or the title, of the link begin with one of %s"
                .formatted(link, claim.expected(), kinds));
  }

  @ParameterizedTest
  @FieldSource("HEADINGS")
  void everyCategoryLinksWhatHolds_andWhatFailsWithoutWhatItNeeds(String heading) {
    List<Claim> linked =
        claimed(page.section(heading)).values().stream()
            .filter(claim -> claim.spec().equals(SPECS.get(heading)))
            .toList();
    assertThat(linked)
        .as("the section \"## %s\": link a claim %s.….holds.cfg", heading, SPECS.get(heading))
        .hasAtLeastOneElementOfType(Claim.Holds.class);
    assertThat(linked)
        .as("the section \"## %s\": link a claim %s.….fails.….cfg", heading, SPECS.get(heading))
        .hasAtLeastOneElementOfType(Claim.Fails.class);
  }

  @ParameterizedTest
  @FieldSource("HEADINGS")
  void everyCategoryHasQuestions_andTwoPictures(String heading) {
    String section = page.section(heading);
    assertThat(section)
        .as("the section \"## %s\" needs questions to paste: ```text and lines 1., 2. …", heading)
        .containsPattern("(?s)```text\n1\\. .*\\?.*```");
    assertThat(GuaranteesPage.pictures(section))
        .as("the section \"## %s\" needs what it survives and what it cannot, drawn", heading)
        .hasSize(2)
        .allSatisfy(GuaranteesPageTest::isDrawn);
  }

  /**
   * As far as can be said without a renderer: known sentences about participants that are there.
   */
  private static void isDrawn(String picture) {
    List<String> lines = picture.lines().map(String::strip).toList();
    assertThat(lines.getFirst()).isEqualTo("sequenceDiagram");
    Set<String> there =
        PARTICIPANT
            .matcher(picture)
            .results()
            .map(result -> result.group(1))
            .collect(Collectors.toSet());
    for (String line : lines.subList(1, lines.size())) {
      Matcher sentence = SENTENCE_OF_A_PICTURE.matcher(line);
      assertThat(sentence.matches())
          .as("\"%s\" is not a plain sentence of a sequence diagram", line)
          .isTrue();
      Set<String> named = new HashSet<>();
      for (String group : List.of("from", "to", "left", "right")) {
        Optional.ofNullable(sentence.group(group)).ifPresent(named::add);
      }
      assertThat(there).as("\"%s\" names somebody who is no participant", line).containsAll(named);
    }
  }

  @Test
  void everyPromiseOfATableIsCheckedByAClaimThatItsRowLinks() throws IOException {
    List<String> rows =
        page.text()
            .lines()
            .filter(line -> line.matches("\\| [^|]+ \\| `[^|]+` \\| [^|]+ \\|"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(SPECS.size());
    for (String row : rows) {
      List<String> names =
          Pattern.compile("`(\\w+)`")
              .matcher(row.split("\\|", -1)[2])
              .results()
              .map(result -> result.group(1))
              .toList();
      assertThat(checkedBy(claimed(row).values()))
          .as("%s%nlink a claim ….holds.cfg that lists what the row names", row)
          .containsAll(names);
    }
  }

  @ParameterizedTest
  @FieldSource("PROMISES")
  void everyPromiseIsInAClaimThatHolds_andThePageLinksIt(String promise) throws IOException {
    assertThat(page.text()).as("the page does not name %s", promise).contains("`" + promise + "`");
    assertThat(checkedBy(claimed(page.text()).values()))
        .as("link a claim …holds.cfg that lists %s among its INVARIANTS or PROPERTIES", promise)
        .contains(promise);
  }

  /** The names of all that was found to hold. */
  private static Set<String> checkedBy(Collection<Claim> claims) throws IOException {
    Set<String> checked = new HashSet<>();
    for (Claim claim : claims) {
      if (claim instanceof Claim.Holds) {
        ModelConfig config = ModelConfig.parse(Files.readString(claim.config()));
        checked.addAll(config.invariants());
        checked.addAll(config.properties());
      }
    }
    return checked;
  }

  /** An assumption is a constant below "What is assumed" in the spec. */
  @Test
  void everyAssumptionOfASpecHasALinkToAClaimThatFailsWithoutIt() throws IOException {
    Set<Claim> linked = Set.copyOf(claimed(page.text()).values());
    Map<String, List<Claim>> needing = new LinkedHashMap<>();
    for (String spec : Claims.specs(specs)) {
      for (String assumption : assumptions(Files.readString(specs.resolve(spec + ".tla")))) {
        List<Claim> failing = failing(spec, assumption);
        if (!failing.isEmpty()) {
          needing.put(spec + ": " + assumption, failing);
        }
      }
    }
    assertThat(needing).containsKeys("Pessimistic: NetworkBound", "TwoStep: CancelIsFinal");
    assertThat(
            needing.entrySet().stream()
                .filter(entry -> entry.getValue().stream().noneMatch(linked::contains))
                .map(
                    entry ->
                        "%s: say on the page what happens without it, and link one of %s"
                            .formatted(
                                entry.getKey(),
                                entry.getValue().stream().map(Claim::name).toList())))
        .isEmpty();
  }

  private static List<String> assumptions(String spec) {
    return Pattern.compile("(?m)^ *\\\\\\* What is assumed[^\n]*\n((?: +\\w+.*\n)+)")
        .matcher(spec)
        .results()
        .flatMap(block -> block.group(1).lines())
        .map(line -> line.strip().replaceFirst("\\W.*", ""))
        .toList();
  }

  /** Claims that fail where the assumption is taken away, if any claim holds where it is made. */
  private List<Claim> failing(String spec, String assumption) throws IOException {
    boolean isEverMade = false;
    Stream.Builder<Claim> failing = Stream.builder();
    for (Claim claim : claims.values()) {
      String text = Files.readString(claim.config());
      if (claim.spec().equals(spec)) {
        if (claim instanceof Claim.Holds && text.contains(" " + assumption + " = TRUE\n")) {
          isEverMade = true;
        }
        if (claim instanceof Claim.Fails && text.contains(" " + assumption + " = FALSE\n")) {
          failing.add(claim);
        }
      }
    }
    return isEverMade ? failing.build().toList() : List.of();
  }

  @Test
  void everyCellOfWhatIsPossibleLinksItsClaim_andSaysWhatItShows() throws IOException {
    List<String> rows =
        page.section(POSSIBLE).lines().filter(line -> line.startsWith("| ")).skip(1).toList();
    assertThat(rows).as("one row for each third party in \"## %s\"", POSSIBLE).hasSize(5);
    Set<String> claimsOfCells = new HashSet<>();
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      assertThat(cells).as(row).hasSize(5);
      for (String cell : List.of(cells[2], cells[3])) {
        Map<Link, Claim> linked = claimed(cell);
        assertThat(linked).as("the cell \"%s\": link its claim", cell).isNotEmpty();
        boolean impossible = cell.strip().replace("[", "").startsWith("impossible");
        for (Claim claim : linked.values()) {
          assertThat(claim.spec()).as(cell).isEqualTo("Capabilities");
          ModelConfig config = ModelConfig.parse(Files.readString(claim.config()));
          assertThat(impossible ? config.invariants() : config.properties())
              .as(
                  "the cell \"%s\" must say what %s shows: impossible if NobodyWins, possible if"
                      + " SaysTheTruth",
                  cell, claim.name())
              .contains(impossible ? "NobodyWins" : "SaysTheTruth");
          assertThat(claimsOfCells.add(claim.name()))
              .as("%s stands in two cells", claim.name())
              .isTrue();
        }
      }
    }
    assertThat(claimsOfCells)
        .as("every claim about a capability that holds has a cell in \"## %s\"", POSSIBLE)
        .containsAll(
            claims.values().stream()
                .filter(Claim.Holds.class::isInstance)
                .filter(claim -> claim.spec().equals("Capabilities"))
                .map(Claim::name)
                .toList());
  }

  @Test
  void theListOfAllClaimsIsComplete() throws IOException {
    String generated = list();
    if (Boolean.getBoolean("railway.regenerate")) {
      Files.writeString(appendix, generated);
    }
    assertThat(appendix)
        .as(
            "write it anew: ./mvnw -pl specs test -Dtest=%s -Drailway.regenerate=true",
            getClass().getSimpleName())
        .hasContent(generated);
  }

  private String list() {
    StringBuilder list =
        new StringBuilder(
            """
            # All claims

            Made from [specs/claims](../../specs/claims) by a test. *Holds*: everything that the file lists is true in every state that the
            model has. *Fails*: without what the sentence takes away, this property breaks. Those of *fails* that begin with *Not vacuous*
            or *It does happen* take nothing away: they show that a state is reached. What it means for you is told in
            [What is promised, and what it rests on](guarantees.md).
            """);
    Map<String, List<Claim>> bySpec =
        claims.values().stream()
            .collect(Collectors.groupingBy(Claim::spec, LinkedHashMap::new, Collectors.toList()));
    bySpec.keySet().stream()
        .sorted()
        .forEach(
            spec -> {
              list.append("\n## [%s](../../specs/%s.tla)\n\n".formatted(spec, spec));
              list.append("| claim | | in a sentence |\n|---|---|---|\n");
              bySpec.get(spec).forEach(claim -> list.append(row(claim)));
            });
    return list.toString();
  }

  private static String row(Claim claim) {
    return "| [%s](../../specs/claims/%s)%s | %s | %s |%n"
        .formatted(
            claim.words(),
            path(claim),
            path(claim).startsWith("large/") ? ", large" : "",
            claim.expected(),
            claim.sentence().replace("|", "\\|"));
  }

  /** The claims that a text links; links to nothing are another test's. */
  private Map<Link, Claim> claimed(String text) {
    Map<Link, Claim> claimed = new LinkedHashMap<>();
    for (Link link : GuaranteesPage.links(text)) {
      String path = link.target().replaceFirst("^.*specs/claims/", "");
      if (link.isToAClaim() && claims.containsKey(path)) {
        claimed.put(link, claims.get(path));
      }
    }
    return claimed;
  }
}
