package railway.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import railway.cli.local.Stores;
import railway.cli.local.Town;
import railway.cli.shop.PlannedOrder;
import railway.cli.verdict.Evidence;
import railway.cli.verdict.LatePayments;
import railway.cli.verdict.Visit;
import railway.cli.verdict.WorkflowFile;
import railway.cloud.buckets.LocalBuckets;
import railway.engine.Audited;
import railway.engine.Auditor;
import railway.engine.Pace;
import railway.examples.thirdparties.HoldStatus;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.ToDoRow;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.workflow.Category;

/**
 * Collects the evidence of a run from the tables, the third parties and the queues. Read models may
 * be late: a row is waited for until it shows the newest entry, but not for ever.
 */
record Investigation(Town town, Stores stores, InstantSource clock) {
  private static final int PAGE = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /**
   * Everything about these orders, and about their refunds.
   *
   * @param seen workflows whose entries were seen
   */
  Evidence collect(List<PlannedOrder> orders, Set<WorkflowId> seen, Announcements announcements)
      throws InterruptedException {
    List<WorkflowFile> files = new ArrayList<>();
    Instant end = clock.instant().plus(PATIENCE);
    for (PlannedOrder order : orders) {
      files.add(settled(order.workflow(), end));
    }
    for (WorkflowId refund : refunds(files, seen)) {
      files.add(settled(refund, end));
    }
    return new Evidence(
        files,
        announcements.heard().stream()
            .map(
                event ->
                    new Evidence.Announcement(
                        String.join(" ", event.resources()), event.detailType()))
            .toList(),
        town.parties().effects(),
        town.parties().courier().holds().stream()
            .filter(hold -> hold.status() == HoldStatus.HELD)
            .toList(),
        bodies("RejectedEvents"),
        givenUp());
  }

  /** Those that there must be, and any that should not have begun. */
  private static NavigableSet<WorkflowId> refunds(List<WorkflowFile> orders, Set<WorkflowId> seen) {
    NavigableSet<WorkflowId> refunds = new TreeSet<>(Comparator.comparing(WorkflowId::value));
    orders.forEach(order -> LatePayments.in(order.entries()).forEach(refunds::add));
    Set<WorkflowId> known = orders.stream().map(WorkflowFile::id).collect(Collectors.toSet());
    seen.stream().filter(id -> !known.contains(id)).forEach(refunds::add);
    return refunds;
  }

  private WorkflowFile settled(WorkflowId id, Instant end) throws InterruptedException {
    WorkflowFile file = file(id);
    while (!isCurrent(file) && clock.instant().isBefore(end)) {
      Thread.sleep(BETWEEN_LOOKS);
      file = file(id);
    }
    return file;
  }

  private static boolean isCurrent(WorkflowFile file) {
    return !file.entries().isEmpty()
        && file.row().equals(Optional.of(WorkflowRow.of(file.entries().getLast())))
        && file.toDos().stream().allMatch(row -> row.decided().isPresent());
  }

  WorkflowFile file(WorkflowId id) {
    List<Entry> entries = entries(id);
    List<ToDoRow> toDos =
        Visit.of(entries).stream()
            .filter(visit -> visit.category() == Category.TO_DO)
            .flatMap(visit -> stores.toDos().get(visit.id()).stream())
            .toList();
    return new WorkflowFile(id, entries, stores.workflows().get(id), toDos, illegal(id));
  }

  private List<String> illegal(WorkflowId id) {
    return new Auditor(stores.definitions(), Pace.USUAL)
        .audit(stores.journal(), id).stream()
            .flatMap(
                audited ->
                    Stream.concat(
                        audited.objections().stream().map(Audited.Finding::words),
                        audited.unread().stream()))
            .toList();
  }

  private List<Entry> entries(WorkflowId id) {
    List<Entry> entries = new ArrayList<>();
    List<Journal.Reading> page;
    do {
      page = stores.journal().read(id, entries.size(), PAGE);
      page.forEach(reading -> entries.add(legible(reading)));
    } while (page.size() == PAGE);
    return entries;
  }

  private static Entry legible(Journal.Reading reading) {
    return switch (reading) {
      case Journal.Reading.Legible legible -> legible.entry();
      case Journal.Reading.Unreadable unreadable ->
          throw new IllegalStateException(unreadable.entry().reason());
    };
  }

  /** What no queue could take from events and answers, and the batches of the stream. */
  private List<String> givenUp() {
    List<String> givenUp = new ArrayList<>(bodies("DeadLetters"));
    LocalBuckets buckets = town.cloud().buckets();
    buckets.names().forEach(bucket -> givenUp.addAll(buckets.objects(bucket).values()));
    return givenUp;
  }

  private List<String> bodies(String logicalId) {
    String url = town.cloud().references().ref(logicalId);
    return town.cloud().queues().named(url.substring(url.lastIndexOf('/') + 1)).bodies();
  }
}
