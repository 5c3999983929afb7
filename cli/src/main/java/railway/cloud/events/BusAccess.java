package railway.cloud.events;

import java.util.List;
import java.util.Map;
import railway.cloud.access.Access;
import railway.cloud.access.Credentials;
import railway.cloud.access.Guard;
import railway.cloud.access.Verdict;
import railway.cloud.template.BusSpec;
import railway.cloud.template.LocalArn;
import railway.cloud.wire.AwsError;
import railway.cloud.wire.AwsJsonServer;
import railway.cloud.wire.Json;

/** What PutEvents needs permission for, entry by entry, and how EventBridge refuses it. */
record BusAccess(Guard guard) implements AwsJsonServer.Gate {

  @Override
  public void admit(String authorization, String operation, Map<String, Object> request) {
    if (request.get("Entries") instanceof List<?> entries) {
      for (Object tree : entries) {
        if (tree instanceof Map<?, ?> map) {
          admit(Credentials.ofSignature(authorization), new Entry(Json.ofStrings(map)));
        }
      }
    }
  }

  private void admit(Credentials credentials, Entry entry) {
    Access access =
        Access.to("events:PutEvents", LocalArn.bus(new BusSpec(entry.bus(), entry.bus())))
            .with("events:source", entry.text("Source").orElse(""))
            .with("events:detail-type", entry.text("DetailType").orElse(""));
    switch (guard.judge(credentials, access)) {
      case Verdict.Allowed() -> {}
      case Verdict.Denied denied -> throw AwsError.of("AccessDeniedException", denied.reason());
    }
  }
}
