package railway.emulator;

import java.util.Map;
import railway.cloud.template.References;

/**
 * What the emulator says that the stack's queues and buses are called; the local cloud's names for
 * the rest, which nobody asks the emulator for.
 *
 * @param refs by logical id
 * @param arns by logical id
 */
record StackReferences(Map<String, String> refs, Map<String, String> arns, References others)
    implements References {
  StackReferences {
    refs = Map.copyOf(refs);
    arns = Map.copyOf(arns);
  }

  @Override
  public String ref(String logicalId) {
    String known = refs.get(logicalId);
    return known == null ? others.ref(logicalId) : known;
  }

  @Override
  public String attribute(String logicalId, String attribute) {
    String arn = arns.get(logicalId);
    return arn == null || !attribute.equals("Arn") ? others.attribute(logicalId, attribute) : arn;
  }
}
