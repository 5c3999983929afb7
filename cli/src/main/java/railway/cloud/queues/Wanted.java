package railway.cloud.queues;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The attributes that a request asks for: by name, by prefix ({@code order.*}), or all of them. */
record Wanted(List<String> names) {
  Wanted and(List<String> more) {
    List<String> both = new ArrayList<>(names);
    both.addAll(more);
    return new Wanted(both);
  }

  <V> Map<String, V> among(Map<String, V> all) {
    Map<String, V> chosen = new TreeMap<>(all);
    chosen.keySet().removeIf(name -> names.stream().noneMatch(wanted -> covers(wanted, name)));
    return chosen;
  }

  private static boolean covers(String wanted, String name) {
    boolean prefix = wanted.endsWith(".*");
    return wanted.equals("All")
        || wanted.equals(name)
        || (prefix && name.startsWith(wanted.substring(0, wanted.length() - 1)));
  }
}
