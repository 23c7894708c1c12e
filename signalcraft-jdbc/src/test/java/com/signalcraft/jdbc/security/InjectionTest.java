package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that would do harm as SQL, wherever a caller can hand a text in. */
class InjectionTest extends AttackTest {

  private static final String PUSH =
      """
      select inserted from signalcraft.push_points(@{a.source}, array[null]::uuid[],
        array['2024-03-05 00:00+00'::timestamptz], array[7.5], array[?::jsonb], ?, sha256('1'))
      """;

  private static String json(String text) {
    return "{\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
        + "\": \"x\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'); drop table public.kpi_data; --",
        "' or '1'='1",
        "\" or 1=1; --",
        "$$; drop schema signalcraft cascade; $$",
        "$sql$ || current_user || $sql$",
        "%I %L %s %1$s",
        "\\'; reset role; --",
        "E'\\x27'",
        "{\"sub\": \"someone else\"}",
        "'; select set_config('role', 'postgres', false); --",
        "\u02bc; drop table x; \u2019",
        "name\n; truncate public.audit_logs",
      })
  void hostile_texts_are_kept_as_they_are_and_run_nowhere(String text) throws SQLException {
    try (CallerSession session = as("a.owner")) {
      Map<String, String> tables = Map.of("businesses", "name", "kpi_sources", "name");
      for (Map.Entry<String, String> table : tables.entrySet()) {
        session.run("update " + table.getKey() + " set name = ?", text);
        assertThat(session.rows("select distinct name from " + table.getKey()))
            .containsExactly(text);
      }
      session.run("update user_profiles set full_name = ?, timezone = ?", text, text);
      assertThat(session.value("select timezone from user_profiles")).isEqualTo(text);
      assertThat(
              session.value(
                  "update alerts set name = ? where id = @{a.alert} returning name", text))
          .isEqualTo(text);

      assertThat(session.value(PUSH, json(text), "key: " + text)).isEqualTo("1");
      assertThat(
              session.value(
                  "select k from public.kpi_data, jsonb_object_keys(metadata) k"
                      + " where source_id = @{a.source} and timestamp = '2024-03-05 00:00+00'"))
          .isEqualTo(text);
      assertThat(session.attempt("select public.get_business_kpi_summary(@{a}, ?)", text).state())
          .isEqualTo("22023");
      session.run("select set_config('signalcraft.user_agent', ?, true)", text);
      session.run("select signalcraft.export_business(@{a})");
      assertThat(session.value("select user_agent from audit_logs where action = 'view'"))
          .isEqualTo(text);
      assertThat(
              session
                  .attempt("select set_config('signalcraft.client_ip', ?, true)", text)
                  .succeeded())
          .isTrue();
      assertThat(session.attempt("select signalcraft.export_business(@{a})").state())
          .as("an address that is none")
          .isEqualTo("22P02");
      assertThat(session.value("select current_user")).isEqualTo("authenticated");
    }
    // Here it was rolled back; whatever ran as SQL could have committed.
    assertThat(known("select count(*) > 10 from public.kpi_data")).isEqualTo("t");
    assertThat(known("select count(*) > 10 from public.audit_logs")).isEqualTo("t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'); drop table public.kpi_data; --",
        "x@example.com', null); --",
        "\" or 1=1",
      })
  void hostile_texts_from_outside_are_kept_as_they_are_too(String text) throws SQLException {
    try (CallerSession service = as(Caller.service())) {
      String id = service.value("select signalcraft.create_user(?, ?, ?)", text, text, text);
      assertThat(service.value("select full_name from user_profiles where id = ?::uuid", id))
          .isEqualTo(text);
      String article =
          service.value(
              "select signalcraft.save_news(jsonb_build_array(jsonb_build_object("
                  + "'title', ?::text, 'source', ?::text, 'url', ?::text, 'language', 'en',"
                  + " 'keywords', jsonb_build_array(?::text), 'published_at', now())))",
              text,
              text,
              text,
              text);
      assertThat(service.value("select title from news_articles where id = ?::uuid", article))
          .isEqualTo(text);
      String price =
          service.value(
              "select signalcraft.save_market(jsonb_build_array(jsonb_build_object("
                  + "'symbol', ?::text, 'source', ?::text, 'price', 1, 'timestamp', now())))",
              text,
              text);
      assertThat(service.value("select symbol from market_data where id = ?::uuid", price))
          .isEqualTo(text);
    }
  }

  @Test
  void what_sign_up_leaves_in_an_account_cannot_break_or_forge_the_profile() throws SQLException {
    for (String data :
        new String[] {
          "[]",
          "7",
          "null",
          "\"text\"",
          "{\"timezone\": 7, \"full_name\": [1]}",
          "{\"subscription_tier\": \"enterprise\", \"id\": \"x\"}",
          "{\"full_name\": \""
              + "x".repeat(5000)
              + "\", \"timezone\": \""
              + "y".repeat(200)
              + "\"}",
          "{\"avatar_url\": \"" + "z".repeat(3000) + "\"}"
        }) {
      try (CallerSession owner = as(Caller.schemaOwner())) {
        String id =
            owner.value(
                "insert into auth.users (email, raw_user_meta_data) values ('s@example.com',"
                    + " ?::jsonb) returning id",
                data);
        assertThat(
                owner.value("select subscription_tier from user_profiles where id = ?::uuid", id))
            .as(data)
            .isEqualTo("free");
        assertThat(owner.value("select tier from subscriptions where user_id = ?::uuid", id))
            .isEqualTo("free");
      }
    }
  }

  @Test
  void every_function_that_runs_sql_as_text_has_been_looked_at() throws SQLException {
    // One that is new here has to be looked at: the texts may be made of names of the catalog and
    // of constants alone. The one that callers reach, push_points(), has constant texts and USING.
    assertThat(
            catalog()
                .list(
                    """
                    select p.oid::regproc
                    from pg_proc p
                    where p.pronamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
                      and p.prosrc ~* '\\mexecute\\M'
                    """))
        .containsExactlyInAnyOrder(
            "signalcraft.push_points",
            "signalcraft.detach_points",
            "signalcraft.apply_retention",
            "signalcraft.clean_up",
            "signalcraft.schedule_upkeep",
            "signalcraft_private.create_partition",
            "signalcraft_private.extend_partitions",
            "signalcraft_private.move_rows",
            "signalcraft_private.archive_partition",
            "signalcraft_private.return_hot_rows",
            "signalcraft_private.roll_up",
            "signalcraft_private.anonymise_account");
  }
}
