package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.internal.SqlErrors;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says of a failure, and what of that is passed on to who called. */
class ErrorTextTest extends AttackTest {

  /** Of rows that are there: of others, and of the caller's own tenant. */
  private static final List<String> VALUES_OF_ROWS =
      List.of("secret of", "b.key", "a.key", "@example.com", "Name of", "Source of", "Alert of");

  private static final String POINTS =
      "select signalcraft.push_points(@{a.source}, array[null]::uuid[], ";

  /** The caller's own values, which errors of the SDK do not repeat either. */
  private static final String MINE = "MY-OWN-VALUE";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into business_members (business_id, user_id, role, invited_by)"
            + " values (@{a}, @{a.viewer}, 'viewer', @{a.owner})",
        "insert into business_members (business_id, user_id, role, invited_by)"
            + " values (@{a}, @{no.such.user}, 'viewer', @{a.owner})",
        "insert into alerts (business_id, source_id, name, condition, threshold, created_by)"
            + " values (@{a}, @{b.source}, 'MY-OWN-VALUE', 'above', 1, @{a.owner})",
        "insert into alerts (business_id, source_id, name, condition, threshold, created_by)"
            + " values (@{a}, @{a.source}, 'MY-OWN-VALUE', 'sideways', 1, @{a.owner})",
        "insert into kpi_sources (business_id, name, type)"
            + " values (@{b}, 'MY-OWN-VALUE', 'custom')",
        "insert into kpi_sources (business_id, name, type)"
            + " values (@{a}, 'MY-OWN-VALUE', 'no such type')",
        "update businesses set name = '' where id = @{a}",
        "update businesses set settings = '[\"MY-OWN-VALUE\"]' where id = @{a}",
        "update kpi_sources set config = '7' where id = @{a.source}",
        "update user_profiles set timezone = ''",
        "update alerts set threshold = 'NaN' where id = @{a.alert}",
        POINTS + "array[now()], array['NaN'::numeric])",
        POINTS + "array[null::timestamptz], array[1.0])",
        POINTS + "array['infinity'::timestamptz], array[1.0])",
        POINTS + "array[now()], array[1.0], array['\"MY-OWN-VALUE\"'::jsonb])",
        POINTS + "array[now()], array[1.0], null, 'abc', sha256('x'))",
        POINTS + "array[now()], array[1.0], null, 'MY-OWN-VALUE', null)",
        "select signalcraft.save_anomalies(array[@{a.source}], array[now()], array['NaN'::numeric],"
            + " array[1.0], array[1.0], array['low'])",
        "select signalcraft.save_forecast(@{a.source}, null, 'MY-OWN-VALUE', null, array[now()],"
            + " array[1.0], array[1.0], array[1.0])",
        "select signalcraft.issue_api_key(@{a}, 'MY-OWN-VALUE', 'no hash', '{read}', null)",
        "select signalcraft.issue_api_key(@{a}, '', repeat('ab', 32), '{read}', null)",
        "select signalcraft.access('MY-OWN-VALUE')",
        "select 'MY-OWN-VALUE'::integer from businesses",
        "select 1 / (length(name) - length(name)) from businesses",
      })
  void no_failure_tells_the_values_of_rows_that_are_there(String sql) throws SQLException {
    try (CallerSession session = as("a.owner")) {
      SQLException failure = catchThrowableOfType(SQLException.class, () -> session.run(sql));
      assertThat((Throwable) failure).as(sql).isNotNull();
      Outcome said = Outcome.failed(failure);
      // A row that was refused is told to who handed it in, by a client that asks for details.
      boolean ownRow = said.everythingSaid().contains("Failing row contains");
      if (!ownRow) {
        assertThat(said.everythingSaid()).doesNotContain(VALUES_OF_ROWS);
      }

      SignalCraftException passedOn = SqlErrors.translate("do it", failure);
      StringWriter stack = new StringWriter();
      passedOn.printStackTrace(new PrintWriter(stack));
      assertThat(stack.toString())
          .doesNotContain(VALUES_OF_ROWS)
          .doesNotContain(MINE, "Failing row", "Key (", "detail");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update businesses set name = ''",
        "update kpi_sources set unit = repeat('x', 60)",
        "insert into alerts (business_id, source_id, name, condition, threshold, created_by)"
            + " values (@{b}, @{b.source}, 'x', 'sideways', 1, @{a.owner})",
        "insert into business_members (business_id, user_id, role, invited_by)"
            + " values (@{b}, @{b.viewer}, 'sovereign', @{a.owner})",
      })
  void no_failure_of_plain_sql_tells_anything_of_the_other_tenant(String sql) throws SQLException {
    Outcome outcome = tries(Caller.user("a.owner"), sql);

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.everythingSaid())
        .doesNotContain("of b", "Business b")
        .doesNotContain("b.owner@");
  }
}
