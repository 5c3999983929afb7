package railway.functions;

import railway.workflow.TaskId;

/** Names of To-Dos from outside. */
final class ToDoNames {

  private ToDoNames() {}

  /** Whether a To-Do can be called so at all. */
  static boolean fit(String name) {
    return !name.isBlank() && name.length() <= TaskId.LONGEST && Wholeness.of(name);
  }
}
