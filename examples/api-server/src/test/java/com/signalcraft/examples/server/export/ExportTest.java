package com.signalcraft.examples.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.common.JsonObject;
import com.signalcraft.examples.server.ApiCaller;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

  private static final String EXACT = "12345678901234567.123456789";
  private static TestServer server;
  private static JdbcSignalCraft service;
  @TempDir private Path folder;
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
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    tenant
        .asOwner()
        .kpis()
        .write(
            PointBatch.of(
                tenant.sourceId(),
                List.of(
                    KpiPoint.of(
                        tenant.sourceId(),
                        now,
                        new BigDecimal(EXACT),
                        JsonObject.of("note", "=1+1")),
                    KpiPoint.of(tenant.sourceId(), now.minusSeconds(60), new BigDecimal("-7.50")),
                    KpiPoint.of(
                        tenant.sourceId(), now.minus(40, ChronoUnit.DAYS), new BigDecimal("1")))));
    tenant
        .asOwner()
        .alerts()
        .create(
            new NewAlert(
                tenant.sourceId(),
                "=HYPERLINK(\"http://evil\")",
                AlertCondition.ABOVE,
                BigDecimal.TEN,
                AlertTimeframe.ONE_HOUR));
  }

  private HttpResponse<byte[]> export(String query) {
    return owner.get("/export/data?business_id=" + tenant.business().id() + query);
  }

  private Map<String, byte[]> files(String query) throws IOException {
    HttpResponse<byte[]> answer = export(query);
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    JsonNode link = ApiCaller.json(answer);
    URI url = URI.create(link.path("download_url").asText());
    HttpResponse<byte[]> file = owner.raw(HttpRequest.newBuilder(url).build());
    assertThat(file.body()).hasSize(link.path("file_size").asInt());
    assertThat(Instant.parse(link.path("expires_at").asText())).isAfter(Instant.now());
    return unzip(file.body());
  }

  private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  /** As spreadsheets read it, by the directory at its end. */
  private Map<String, byte[]> workbook(byte[] archive) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(Files.write(folder.resolve("book.xlsx"), archive).toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream part = zip.getInputStream(entry)) {
          parts.put(entry.getName(), part.readAllBytes());
        }
      }
    }
    return parts;
  }

  private static List<CsvRecord> csv(byte[] file) {
    return CsvReader.builder().ofCsvRecord(new String(file, StandardCharsets.UTF_8)).stream()
        .toList();
  }

  @Test
  void csv_has_a_file_for_each_table_with_exact_decimals_and_harmless_cells() throws IOException {
    Map<String, byte[]> files = files("&format=csv");
    assertThat(files.keySet()).contains("kpi_data.csv", "alerts.csv", "businesses.csv");
    List<CsvRecord> points = csv(files.get("kpi_data.csv"));
    int value = points.get(0).getFields().indexOf("value");
    int timestamp = points.get(0).getFields().indexOf("timestamp");
    assertThat(points.stream().map(row -> row.getField(value)).toList())
        .containsExactly("value", "1", "-7.50", EXACT);
    assertThat(Instant.parse(points.get(3).getField(timestamp))).isBefore(Instant.now());
    List<CsvRecord> alerts = csv(files.get("alerts.csv"));
    int name = alerts.get(0).getFields().indexOf("name");
    assertThat(alerts.get(1).getField(name)).isEqualTo("'=HYPERLINK(\"http://evil\")");
  }

  @Test
  void json_has_rows_as_they_are() throws IOException {
    Map<String, byte[]> files = files("&format=json&tables=kpi_data,alerts");
    assertThat(files.keySet()).containsExactly("alerts.json", "kpi_data.json");
    JsonNode points = new JsonMapper().readTree(files.get("kpi_data.json"));
    assertThat(points.size()).isEqualTo(3);
    assertThat(new String(files.get("kpi_data.json"), StandardCharsets.UTF_8)).contains(EXACT);
    assertThat(points.at("/2/metadata/note").asText()).isEqualTo("=1+1");
    JsonNode alerts = new JsonMapper().readTree(files.get("alerts.json"));
    assertThat(alerts.at("/0/name").asText()).isEqualTo("=HYPERLINK(\"http://evil\")");
  }

  @Test
  void a_time_frame_leaves_older_points_out() throws IOException {
    Map<String, byte[]> files = files("&format=csv&tables=kpi_data,kpi_sources&timeframe=30d");
    assertThat(csv(files.get("kpi_data.csv"))).hasSize(3);
    assertThat(csv(files.get("kpi_sources.csv"))).hasSize(2);
  }

  @Test
  void excel_is_for_the_enterprise_plan_alone() {
    HttpResponse<byte[]> answer = export("&format=excel");
    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(ApiCaller.json(answer).at("/error/code").asText())
        .isEqualTo("SUBSCRIPTION_REQUIRED");
  }

  @Test
  void excel_has_a_sheet_for_each_table() throws IOException {
    Instant now = Instant.now();
    service
        .subscriptions()
        .apply(
            new SubscriptionChange(
                tenant.owner().id(),
                SubscriptionTier.ENTERPRISE,
                SubscriptionStatus.ACTIVE,
                null,
                null,
                now.minusSeconds(60),
                now.plus(30, ChronoUnit.DAYS)));
    Map<String, byte[]> files = files("&format=excel");
    assertThat(files.keySet()).containsExactly("export.xlsx");
    Map<String, byte[]> parts = workbook(files.get("export.xlsx"));
    String book = new String(parts.get("xl/workbook.xml"), StandardCharsets.UTF_8);
    assertThat(book).contains("name=\"kpi_data\"", "name=\"alerts\"");
    String all =
        String.join(
            "\n",
            parts.entrySet().stream()
                .filter(part -> part.getKey().startsWith("xl/worksheets/"))
                .map(part -> new String(part.getValue(), StandardCharsets.UTF_8))
                .toList());
    assertThat(all)
        .contains("<v>-7.50</v>", EXACT, "&apos;=HYPERLINK(&quot;http://evil&quot;)")
        .doesNotContain("<f>")
        .doesNotContain("<v>" + EXACT);
  }

  @Test
  void what_is_not_known_is_refused_with_what_is_allowed() {
    assertThat(message("&format=xml")).contains("format", "csv, json, excel");
    assertThat(message("")).contains("format");
    assertThat(message("&format=csv&tables=users")).contains("kpi_data", "users");
    assertThat(message("&format=csv&timeframe=2d")).contains("30d");
  }

  private String message(String query) {
    HttpResponse<byte[]> answer = export(query);
    assertThat(answer.statusCode()).isEqualTo(422);
    return ApiCaller.json(answer).path("error").toString();
  }

  @Test
  void a_stranger_learns_nothing_of_a_business() {
    TestTenant other = TestTenant.create(server.database(), service);
    ApiCaller stranger = new ApiCaller(server.api(), server.tokenFor(other.owner().id()));
    for (String format : List.of("csv", "excel")) {
      HttpResponse<byte[]> answer =
          stranger.get("/export/data?format=" + format + "&business_id=" + tenant.business().id());
      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }
}
