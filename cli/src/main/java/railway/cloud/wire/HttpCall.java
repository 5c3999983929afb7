package railway.cloud.wire;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One HTTP request, wholly read. Header names are in lower case. */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record HttpCall(
    String method, URI uri, Map<String, List<String>> headers, byte[] body, String caller) {
  /** The value of a header that is given once, or all its values joined by a comma. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName)).map(values -> String.join(",", values));
  }
}
