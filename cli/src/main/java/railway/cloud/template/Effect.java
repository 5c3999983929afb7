package railway.cloud.template;

/** What a policy statement says of the calls that it is about. A denial wins. */
public enum Effect {
  Allow,
  Deny
}
