package railway.cloud;

/** Where the functions of a local cloud run. */
public enum Hosting {
  /** In the process of the cloud: starts at once, and runs on any machine with a JDK. */
  WITHIN,

  /** Each function in processes of its own, which can really die. On Linux only. */
  PROCESSES
}
