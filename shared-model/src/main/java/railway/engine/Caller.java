package railway.engine;

import java.util.Set;
import java.util.TreeSet;
import railway.workflow.Access;

/** Who answers or looks, as the platform vouches for it. */
public sealed interface Caller {

  /** For the journal: who it was. */
  String name();

  /** Whether an access rule admits this caller. */
  boolean admittedBy(Access access);

  /** Whose To-Dos this caller may see. */
  Set<String> assignees();

  /** Someone with a token of the identity provider. */
  record Person(String subject, Set<String> roles) implements Caller {
    public Person {
      roles = Set.copyOf(roles);
    }

    @Override
    public String name() {
      return subject;
    }

    @Override
    public boolean admittedBy(Access access) {
      return switch (access) {
        case Access.Role role -> roles.contains(role.role());
        case Access.Subject only -> subject.equals(only.subject());
        case Access.Source source -> false;
      };
    }

    @Override
    public Set<String> assignees() {
      Set<String> assignees = new TreeSet<>();
      assignees.add(new Access.Subject(subject).assignee());
      roles.forEach(role -> assignees.add(new Access.Role(role).assignee()));
      return assignees;
    }
  }

  /** A system that may put events of a source on the project's bus. */
  record Sender(String source) implements Caller {
    @Override
    public String name() {
      return source;
    }

    @Override
    public boolean admittedBy(Access access) {
      return access instanceof Access.Source(String admitted) && admitted.equals(source);
    }

    @Override
    public Set<String> assignees() {
      return Set.of(new Access.Source(source).assignee());
    }
  }
}
