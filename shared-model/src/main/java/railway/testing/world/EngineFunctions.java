package railway.testing.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Begun;
import railway.engine.Concurrently;
import railway.engine.Definitions;
import railway.engine.Invocation;
import railway.engine.InvocationEnded;
import railway.engine.Pace;
import railway.engine.Patrol;
import railway.engine.Projection;
import railway.engine.Railway;
import railway.store.Entry;
import railway.store.Journal.Reading;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
import railway.workflow.Definition;
import railway.workflow.Event;

/** The verbs of the engine, called directly: what functions do beside reading and writing bytes. */
final class EngineFunctions implements Functions {

  private static final Duration ROUND = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Definitions definitions;
  private final Railway railway;
  private final Projection projection;
  private final Patrol patrol;
  private final Brought brought;

  /** What a version makes of an entry that the stream brings. */
  interface Brought {
    Reading toFollow(Entry entry, Invocation invocation);

    Reading toShow(Entry entry, Invocation invocation);
  }

  EngineFunctions(Ports ports, Brought brought) {
    this.definitions = ports.definitions();
    this.railway = ports.railway();
    this.projection =
        new Projection(
            ports.definitions(), ports.journal(), ports.workflows(), ports.toDos(), Pace.USUAL);
    this.patrol = new Patrol(railway, ports.workflows(), ROUND, LOOK);
    this.brought = brought;
  }

  @Override
  public Optional<String> start(Event trigger, Invocation invocation) {
    Optional<String> rejected = Optional.empty();
    for (Definition definition : definitions.startedBy(trigger.getClass())) {
      if (railway.start(definition, trigger, invocation) instanceof Begun.Refused(String reason)) {
        rejected = Optional.of(reason);
      }
    }
    return rejected;
  }

  @Override
  public Answered answer(Answer answer, Invocation invocation) {
    return railway.answer(answer, invocation);
  }

  /** The workflows of a batch are followed at once, each in the order of its records. */
  @Override
  public List<Entry> follow(List<Entry> batch, Invocation leader, Concurrently crew) {
    List<Entry> again = new ArrayList<>();
    Map<WorkflowId, List<Entry>> lanes = lanes(batch);
    if (lanes.size() == 1) {
      inOrder(batch, leader, again);
      return again;
    }
    lanes.values().forEach(lane -> crew.send(lane, (records, own) -> inOrder(records, own, again)));
    crew.join();
    return again;
  }

  private void inOrder(List<Entry> lane, Invocation invocation, List<Entry> again) {
    for (int i = 0; i < lane.size(); i++) {
      try {
        switch (brought.toFollow(lane.get(i), invocation)) {
          case Reading.Legible legible -> railway.follow(legible.entry(), invocation);
          case Reading.Unreadable unreadable -> railway.follow(unreadable.entry(), invocation);
        }
      } catch (StoreTrouble | InvocationEnded trouble) {
        again.addAll(lane.subList(i, lane.size()));
        return;
      }
    }
  }

  /** All records of a workflow at once, so that they cost one row. */
  @Override
  public List<Entry> project(List<Entry> batch, Invocation leader, Concurrently crew) {
    List<Entry> again = new ArrayList<>();
    for (List<Entry> lane : lanes(batch).values()) {
      try {
        show(lane, leader);
      } catch (StoreTrouble | InvocationEnded trouble) {
        again.addAll(lane);
      }
    }
    return again;
  }

  private void show(List<Entry> lane, Invocation invocation) {
    List<Entry> legible = new ArrayList<>();
    for (Entry entry : lane) {
      switch (brought.toShow(entry, invocation)) {
        case Reading.Legible read -> legible.add(read.entry());
        case Reading.Unreadable unreadable -> projection.show(unreadable.entry(), invocation);
      }
    }
    projection.show(legible);
  }

  private static Map<WorkflowId, List<Entry>> lanes(List<Entry> entries) {
    Map<WorkflowId, List<Entry>> lanes = new LinkedHashMap<>();
    for (Entry entry : entries) {
      lanes.computeIfAbsent(entry.id(), id -> new ArrayList<>()).add(entry);
    }
    return lanes;
  }

  @Override
  public void wake(int shard, Invocation leader, Concurrently crew) {
    patrol.walk(shard, leader, crew);
  }
}
