package com.signalcraft.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.TestClients;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.hosted.ProgressListener;
import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.hosted.UploadOptions;
import com.signalcraft.client.hosted.UploadResult;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.ValidationException;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class UploadTest {

  private static final UUID SOURCE = UUID.fromString("20000000-0000-0000-0000-000000000002");
  private static final UUID JOB = UUID.fromString("50000000-0000-0000-0000-000000000005");
  private static final UploadOptions OPTIONS = new UploadOptions(SOURCE, "Zeit", "Wert");
  private static final String STARTED = "{\"job_id\":\"" + JOB + "\",\"status\":\"queued\"}";

  private final MockWebServer server = new MockWebServer();
  @TempDir Path directory;
  private HttpSignalCraft client;
  private Path csv;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = new TestClients("http://127.0.0.1:" + server.getPort()).client();
    csv = directory.resolve("Umsätze.csv");
    Files.writeString(csv, "Zeit;Wert\n2026-01-01;1250,00\n");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void the_file_and_its_columns_are_sent_as_a_form() throws Exception {
    server.enqueue(new MockResponse.Builder().code(202).body(STARTED).build());
    server.enqueue(
        new MockResponse.Builder()
            .body(
                "{\"status\":\"completed\",\"result\":{\"created\":3,\"corrected\":2,"
                    + "\"unchanged\":1,\"superseded\":4,\"rejected\":5,"
                    + "\"bad_rows\":[{\"line\":7,\"message\":\"no number\"}]}}")
            .build());

    RemoteJob<UploadResult> job = client.kpis().upload(csv, OPTIONS);

    RecordedRequest request = server.takeRequest(20, TimeUnit.SECONDS);
    assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /v1/kpis/upload");
    String type = request.getHeaders().get("Content-Type");
    assertThat(type).startsWith("multipart/form-data; boundary=");
    String boundary = "--" + type.substring(type.indexOf('=') + 1);
    assertThat(request.getBody().utf8().split(boundary, -1))
        .extracting(part -> part.replace("\r\n", "|"))
        .containsExactly(
            "",
            "|Content-Disposition: form-data; name=\"source_id\"||" + SOURCE + "|",
            "|Content-Disposition: form-data; name=\"timestamp_column\"||Zeit|",
            "|Content-Disposition: form-data; name=\"value_column\"||Wert|",
            "|Content-Disposition: form-data; name=\"file\"; filename=\"points.csv\"|Content-Type:"
                + " text/csv; charset=utf-8||Zeit;Wert\n2026-01-01;1250,00\n|",
            "--|");
    assertThat(job.id()).isEqualTo(JOB);
    assertThat(job.kind()).isEqualTo("upload");
    assertThat(job.await(Duration.ZERO))
        .isEqualTo(
            new UploadResult(3, 2, 1, 4, 5, List.of(new UploadResult.BadRow(7, "no number"))));
  }

  @Test
  void a_server_that_tells_less_of_the_result_will_do() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"status\":\"completed\",\"result\":{\"created\":3}}")
            .build());
    assertThat(client.jobs().upload(JOB).await(Duration.ZERO))
        .isEqualTo(new UploadResult(3, 0, 0, 0, 0, List.of()));
  }

  @Test
  void a_large_file_is_read_as_it_is_sent() throws Exception {
    long size = 300L << 20;
    try (RandomAccessFile sparse = new RandomAccessFile(csv.toFile(), "rw")) {
      sparse.setLength(size);
    }
    server.setBodyLimit(0);
    server.enqueue(new MockResponse.Builder().code(202).body(STARTED).build());
    List<Long> told = new ArrayList<>();
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();

    client
        .kpis()
        .upload(
            csv,
            OPTIONS,
            (done, total) -> {
              assertThat(total).isEqualTo(size);
              told.add(done);
            });

    assertThat(memory.getCurrentThreadAllocatedBytes() - before)
        .as("bytes that the sending thread took, of which nothing is kept")
        .isLessThan(64L << 20);
    assertThat(told).isSorted();
    assertThat(told.get(told.size() - 1)).isEqualTo(size);
    assertThat(server.takeRequest(20, TimeUnit.SECONDS).getBodySize())
        .isBetween(size, size + 2_000);
  }

  @Test
  void an_upload_may_take_longer_than_a_call() throws Exception {
    try (RandomAccessFile sparse = new RandomAccessFile(csv.toFile(), "rw")) {
      sparse.setLength(20L << 20);
    }
    server.setBodyLimit(0);
    server.enqueue(new MockResponse.Builder().code(202).body(STARTED).build());
    Duration tooShort = Duration.ofMillis(1);
    HttpSignalCraft hurried =
        client.with(Timeouts.defaults().withAttempt(tooShort).withCall(tooShort));
    assertThat(hurried.kpis().upload(csv, OPTIONS).id()).isEqualTo(JOB);
  }

  @Test
  void a_file_that_is_not_there_is_told_before_anything_is_sent() {
    for (Path wrong : List.of(directory.resolve("nothing"), directory)) {
      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(() -> client.kpis().upload(wrong, OPTIONS))
          .satisfies(e -> assertThat(e.field()).isEqualTo("file"));
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void a_listener_that_fails_changes_nothing() {
    server.enqueue(new MockResponse.Builder().code(202).body(STARTED).build());
    ProgressListener failing =
        (done, total) -> {
          throw new IllegalStateException("wrong");
        };
    assertThat(client.kpis().upload(csv, OPTIONS, failing).id()).isEqualTo(JOB);
  }

  @Test
  void an_upload_that_may_have_arrived_is_not_sent_again() {
    try (HttpSignalCraft retrying =
        HttpSignalCraft.builder().baseUrl("http://127.0.0.1:" + server.getPort()).build()) {
      server.enqueue(new MockResponse.Builder().code(503).build());
      assertThatExceptionOfType(OverloadedException.class)
          .isThrownBy(() -> retrying.kpis().upload(csv, OPTIONS));
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a_file_that_becomes_shorter_is_an_error_and_no_half_file() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(csv.toFile(), "rw")) {
      file.setLength(10_000_000);
      server.enqueue(new MockResponse.Builder().code(202).body(STARTED).build());
      ProgressListener cutting =
          (done, total) -> {
            try {
              file.setLength(100);
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          };
      assertThatExceptionOfType(com.signalcraft.error.TransportException.class)
          .isThrownBy(() -> client.kpis().upload(csv, OPTIONS, cutting))
          .withMessageContaining("shorter");
    }
  }
}
