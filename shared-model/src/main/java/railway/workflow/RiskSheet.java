package railway.workflow;

/**
 * The four questions recorded for every opaque task, a checklist for people, shown wherever the
 * workflow is shown. The formal decision is the {@link Compromise}.
 */
public record RiskSheet(Visibility visibility, Necessity necessity, Concern concern, Risk risk) {

  /** Would anybody notice that it failed? */
  public enum Visibility {
    SELF_EVIDENT,
    TRACEABLE,
    INVISIBLE
  }

  /** Can the workflow go on without it? */
  public enum Necessity {
    MUST_HAPPEN,
    SHOULD_HAPPEN,
    NICE_TO_HAVE
  }

  /** Who is hurt first? */
  public enum Concern {
    OWN,
    THIRD_PARTY,
    CUSTOMER
  }

  /** What follows? */
  public enum Risk {
    REPUTATION,
    LEGAL,
    DATA_BREACH,
    ECONOMIC_LOSS
  }
}
