package com.signalcraft.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.config.BulkheadOptions;
import com.signalcraft.client.config.RateLimitOptions;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.hosted.DownloadLink;
import com.signalcraft.client.hosted.Downloads;
import com.signalcraft.client.internal.group.DownloadCalls;
import com.signalcraft.client.internal.time.FakeTime;
import com.signalcraft.client.internal.transport.ConnectionSettings;
import com.signalcraft.client.internal.transport.PolicySettings;
import com.signalcraft.client.internal.transport.Transport;
import com.signalcraft.client.internal.transport.TransportSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with a file, and a caller with an API key. */
abstract class DownloadFixture {

  static final String TAG = "\"v1\"";
  static final byte[] FILE = content(300_000);

  final MockWebServer server = new MockWebServer();
  final FakeTime time = new FakeTime();
  @TempDir Path directory;
  Transport transport;
  Downloads downloads;
  Path target;

  @BeforeEach
  void start() throws IOException {
    server.start();
    transport = transport(server.url("/v1"), 3);
    downloads = new DownloadCalls(transport.caller());
    target = directory.resolve("report.pdf");
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  Transport transport(HttpUrl url, int tries) {
    PolicySettings policy =
        new PolicySettings(
            RetryOptions.defaults().withMaxAttempts(tries),
            BreakerOptions.off(),
            BulkheadOptions.off(),
            RateLimitOptions.off());
    return new Transport(
        TransportSettings.of(ConnectionSettings.to(url))
            .with(policy)
            .with(Credentials.apiKey("secret-key"), tokens -> {}),
        time.ambient());
  }

  static byte[] content(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    return bytes;
  }

  DownloadLink link() {
    return link(server, OptionalLong.empty(), null);
  }

  static DownloadLink link(MockWebServer server, OptionalLong size, Instant end) {
    return new DownloadLink(server.url("/files/1?signature=hidden").uri(), size, end);
  }

  /** An answer with a part of the file, from a byte on. */
  static MockResponse.Builder part(int from) {
    MockResponse.Builder answer =
        new MockResponse.Builder()
            .code(from == 0 ? 200 : 206)
            .addHeader("ETag", TAG)
            .body(new Buffer().write(FILE, from, FILE.length - from));
    return from == 0
        ? answer
        : answer.addHeader(
            "Content-Range", "bytes " + from + "-" + (FILE.length - 1) + "/" + FILE.length);
  }

  /** An answer that breaks in the middle of its content. */
  static MockResponse cut(MockResponse.Builder answer) {
    return answer.onResponseBody(new SocketEffect.CloseSocket()).build();
  }

  RecordedRequest request() throws InterruptedException {
    return request(server);
  }

  static RecordedRequest request(MockWebServer server) throws InterruptedException {
    RecordedRequest request = server.takeRequest(20, TimeUnit.SECONDS);
    assertThat(request).as("a request").isNotNull();
    return request;
  }

  /** The names of all files that are there. */
  List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  void write(Path file, String content) throws IOException {
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
