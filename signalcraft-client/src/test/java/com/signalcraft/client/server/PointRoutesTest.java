package com.signalcraft.client.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PointRoutesTest extends ServerTest {

  private ApiClient ada;
  private String source;

  @BeforeEach
  void makeSource() {
    ApiClient.Reply registered = register("ada@example.com");
    ada = bearing(registered);
    source =
        ada.post(
                "/kpis/sources",
                "{'business_id':'%s','name':'Sales','type':'revenue','unit':'$','config':{}}"
                    .formatted(registered.text("/business/id")))
            .text("/id");
  }

  @Test
  void points_keep_every_digit_and_come_back_in_pages() {
    ApiClient.Reply written =
        write(
            ada,
            "{'timestamp':'2026-03-14T00:00:00Z','value':12345678901234567890.12345678901230},"
                + "{'timestamp':'2026-03-14T00:00:01.000001Z','value':1E+3,"
                + "'metadata':{'shop':'a','x':[1.50,null]}},"
                + "{'timestamp':'2027-12-31T00:00:00Z','value':3}");

    assertThat(written.status()).isEqualTo(201);
    assertThat(written.json().get("created").intValue()).isEqualTo(2);
    assertThat(written.json().get("data_points")).hasSize(2);
    assertThat(written.json().get("rejected")).hasSize(1);
    assertThat(written.json().at("/rejected/0/index").intValue()).isEqualTo(2);
    ApiClient.Reply first = ada.get("/kpis/data/" + source + "?limit=1");
    assertThat(first.response().body()).contains("12345678901234567890.12345678901230");
    JsonNode second =
        ada.get("/kpis/data/" + source + "?limit=1&cursor=" + first.text("/next_cursor")).json();
    assertThat(second.at("/data_points/0/value").decimalValue()).isEqualByComparingTo("1000");
    assertThat(second.at("/data_points/0/metadata").toString())
        .isEqualTo("{\"x\":[1.50,null],\"shop\":\"a\"}");
    assertThat(second.get("next_cursor").isNull()).isTrue();
    assertThat(ada.get("/kpis/data/" + source + "/latest").text("/data_point/timestamp"))
        .isEqualTo("2026-03-14T00:00:01.000001Z");
  }

  @Test
  void a_batch_with_a_key_is_written_once_and_answers_briefly_where_wanted() {
    ApiClient keyed = ada.with("Idempotency-Key", "batch-0001").with("Prefer", "return=minimal");
    String point = "{'timestamp':'2026-03-14T00:00:00Z','value':1}";

    ApiClient.Reply first = write(keyed, point);
    ApiClient.Reply again = write(keyed, point);
    ApiClient.Reply other = write(keyed, point.replace("1}", "2}"));

    assertThat(first.json().get("replayed").booleanValue()).isFalse();
    assertThat(first.json().has("data_points")).isFalse();
    assertThat(first.header("Preference-Applied")).isEqualTo("return=minimal");
    assertThat(again.json().get("replayed").booleanValue()).isTrue();
    assertThat(other.status()).isEqualTo(409);
  }

  @Test
  void series_and_the_errors_of_fields_are_told() {
    write(
        ada,
        "{'timestamp':'2026-03-12T01:00:00Z','value':1.5},"
            + "{'timestamp':'2026-03-14T01:00:00Z','value':2}");

    JsonNode daily =
        ada.get("/kpis/data/" + source + "/series?frequency=1d&aggregation=sum").json();
    ApiClient.Reply wrong =
        ada.get("/kpis/data/" + source + "/series?frequency=1d&aggregation=most");

    assertThat(daily.get("timezone").textValue()).isEqualTo("Z");
    assertThat(daily.get("frequency").textValue()).isEqualTo("1d");
    assertThat(daily.get("values").toString()).isEqualTo("[1.5,null,2.0]");
    assertThat(daily.at("/timestamps/0").longValue()).isEqualTo(1_773_273_600_000L);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.code()).isEqualTo("VALIDATION_ERROR");
    assertThat(wrong.text("/error/details/field")).isEqualTo("aggregation");
    assertThat(wrong.text("/error/details/issue")).startsWith("must be one of");
  }

  @Test
  void a_file_is_uploaded_as_a_job() {
    String form =
        part("source_id", source)
            + part("value_column", "sales")
            + part("timestamp_column", "day")
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + "day,sales\n2026-03-01,1.10\n2026-03-02,2\n2026-03-03,none\n\r\n--b--\r\n";

    ApiClient.Reply started =
        ada.with("Content-Type", "multipart/form-data; boundary=b")
            .send("POST", "/kpis/upload", BodyPublishers.ofString(form));
    assertThat(started.status()).isEqualTo(202);
    assertThat(started.json().get("estimated_rows").intValue()).isPositive();
    JsonNode job = finished(ada, started.text("/job_id"));

    assertThat(job.get("kind").textValue()).isEqualTo("upload");
    assertThat(job.at("/result/created").intValue()).isEqualTo(2);
    assertThat(job.at("/result/bad_rows/0/line").intValue()).isEqualTo(4);
    assertThat(bearing(register("eve@example.com")).get("/jobs/" + started.text("/job_id")).code())
        .isEqualTo("RESOURCE_NOT_FOUND");
  }

  @Test
  void the_dashboard_tells_the_newest_first() {
    write(
        ada,
        "{'timestamp':'2026-03-13T01:00:00Z','value':1.5},"
            + "{'timestamp':'2026-03-14T01:00:00Z','value':2}");
    String business = ada.get("/businesses").text("/businesses/0/id");

    JsonNode metrics = ada.get("/dashboard/metrics/" + business + "?sources=" + source).json();
    JsonNode overview = ada.get("/dashboard/overview/" + business).json();

    assertThat(metrics.get("timeframe").textValue()).isEqualTo("7d");
    assertThat(metrics.at("/data/0/data_points/0/value").intValue()).isEqualTo(2);
    assertThat(metrics.at("/data/0/statistics/total").decimalValue()).isEqualByComparingTo("3.5");
    assertThat(overview.at("/kpis/0/current_value").intValue()).isEqualTo(2);
    assertThat(overview.at("/summary/total_kpi_sources").intValue()).isEqualTo(1);
  }

  @Test
  void an_export_is_downloaded_in_parts_until_its_link_expires() {
    write(ada, "{'timestamp':'2026-03-13T01:00:00Z','value':1.5}");
    String business = ada.get("/businesses").text("/businesses/0/id");
    ApiClient.Reply export =
        ada.get("/export/data?business_id=" + business + "&format=json&tables=kpi_data");
    String url = export.text("/download_url");

    ApiClient.Reply whole = ada.get(url);
    ApiClient.Reply rest = ada.with("Range", "bytes=10-").get(url);
    ApiClient.Reply changed = ada.with("Range", "bytes=10-").with("If-Range", "\"other\"").get(url);

    assertThat(whole.response().body()).contains("\"value\": 1.5");
    assertThat(export.text("/file_size")).isEqualTo(whole.header("Content-Length"));
    assertThat(rest.status()).isEqualTo(206);
    assertThat(rest.response().body()).isEqualTo(whole.response().body().substring(10));
    assertThat(rest.header("Content-Range"))
        .startsWith("bytes 10-")
        .endsWith("/" + whole.header("Content-Length"));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(ada.with("Range", "bytes=99999999-").get(url).status()).isEqualTo(416);
    assertThat(nobody.get(url).status()).isEqualTo(401);
    clock.advance(Duration.ofHours(1));
    assertThat(service.get(url).status()).isEqualTo(404);
  }

  private ApiClient.Reply write(ApiClient client, String points) {
    return client.post(
        "/kpis/data", "{'source_id':'" + source + "','data_points':[" + points + "]}");
  }

  private static String part(String name, String value) {
    return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  /** Asks until the job has ended: it takes a moment of real time on a thread of its own. */
  static JsonNode finished(ApiClient client, String job) {
    JsonNode state = client.get("/jobs/" + job).json();
    while (!state.get("status").textValue().matches("completed|failed")) {
      state = client.get("/jobs/" + job).json();
    }
    return state;
  }
}
