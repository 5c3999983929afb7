package railway.testing;

import static railway.workflow.Category.IDEMPOTENT;
import static railway.workflow.Category.OPAQUE;
import static railway.workflow.Category.OPTIMISTIC_LOCK;
import static railway.workflow.Category.PESSIMISTIC_LOCK;
import static railway.workflow.Category.TO_DO;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import railway.testing.world.Call;
import railway.testing.world.Fault;
import railway.workflow.Category;

/**
 * One cell of the adversary's matrix: a fault at a call, in a task of a category, or in none:
 * before the first task, after the last one, or where a call is about no workflow at all.
 */
public record Coverage(Fault fault, Call call, Optional<Category> category) {

  private static final Set<Category> ALL = EnumSet.allOf(Category.class);
  private static final Set<Category> STATES = EnumSet.complementOf(EnumSet.of(TO_DO));

  /** Every cell that a workflow with a task of each category can fill. */
  public static List<Coverage> possible() {
    List<Coverage> cells = new ArrayList<>();
    for (Call call : Call.values()) {
      for (Fault fault : Fault.values()) {
        if (call.suffers(fault) || (call == Call.APPEND && fault == Fault.SKEWED)) {
          cells.addAll(cells(fault, call));
        }
      }
    }
    for (Category category : STATES) {
      cells.add(new Coverage(Fault.OVERLAPPED, Call.WAKE, Optional.of(category)));
    }
    return cells;
  }

  private static List<Coverage> cells(Fault fault, Call call) {
    List<Coverage> cells = new ArrayList<>();
    for (Category category : categories(call)) {
      if (fault != Fault.ZOMBIE
          || call.place() != Call.Place.THIRD_PARTY
          || wakes(call, category)) {
        cells.add(new Coverage(fault, call, Optional.of(category)));
      }
    }
    if (outside(call)) {
      cells.add(new Coverage(fault, call, Optional.empty()));
    }
    return cells;
  }

  /**
   * What a process sends after its end must do no harm: keys, and steps that are held already. The
   * others rest on the bound of the process.
   */
  private static boolean wakes(Call call, Category category) {
    return call == Call.CONFIRM || call == Call.CANCEL || category == IDEMPOTENT;
  }

  /** In which tasks it is called. */
  private static Set<Category> categories(Call call) {
    return switch (call) {
      case APPEND, TAIL, SHOW, FOLLOW, PROJECT -> ALL;
      case READ, OPEN, CLOSE, LOOK, ANSWER -> EnumSet.of(TO_DO);
      case PAUSE, REQUEST -> STATES;
      case ATTEMPT -> EnumSet.of(IDEMPOTENT, PESSIMISTIC_LOCK, OPAQUE);
      case FIND -> EnumSet.of(PESSIMISTIC_LOCK);
      case PREPARE, CONFIRM, CANCEL, HELD -> EnumSet.of(OPTIMISTIC_LOCK);
      case START, WAKE, DUE, ANNOUNCE -> Set.of();
    };
  }

  /** Whether it is called outside of tasks. */
  private static boolean outside(Call call) {
    return switch (call) {
      case APPEND, SHOW, FOLLOW, PROJECT, START, WAKE, DUE, ANNOUNCE -> true;
      case TAIL, READ, OPEN, CLOSE, LOOK, ANSWER, PAUSE, REQUEST -> false;
      case ATTEMPT, FIND, PREPARE, CONFIRM, CANCEL, HELD -> false;
    };
  }
}
