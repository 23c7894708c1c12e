package com.signalcraft.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.TestClients;
import com.signalcraft.client.hosted.DownloadLink;
import com.signalcraft.client.hosted.ExportFormat;
import com.signalcraft.client.hosted.ExportRequest;
import com.signalcraft.client.hosted.ExportTimeframe;
import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.hosted.Report;
import com.signalcraft.client.hosted.ReportRequest;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.Timeframe;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReportAndExportTest {

  private static final UUID SHOP = UUID.fromString("10000000-0000-0000-0000-000000000001");
  private static final UUID JOB = UUID.fromString("50000000-0000-0000-0000-000000000005");

  private final MockWebServer server = new MockWebServer();
  private HttpSignalCraft client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = new TestClients("http://127.0.0.1:" + server.getPort()).client();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private String request() throws InterruptedException {
    RecordedRequest request = server.takeRequest(20, TimeUnit.SECONDS);
    assertThat(request).as("a request").isNotNull();
    String body = request.getBody() == null ? "" : " " + request.getBody().utf8();
    return request.getMethod() + " " + request.getTarget() + body;
  }

  @Test
  void a_report_is_asked_for_and_then_for_its_link() throws Exception {
    answer(202, "{\"job_id\":\"" + JOB + "\",\"status\":\"queued\",\"estimated_completion\":null}");
    answer(200, "{\"job_id\":\"" + JOB + "\",\"status\":\"processing\",\"download_url\":null}");
    answer(
        200,
        "{\"status\":\"completed\",\"download_url\":\"https://files.example.com/r?s=hidden\","
            + "\"expires_at\":\"2026-01-16T10:30:00Z\"}");

    RemoteJob<Report> job =
        client
            .reports()
            .generate(
                ReportRequest.pdf(SHOP, Timeframe.SEVEN_DAYS)
                    .withTemplate("detailed")
                    .withSections(List.of("kpis"))
                    .withEmailTo("ada@example.com"));

    assertThat(request())
        .isEqualTo(
            "POST /v1/reports/generate {\"business_id\":\""
                + SHOP
                + "\",\"type\":\"pdf\",\"template\":\"detailed\",\"timeframe\":\"7d\","
                + "\"include_sections\":[\"kpis\"],\"email_to\":\"ada@example.com\"}");
    assertThat(job.status().isFinal()).isFalse();
    assertThat(request()).isEqualTo("GET /v1/reports/" + JOB);
    assertThat(job.await(Duration.ZERO))
        .isEqualTo(
            new Report(
                JOB,
                new DownloadLink(
                    URI.create("https://files.example.com/r?s=hidden"),
                    OptionalLong.empty(),
                    Instant.parse("2026-01-16T10:30:00Z"))));
    assertThat(job.await(Duration.ZERO).toString()).doesNotContain("hidden");
  }

  @Test
  void what_is_not_given_is_not_sent() throws Exception {
    answer(202, "{\"job_id\":\"" + JOB + "\"}");
    client.reports().generate(ReportRequest.pdf(SHOP, Timeframe.NINETY_DAYS));
    assertThat(request())
        .endsWith("{\"business_id\":\"" + SHOP + "\",\"type\":\"pdf\",\"timeframe\":\"90d\"}");
    answer(200, "{\"download_url\":\"https://x/y\"}");
    assertThat(client.exports().export(ExportRequest.all(SHOP, ExportFormat.EXCEL)))
        .isEqualTo(new DownloadLink(URI.create("https://x/y"), OptionalLong.empty(), null));
    assertThat(request())
        .isEqualTo("GET /v1/export/data?business_id=" + SHOP + "&format=excel&timeframe=all");
  }

  @Test
  void why_a_report_failed_is_asked_for_where_it_can_be() throws Exception {
    RemoteJob<Report> job = client.reports().job(JOB);
    answer(200, "{\"status\":\"failed\"}");
    answer(
        200,
        "{\"status\":\"failed\",\"error\":{\"code\":\"INSUFFICIENT_PERMISSIONS\","
            + "\"message\":\"no\"}}");
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> job.await(Duration.ZERO))
        .withMessage("no");
    assertThat(request()).isEqualTo("GET /v1/reports/" + JOB);
    assertThat(request()).isEqualTo("GET /v1/jobs/" + JOB);

    answer(200, "{\"status\":\"failed\"}");
    answer(404, "<html>");
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> client.reports().job(JOB).await(Duration.ZERO))
        .withMessageContaining("without saying why");
  }

  @Test
  void an_export_is_asked_for_by_its_options() throws Exception {
    answer(
        200,
        "{\"download_url\":\"https://x/y\",\"file_size\":12345678901,"
            + "\"expires_at\":\"2026-01-16T10:30:00Z\"}");
    ExportRequest wanted =
        new ExportRequest(
            SHOP, ExportFormat.CSV, List.of("kpi_data", "alerts"), ExportTimeframe.ONE_YEAR);
    assertThat(client.exports().export(wanted))
        .isEqualTo(
            new DownloadLink(
                URI.create("https://x/y"),
                OptionalLong.of(12_345_678_901L),
                Instant.parse("2026-01-16T10:30:00Z")));
    assertThat(request())
        .isEqualTo(
            "GET /v1/export/data?business_id="
                + SHOP
                + "&format=csv&tables=kpi_data%2Calerts&timeframe=1y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no url hidden", "ftp://x/hidden", "/hidden", "file:///hidden"})
  void a_link_that_is_none_is_told_without_its_text(String url) {
    answer(200, "{\"download_url\":\"" + url + "\"}");
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> client.exports().export(ExportRequest.all(SHOP, ExportFormat.CSV)))
        .satisfies(e -> assertThat(e.toString()).contains("url").doesNotContain("hidden"));
  }

  @Test
  void a_table_name_with_a_comma_is_refused() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () -> new ExportRequest(SHOP, ExportFormat.CSV, List.of("a,b"), ExportTimeframe.ALL));
  }
}
