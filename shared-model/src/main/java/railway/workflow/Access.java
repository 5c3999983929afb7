package railway.workflow;

/** Who may see and answer a To-Do. Everybody else is denied. */
public sealed interface Access {

  /** The key under which a To-Do is listed for whoever the rule admits. */
  String assignee();

  /** Anyone to whom the identity provider gave this role. */
  record Role(String role) implements Access {
    @Override
    public String assignee() {
      return "role:" + role;
    }
  }

  /** One person or system, by the identity provider's subject. */
  record Subject(String subject) implements Access {
    @Override
    public String assignee() {
      return "subject:" + subject;
    }
  }

  /** Whoever may put events of this source on the project's bus. */
  record Source(String source) implements Access {
    @Override
    public String assignee() {
      return "source:" + source;
    }
  }

  static Access role(String role) {
    return new Role(role);
  }

  static Access subject(String subject) {
    return new Subject(subject);
  }
}
