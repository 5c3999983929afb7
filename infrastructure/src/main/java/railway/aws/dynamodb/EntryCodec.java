package railway.aws.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import railway.decision.Fact;
import railway.store.Entry;
import railway.store.Journal.Reading;
import railway.store.Standing;
import railway.store.UnreadableEntry;
import railway.store.WorkflowId;
import railway.workflow.Definition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Journal entries as items, and items from tables and streams as entries. Decoding never throws:
 * what today's definitions cannot read is an {@link UnreadableEntry}, which still says where the
 * workflow stands.
 */
public final class EntryCodec {
  private static final Trees TREES = new Trees(Decimals.EXACT);
  private static final String FOLLOW = "follow";

  private final Function<String, Optional<Definition>> definitions;

  /**
   * A codec for the entries of these workflows.
   *
   * @param definitions the definition of a workflow's name, if there is one
   */
  public EntryCodec(Function<String, Optional<Definition>> definitions) {
    this.definitions = definitions;
  }

  /**
   * The item of an entry; {@code follow} is {@code stream} or {@code no}, and the trigger of the
   * stream filters on it.
   *
   * @throws IllegalArgumentException if an event breaks its own contract, for example with a
   *     component that is null
   */
  public Map<String, AttributeValue> encode(Entry entry) {
    Fields standing = new Fields();
    StandingCodec.write(entry.standing(), standing);
    return TREES.store(
        new Fields()
            .put("workflowId", entry.id().value())
            .put("seq", entry.seq())
            .put("at", entry.at())
            .put("by", entry.by())
            .put("workflow", entry.workflow())
            .put("facts", entry.facts().stream().map(FactCodec::write).toList())
            .put("standing", standing.map())
            .put(FOLLOW, follow(entry.hop()))
            .map());
  }

  /** The entry of an item, from a read or from the new image of a stream record. */
  public Reading decode(Map<String, AttributeValue> item) {
    Stored stored = Stored.item(Trees.read(item));
    try {
      return new Reading.Legible(entry(stored));
    } catch (Broken broken) {
      return new Reading.Unreadable(unreadable(stored, broken.reason()));
    } catch (RuntimeException unforeseen) { // an author's constructor or contract
      return new Reading.Unreadable(unreadable(stored, unforeseen.toString()));
    }
  }

  private Entry entry(Stored item) {
    Definition definition = definition(item.at("workflow"));
    List<Fact> facts =
        item.at("facts").list().stream().map(fact -> FactCodec.read(fact, definition)).toList();
    if (facts.isEmpty()) {
      throw new Broken("facts", "there are none", "put the attribute back as it was");
    }
    return new Entry(
        item.at("workflowId").as(WorkflowId::new),
        item.at("seq").number(),
        item.at("at").instant(),
        item.at("by").text(),
        definition.name(),
        facts,
        StandingCodec.read(item.at("standing")),
        hop(item.at(FOLLOW)));
  }

  private Definition definition(Stored workflow) {
    return definitions
        .apply(workflow.text())
        .orElseThrow(
            () ->
                new Broken(
                    workflow.path(),
                    "no workflow is called %s".formatted(workflow.name()),
                    "put it back among the workflows that are deployed, or give the renamed one its old name()"));
  }

  private static UnreadableEntry unreadable(Stored item, String problem) {
    String id = or("?", () -> item.at("workflowId").as(WorkflowId::new).value());
    long seq = or(0L, () -> item.at("seq").number());
    Instant written = or(Instant.EPOCH, () -> item.at("at").instant());
    Instant at = Moments.isUsual(written) ? written : Instant.EPOCH;
    Standing unreadable = StandingCodec.unreadable(seq, at);
    Standing read = or(unreadable, () -> StandingCodec.read(item.at("standing")));
    Standing standing = Moments.isUsual(read.since()) ? read : unreadable;
    return new UnreadableEntry(
        new WorkflowId(id),
        seq,
        or("?", () -> item.at("workflow").text()),
        standing,
        "Entry %d of %s cannot be read at %s".formatted(seq, id, problem));
  }

  private interface Part<T> {
    T read();
  }

  private static <T> T or(T otherwise, Part<T> part) {
    try {
      return part.read();
    } catch (Broken broken) {
      return otherwise;
    }
  }

  private static String follow(Entry.Hop hop) {
    return switch (hop) {
      case STREAM -> "stream";
      case NONE -> "no";
    };
  }

  private static Entry.Hop hop(Stored follow) {
    return switch (follow.text()) {
      case "stream" -> Entry.Hop.STREAM;
      case "no" -> Entry.Hop.NONE;
      default -> throw follow.unknown("way to follow");
    };
  }
}
