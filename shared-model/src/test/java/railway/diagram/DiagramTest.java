package railway.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import railway.workflow.Definition;
import railway.workflow.authored.Parcel;

final class DiagramTest {
  private final Definition parcel = Definition.of(Parcel.unasked());

  @Test
  void thePicture_hasEveryTaskAndDomainEvent_inThePapersColours() {
    assertThat(Mermaid.of(parcel))
        .isEqualTo(
            """
            flowchart TD
              classDef event fill:#f39c12,stroke:#9c640c,color:#000
              classDef state fill:#808000,stroke:#4d4d00,color:#fff
              classDef todo fill:#008080,stroke:#004d4d,color:#fff
              event_ParcelBrought(["Parcel brought"]):::event
              task_Weigh["<b>Weigh</b><br/>Trivial, idempotency enabled"]:::state
              task_PrintLabel["<b>Print label</b><br/>Opaque, black boxed<br/>human"]:::state
              task_LookForLabel["<b>Look for label</b><br/>To Do, external action required<br/>cannot expire"]:::todo
              task_UseLocker["<b>Use locker</b><br/>Deterministic, pessimistic lock enabled"]:::state
              task_CallCarrier["<b>Call carrier</b><br/>Deterministic, optimistic lock enabled"]:::state
              event_ParcelDelivered(["Parcel delivered"]):::event
              event_ParcelReturned(["Parcel returned"]):::event
              event_ParcelBrought --> task_Weigh
              task_Weigh -->|"Parcel returned<br/>(expires, gives up)"| event_ParcelReturned
              task_Weigh -->|"Parcel weighed"| task_PrintLabel
              task_PrintLabel -->|"Parcel returned<br/>(expires)"| event_ParcelReturned
              task_PrintLabel -->|"Label printed"| task_UseLocker
              task_PrintLabel -->|"Label uncertain<br/>(uncertain)"| task_LookForLabel
              task_LookForLabel -->|"Parcel returned"| event_ParcelReturned
              task_LookForLabel -->|"Label printed"| task_UseLocker
              task_UseLocker -->|"Parcel delivered"| event_ParcelDelivered
              task_UseLocker -->|"Locker full<br/>(expires, gives up)"| task_CallCarrier
              task_CallCarrier -->|"Parcel delivered"| event_ParcelDelivered
              task_CallCarrier -->|"Parcel returned"| event_ParcelReturned
            """);
  }

  @Test
  void theReport_saysOfEachTask_whatItsAuthorDeclared() {
    assertThat(Report.of(parcel).lines())
        .contains(
            "Starts with Parcel brought. Ends with Parcel delivered, Parcel returned.",
            "| **Weigh** | Trivial<br/>idempotency enabled | Parcel brought | Parcel returned → *the end*<br/>Parcel weighed → Print label | Parcel returned | Parcel returned | – | at most one effect, and one if accepted; keys are remembered for 7 d |",
            "| **Print label** | Opaque<br/>black boxed | Parcel weighed | Parcel returned → *the end*<br/>Label printed → Use locker<br/>Label uncertain → Look for label | Parcel returned | any answer | human: Label uncertain | never once for sure; bounded by the compromise |",
            "| **Look for label** | To Do<br/>external action required | Label uncertain | Parcel returned → *the end*<br/>Label printed → Use locker | cannot expire | – | – | decided once |",
            "| **Print label** | self evident | must happen | own | economic loss |");
  }

  @Test
  void thePictureInTheReport_isThePicture() {
    assertThat(Report.of(parcel)).contains("```mermaid\n" + Mermaid.of(parcel) + "```\n");
  }

  @Test
  void theSameDefinition_isDrawnTheSameEveryTime() {
    assertThat(Report.of(Definition.of(Parcel.unasked()))).isEqualTo(Report.of(parcel));
  }

  @Test
  void durations_areSaidInWords() {
    assertThat(Words.of(Duration.ofHours(36))).isEqualTo("1 d 12 h");
    assertThat(Words.of(Duration.ofMillis(1500))).isEqualTo("1 s 500 ms");
    assertThat(Words.of(Duration.ZERO)).isEqualTo("0 s");
  }
}
