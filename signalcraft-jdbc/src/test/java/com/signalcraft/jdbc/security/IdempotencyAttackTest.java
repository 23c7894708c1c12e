package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Batches that come twice, at once, changed, torn, or under the key of another. */
class IdempotencyAttackTest extends AttackTest {

  private static final Caller EDITOR = Caller.user("a.editor");

  private static final String PUSH =
      """
      select inserted, corrected, unchanged, superseded, replayed
      from signalcraft.push_points(
        %s, array[null, null]::uuid[],
        array['2026-01-01 00:00+00', '2026-01-02 00:00+00']::timestamptz[],
        array[1, ?]::numeric[], null, ?, sha256(?::bytea))
      """;

  private static final String INTO_SOURCE = PUSH.formatted("@{a.source}");

  private String points(String source) throws SQLException {
    return known(
        "select count(*) || ' ' || coalesce(sum(value), 0) from kpi_data where source_id = "
            + source
            + " and timestamp between '2025-01-01' and '2026-01-03'");
  }

  private String traces() throws SQLException {
    return known(
        "select (select count(*) from audit_logs where resource = 'kpi_data') || ' '"
            + " || (select coalesce(sum(value), 0) from usage_tracking where user_id = @{a.owner}"
            + " and business_id = @{a}) || ' '"
            + " || (select count(*) from ingest_batches)");
  }

  @Test
  void a_batch_that_comes_again_gets_its_answer_and_leaves_no_second_trace() throws SQLException {
    String push = INTO_SOURCE.replace("2026-", "2025-");
    assertThat(tries(EDITOR, push, 2, "the first key", "1").result()).containsExactly("2|0|0|0|f");
    String points = points("@{a.source}");
    String traces = traces();

    for (Caller again : new Caller[] {EDITOR, Caller.user("a.admin"), Caller.key("a.key.write")}) {
      assertThat(tries(again, push, 2, "the first key", "1").result()).containsExactly("2|0|0|0|t");
    }
    assertThat(points("@{a.source}")).isEqualTo(points);
    assertThat(traces()).isEqualTo(traces);
  }

  @Test
  void another_batch_under_the_same_key_is_a_conflict_and_changes_nothing() throws SQLException {
    tries(EDITOR, INTO_SOURCE, 2, "the second key", "1");
    String points = points("@{a.source}");

    Outcome other = tries(EDITOR, INTO_SOURCE, 3, "the second key", "2");
    assertThat(other.state()).isEqualTo("PT409");
    assertThat(other.message())
        .isEqualTo(
            "idempotency_key: the key came before with another batch; give each batch its own");
    assertThat(tries(EDITOR, PUSH.formatted("@{a.source.idle}"), 3, "the second key", "2").state())
        .isEqualTo("PT409");
    assertThat(points("@{a.source}")).isEqualTo(points);
  }

  @Test
  void a_key_is_each_tenants_own() throws SQLException {
    tries(EDITOR, INTO_SOURCE, 2, "a key of both", "1");

    Outcome theirs =
        tries(Caller.user("b.editor"), PUSH.formatted("@{b.source}"), 9, "a key of both", "other");
    assertThat(theirs.result()).containsExactly("2|0|0|0|f");
    assertThat(tries(EDITOR, PUSH.formatted("@{b.source}"), 2, "a key of both", "1").state())
        .isEqualTo("PT404");
    assertThat(tries(Caller.user("a.viewer"), INTO_SOURCE, 2, "a key of both", "1").state())
        .as("not even an answer that is there already")
        .isEqualTo("PT403");
  }

  @Test
  void of_two_at_once_with_one_key_the_second_waits_and_gets_the_firsts_answer() throws Exception {
    ExecutorService second = Executors.newSingleThreadExecutor();
    try (CallerSession first = as(EDITOR)) {
      first.run(INTO_SOURCE, 2, "a key at once", "1");
      Future<Outcome> answer =
          second.submit(() -> tries(Caller.user("a.admin"), INTO_SOURCE, 2, "a key at once", "1"));
      Waiting.untilOneWaits(catalog());
      first.commit();

      assertThat(answer.get().result()).singleElement().asString().endsWith("|t");
    } finally {
      second.shutdownNow();
    }
  }

  @Test
  void of_two_at_once_the_second_does_it_where_the_first_gives_up() throws Exception {
    ExecutorService second = Executors.newSingleThreadExecutor();
    try (CallerSession first = as(EDITOR)) {
      first.run(INTO_SOURCE, 2, "a key given up", "1");
      Future<Outcome> answer =
          second.submit(() -> tries(Caller.user("a.admin"), INTO_SOURCE, 2, "a key given up", "1"));
      Waiting.untilOneWaits(catalog());
      first.rollback();

      assertThat(answer.get().result()).singleElement().asString().endsWith("|f");
    } finally {
      second.shutdownNow();
    }
  }

  @Test
  void points_that_are_twice_in_a_batch_are_one_row_with_the_last_value() throws SQLException {
    String twice =
        """
        select inserted, superseded
        from signalcraft.push_points(
          @{a.source.idle}, array[null, null, null]::uuid[],
          array['2026-01-01', '2026-01-01', '2026-01-01']::timestamptz[],
          array[1, 2, 3]::numeric[])
        """;
    assertThat(tries(EDITOR, twice).result()).containsExactly("1|2");
    assertThat(points("@{a.source.idle}")).isEqualTo("1 3");
  }

  @Test
  void a_connection_that_is_cut_in_the_middle_leaves_nothing_and_the_key_free()
      throws SQLException {
    String before = points("@{b.source.idle}");
    Caller editor = Caller.user("b.editor");
    String push = PUSH.formatted("@{b.source.idle}");
    CallerSession cut = as(editor);
    cut.run(push, 2, "a key cut off", "1");
    String pid = cut.value("select pg_backend_pid()");
    known("select pg_terminate_backend(?::integer, 60000)", pid);
    cut.connection().close();

    assertThat(points("@{b.source.idle}")).isEqualTo(before);
    assertThat(tries(editor, push, 2, "a key cut off", "1").result()).containsExactly("2|0|0|0|f");
  }
}
