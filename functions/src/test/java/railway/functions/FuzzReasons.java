package railway.functions;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reasons of refusals in a word or two, for the summary. */
final class FuzzReasons {
  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("breaks its contract", "contract");
    KINDS.put("not as it must be", "contract");
    KINDS.put("no event of EventBridge", "no event");
    KINDS.put("No workflow is started by", "unknown type");
    KINDS.put("a different", "other event, same key");
    KINDS.put("another prefix", "id of another workflow");
    KINDS.put("cannot start from", "cannot start");
    KINDS.put("over the limit", "too large");
    KINDS.put("Mend the text", "not JSON");
    KINDS.put("may not be answered by", "denied");
    KINDS.put("was decided before", "decided before");
    KINDS.put("has expired", "expired");
    KINDS.put("cannot be taken", "invalid");
    KINDS.put("no workflowId", "nameless record");
    KINDS.put("Not an image", "no image");
    KINDS.put("Illegal base64", "no image");
    KINDS.put("cannot be read at", "unreadable entry");
  }

  private FuzzReasons() {}

  static String of(String reason) {
    return KINDS.entrySet().stream()
        .filter(kind -> reason.contains(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("a reason of no known kind: " + reason));
  }
}
