package railway.functions;

import java.util.Optional;
import railway.aws.Json;
import railway.aws.dynamodb.EntryCodec;
import railway.aws.dynamodb.StreamImages;
import railway.store.Entry;
import railway.store.Journal.Reading;
import railway.store.UnreadableEntry;
import railway.store.WorkflowId;

/**
 * A record of the journal's stream: a hint that a workflow went on.
 *
 * @param index its place in the batch
 * @param sequenceNumber under which it is reported as failed; empty stands for the whole batch
 * @param text the record as it came
 */
record StreamRecord(int index, String sequenceNumber, String text, Content content) {

  /** What a record is about. */
  sealed interface Content {

    /** An entry that today's definitions read. */
    record Legible(Entry entry) implements Content {}

    /** An entry that they do not read; it says where the workflow stands. */
    record Unreadable(UnreadableEntry entry) implements Content {}

    /** An image that is no entry; the key says whose. */
    record Broken(WorkflowId id, String reason) implements Content {}

    /** Nothing says which workflow it belongs to. */
    record Nameless(String reason) implements Content {}

    /** A change or a deletion, which the journal knows nothing of: not a new entry. */
    record NoEntry(String eventName) implements Content {}
  }

  static StreamRecord of(int index, Tree tree, EntryCodec codec) {
    String sequenceNumber = tree.at("dynamodb", "SequenceNumber").text().orElse("");
    return new StreamRecord(index, sequenceNumber, Json.write(tree.value()), content(tree, codec));
  }

  private static Content content(Tree tree, EntryCodec codec) {
    String eventName = tree.at("eventName").text().orElse("INSERT");
    if (!eventName.equals("INSERT")) {
      return new Content.NoEntry(eventName);
    }
    Optional<WorkflowId> id =
        id(tree.at("dynamodb", "Keys")).or(() -> id(tree.at("dynamodb", "NewImage")));
    if (id.isEmpty()) {
      return new Content.Nameless(
          "The record has no workflowId of 1 to %d characters in dynamodb.Keys or dynamodb.NewImage: this function belongs to the stream of the Journal table, with new images"
              .formatted(WorkflowId.LONGEST));
    }
    try {
      return switch (codec.decode(StreamImages.item(tree.at("dynamodb", "NewImage").value()))) {
        case Reading.Legible legible -> new Content.Legible(legible.entry());
        case Reading.Unreadable unreadable -> new Content.Unreadable(unreadable.entry());
      };
    } catch (IllegalArgumentException broken) {
      return new Content.Broken(id.get(), String.valueOf(broken.getMessage()));
    }
  }

  private static Optional<WorkflowId> id(Tree item) {
    return item.at("workflowId", "S")
        .text()
        .filter(id -> !id.isBlank() && id.length() <= WorkflowId.LONGEST)
        .map(WorkflowId::new);
  }

  /** Records of one lane are handled in their order: those of one workflow. */
  String lane() {
    return switch (content) {
      case Content.Legible legible -> legible.entry().id().value();
      case Content.Unreadable unreadable -> unreadable.entry().id().value();
      case Content.Broken broken -> broken.id().value();
      case Content.Nameless nameless -> "";
      case Content.NoEntry noEntry -> "";
    };
  }
}
