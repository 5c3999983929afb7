package railway.workflow;

/** The third party's own name for a first step it holds for us: a hold, a reservation, a draft. */
public record Step(String id) {
  public Step {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A step needs the id that the third party gave it");
    }
  }
}
