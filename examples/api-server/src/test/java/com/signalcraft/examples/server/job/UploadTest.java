package com.signalcraft.examples.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.signalcraft.examples.server.ApiCaller;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestTenant;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadTest {

  private static TestServer server;
  private static JdbcSignalCraft service;
  private TestTenant tenant;
  private ApiCaller owner;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    service = server.database().signalCraft().build();
  }

  @AfterAll
  static void stop() {
    service.close();
    server.close();
  }

  @BeforeEach
  void tenant() {
    tenant = TestTenant.create(server.database(), service);
    owner = new ApiCaller(server.api(), server.tokenFor(tenant.owner().id()));
  }

  private HttpResponse<byte[]> upload(String csv) {
    return owner.upload(
        "/kpis/upload",
        csv.getBytes(StandardCharsets.UTF_8),
        Map.of("source_id", tenant.sourceId().toString()));
  }

  private JsonNode result(String csv) {
    HttpResponse<byte[]> answer = upload(csv);
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(202);
    return owner.await(UUID.fromString(ApiCaller.json(answer).path("job_id").asText()));
  }

  @Test
  void columns_are_guessed_and_bad_rows_told_by_their_line() {
    JsonNode job =
        result(
            """
            day;shop;revenue
            2026-01-01;a;1250.50
            2026-01-02;a;nothing
            2026-01-03;a;
            1901-01-04;a;7.00
            2026-01-05;a;1300.25
            """);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("completed");
    JsonNode result = job.path("result");
    assertThat(result.path("created").asInt()).isEqualTo(2);
    assertThat(result.path("bad_row_count").asInt()).isEqualTo(2);
    assertThat(result.at("/bad_rows/0/line").asInt()).isEqualTo(3);
    assertThat(result.at("/bad_rows/1/line").asInt()).isEqualTo(5);
    assertThat(result.at("/bad_rows/1/message").asText()).contains("1970 to 2099");
    assertThat(service.kpis().latest(tenant.sourceId()).orElseThrow().value().toPlainString())
        .isEqualTo("1300.25");
  }

  @Test
  void the_same_file_twice_changes_nothing_more() {
    String csv = "timestamp,value\n2026-01-01T00:00:00Z,1\n2026-01-01T01:00:00Z,2\n";
    assertThat(result(csv).at("/result/created").asInt()).isEqualTo(2);
    JsonNode again = result(csv).path("result");
    assertThat(again.path("created").asInt()).isZero();
    assertThat(again.path("unchanged").asInt()).isEqualTo(2);
  }

  @Test
  void of_many_bad_rows_a_thousand_are_told_and_all_are_counted() {
    String bad = "2026-01-01T00:00:00Z,none\n".repeat(1_500);
    JsonNode result =
        result("timestamp,value\n2026-01-01T00:00:00Z,1\n2026-01-02T00:00:00Z,2\n" + bad)
            .path("result");
    assertThat(result.path("created").asInt()).isEqualTo(2);
    assertThat(result.path("bad_rows").size()).isEqualTo(1_000);
    assertThat(result.path("bad_row_count").asInt()).isEqualTo(1_500);
  }

  @Test
  void a_file_that_is_none_of_points_fails_with_what_is_wrong() {
    JsonNode job = result("this is\nno such file\n");
    assertThat(job.path("status").asText()).isEqualTo("failed");
    assertThat(job.at("/error/code").asText()).isEqualTo("VALIDATION_ERROR");
    assertThat(job.at("/error/details/field").asText()).isEqualTo("csv");
  }

  @Test
  void a_file_of_many_batches_is_written_as_a_whole() {
    StringBuilder csv = new StringBuilder("timestamp,value\n");
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 25_001; i++) {
      csv.append(start.plusSeconds(60L * i)).append(',').append(i).append('\n');
    }
    HttpResponse<byte[]> answer = upload(csv.toString());
    assertThat(ApiCaller.json(answer).path("estimated_rows").asInt()).isEqualTo(25_002);
    JsonNode job = owner.await(UUID.fromString(ApiCaller.json(answer).path("job_id").asText()));
    assertThat(job.at("/result/created").asInt()).isEqualTo(25_001);
    assertThat(tenant.calls()).isLessThan(10);
  }

  @Test
  void what_is_missing_or_not_ones_own_is_refused_at_once() {
    Map<String, String> source = Map.of("source_id", tenant.sourceId().toString());
    TestTenant other = TestTenant.create(server.database(), service);
    byte[] csv = "timestamp,value\n2026-01-01T00:00:00Z,1\n".getBytes(StandardCharsets.UTF_8);
    HttpResponse<byte[]> foreign =
        owner.upload("/kpis/upload", csv, Map.of("source_id", other.sourceId().toString()));
    HttpResponse<byte[]> absent =
        owner.upload("/kpis/upload", csv, Map.of("source_id", UUID.randomUUID().toString()));
    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(absent.statusCode()).isEqualTo(404);
    HttpResponse<byte[]> none = owner.upload("/kpis/upload", csv, Map.of());
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(ApiCaller.json(none).at("/error/details/field").asText()).isEqualTo("source_id");
    HttpResponse<byte[]> column =
        owner.upload(
            "/kpis/upload",
            csv,
            Map.of("source_id", source.get("source_id"), "value_column", "amount"));
    JsonNode job = owner.await(UUID.fromString(ApiCaller.json(column).path("job_id").asText()));
    assertThat(job.at("/error/message").asText()).contains("amount");
  }

  @Test
  void forecasts_on_demand_are_a_job_whose_result_is_saved() {
    StringBuilder csv = new StringBuilder("day,value\n");
    for (int i = 0; i < 60; i++) {
      csv.append(java.time.LocalDate.of(2026, 9, 1).plusDays(i))
          .append(',')
          .append(100 + i % 7)
          .append('\n');
    }
    result(csv.toString());
    HttpResponse<byte[]> answer =
        owner.post(
            "/forecasts/generate",
            """
            {"business_id": "%s", "source_ids": ["%s"], "model_type": "ets", "horizon_days": 14}
            """
                .formatted(tenant.business().id(), tenant.sourceId()));
    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode job = owner.await(UUID.fromString(ApiCaller.json(answer).path("job_id").asText()));
    assertThat(job.path("kind").asText()).isEqualTo("forecast");
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("completed");
    assertThat(job.at("/result/forecasts/0/source_name").asText()).isEqualTo("Daily revenue");
    assertThat(job.at("/result/forecasts/0/predictions").size()).isEqualTo(14);
    assertThat(job.at("/result/forecasts/0/predictions/0/predicted_value").isNumber()).isTrue();
  }

  @Test
  void forecasts_that_the_plan_does_not_have_are_refused_at_once() {
    HttpResponse<byte[]> answer =
        owner.post(
            "/forecasts/generate",
            """
            {"business_id": "%s", "source_ids": [], "horizon_days": 90}
            """
                .formatted(tenant.business().id()));
    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(ApiCaller.json(answer).at("/error/code").asText())
        .isEqualTo("SUBSCRIPTION_REQUIRED");
  }
}
