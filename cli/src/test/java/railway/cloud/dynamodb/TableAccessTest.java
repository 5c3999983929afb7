package railway.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import railway.cloud.wire.Json;

/** What each operation of DynamoDB needs permission for. */
class TableAccessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          PutItem            ; {"TableName":"A"}                                       ; PutItem table/A
          PutItem            ; {"TableName":"arn:aws:dynamodb:local:1:table/A"}        ; PutItem table/A
          Query              ; {"TableName":"A","IndexName":"i"}                       ; Query table/A/index/i
          ListTables         ; {}                                                      ; ListTables *
          BatchWriteItem     ; {"RequestItems":{"A":[]}}                               ; BatchWriteItem table/A
          TransactWriteItems ; {"TransactItems":[{"Put":{"TableName":"A"}},{"ConditionCheck":{"TableName":"B"}}]} ; PutItem table/A, ConditionCheckItem table/B
          TransactGetItems   ; {"TransactItems":[{"Get":{"TableName":"A"}}]}           ; GetItem table/A
          ExecuteStatement   ; {"Statement":"SELECT * FROM \\"A\\" WHERE id='FROM B'"} ; PartiQLSelect table/A
          ExecuteStatement   ; {"Statement":"update A set x=1"}                        ; PartiQLUpdate table/A
          BatchExecuteStatement ; {"Statements":[{"Statement":"INSERT INTO \\"A\\" VALUE {}"}]} ; PartiQLInsert table/A
          ExecuteTransaction ; {"TransactStatements":[{"Statement":"DELETE FROM A"}]}  ; PartiQLDelete table/A
          ExecuteStatement   ; {"Statement":"EXPLAIN"}                                 ; PartiQL *
          DescribeStream     ; {"StreamArn":"arn:aws:dynamodb:ddblocal:0:table/A/stream/2026-01-01"} ; DescribeStream table/A/stream/local
          GetRecords         ; {"ShardIterator":"x"}                                   ; GetRecords *
          """)
  void operation_needs(String operation, String request, String needed) {
    List<String> accesses =
        TableAccess.of(operation, Json.object(request).orElseThrow()).stream()
            .map(
                access ->
                    access.action().replace("dynamodb:", "")
                        + " "
                        + access.resource().replace("arn:aws:dynamodb:local:000000000000:", ""))
            .toList();

    assertThat(String.join(", ", accesses)).isEqualTo(needed);
  }
}
