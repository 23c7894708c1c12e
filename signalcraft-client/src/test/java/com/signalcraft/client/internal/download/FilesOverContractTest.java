package com.signalcraft.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.hosted.DownloadLink;
import com.signalcraft.client.hosted.ExportFormat;
import com.signalcraft.client.hosted.ExportRequest;
import com.signalcraft.client.hosted.ExportTimeframe;
import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.hosted.Report;
import com.signalcraft.client.hosted.ReportRequest;
import com.signalcraft.client.hosted.UploadOptions;
import com.signalcraft.client.hosted.UploadResult;
import com.signalcraft.client.server.ContractServer;
import com.signalcraft.common.JsonObject;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uploads, jobs, reports, exports and downloads against a server that speaks the contract. */
@Timeout(60)
class FilesOverContractTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

  private final ContractServer server = ContractServer.start(InstantSource.fixed(NOW));
  @TempDir Path directory;
  private HttpSignalCraft ada;
  private UUID shop;
  private UUID source;

  @BeforeEach
  void open() {
    UUID user = server.store().users().create(NewUser.of("ada@example.com")).id();
    ada =
        HttpSignalCraft.builder()
            .baseUrl(server.baseUrl().toString())
            .credentials(Credentials.tokens(Tokens.of(server.tokenFor(user))))
            .build();
    shop = ada.businesses().create(NewBusiness.of("Ada's Coffee")).id();
    source = ada.sources().create(NewKpiSource.of(shop, "Sales", KpiType.REVENUE, "EUR")).id();
  }

  @AfterEach
  void close() {
    ada.close();
    server.close();
  }

  private RemoteJob<UploadResult> upload(String content) throws IOException {
    Path csv = directory.resolve("points.csv");
    Files.writeString(csv, content);
    return ada.kpis().upload(csv, new UploadOptions(source, "Day", "Sales"));
  }

  @Test
  void points_are_uploaded_by_a_job() throws Exception {
    RemoteJob<UploadResult> job =
        upload("Day,Sales\n2026-03-01,1250.00\n2026-03-02,nothing\n2026-03-03,7\n");

    UploadResult result = job.await(PATIENCE);
    assertThat(result.created()).isEqualTo(2);
    assertThat(result.badRows()).extracting(UploadResult.BadRow::line).containsExactly(3L);
    assertThat(ada.kpis().stream(PointQuery.all(source)).map(point -> point.value().toString()))
        .containsExactly("1250.00", "7");
    assertThat(ada.jobs().upload(job.id()).await(PATIENCE)).isEqualTo(result);
    JsonObject raw = ada.jobs().job(job.id()).future().join();
    assertThat(raw.number("created")).isPresent();
  }

  @Test
  void a_file_that_cannot_be_read_fails_the_job() throws Exception {
    RemoteJob<UploadResult> job = upload("Other,Columns\n1,2\n");
    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> job.await(PATIENCE));
  }

  @Test
  void a_job_that_is_not_there_is_not_found() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> ada.jobs().job(UUID.randomUUID()).await(PATIENCE));
    assertThat(ada.jobs().job(UUID.randomUUID()).cancel()).isFalse();
  }

  @Test
  void a_report_is_made_and_downloaded() throws Exception {
    Report report =
        ada.reports()
            .generate(
                ReportRequest.pdf(shop, Timeframe.THIRTY_DAYS)
                    .withTemplate("weekly")
                    .withSections(List.of("kpis", "forecasts"))
                    .withEmailTo("ada@example.com"))
            .await(PATIENCE);

    assertThat(report.file().expiresAt()).isAfter(NOW);
    Path pdf = ada.downloads().to(report.file(), directory.resolve("report.pdf"));
    assertThat(pdf).content().startsWith("%PDF-1.4\n% Ada's Coffee, weekly, 30d");
    assertThat(ada.reports().job(report.jobId()).await(PATIENCE)).isEqualTo(report);
  }

  @Test
  void an_export_is_made_and_downloaded() throws Exception {
    DownloadLink all = ada.exports().export(ExportRequest.all(shop, ExportFormat.CSV));
    Path file = ada.downloads().to(all, directory.resolve("all.csv"));
    assertThat(file).hasSize(all.size().orElseThrow());
    assertThat(file).content().contains("Ada's Coffee");

    DownloadLink some =
        ada.exports()
            .export(
                new ExportRequest(
                    shop,
                    ExportFormat.JSON,
                    List.of("businesses", "kpi_sources"),
                    ExportTimeframe.NINETY_DAYS));
    assertThat(ada.downloads().to(some, file)).content().startsWith("{").contains("Sales");
  }

  @Test
  void the_same_goes_without_waiting() throws Exception {
    Path file = directory.resolve("all.json");
    assertThat(
            ada.async()
                .exports()
                .export(ExportRequest.all(shop, ExportFormat.JSON))
                .thenCompose(link -> ada.async().downloads().to(link, file))
                .get())
        .isEqualTo(file)
        .isNotEmptyFile();
    assertThat(
            ada.async()
                .reports()
                .generate(ReportRequest.pdf(shop, Timeframe.SEVEN_DAYS))
                .thenCompose(RemoteJob::future)
                .get()
                .file()
                .url())
        .hasHost("127.0.0.1");
  }
}
