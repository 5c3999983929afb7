package railway.cloud.template;

/**
 * Looks up what {@code !Ref} and {@code !GetAtt} of a resource stand for on this machine.
 *
 * @see LocalReferences
 */
public interface References {

  /**
   * The value of {@code !Ref logicalId}: a table's, bus's or function's name, a queue's URL.
   *
   * @throws TemplateException when the template has no such resource
   */
  String ref(String logicalId);

  /**
   * The value of {@code !GetAtt logicalId.attribute}.
   *
   * @throws TemplateException when the template has no such resource, or it has no such attribute
   *     in the local cloud
   */
  String attribute(String logicalId, String attribute);
}
