package com.signalcraft.examples.server.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.server.ApiCaller;
import com.signalcraft.examples.server.Eventually;
import com.signalcraft.examples.server.ServerDatabases;
import com.signalcraft.examples.server.database.Pools;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.file.FileStore.StoredFile;
import com.signalcraft.examples.server.secret.DerivedKeys;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.testing.SettableClock;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

  private static final byte[] CONTENT = new byte[600_000];
  private static final SettableClock CLOCK =
      new SettableClock(Instant.parse("2026-11-26T12:00:00Z"));
  private static TestDatabase database;
  private static HikariDataSource pool;
  private static JdbcSignalCraft service;
  private static DatabaseFileStore files;
  private static Javalin web;
  private static UUID business;

  @BeforeAll
  static void start() {
    new Random(1).nextBytes(CONTENT);
    database = ServerDatabases.create();
    pool = Pools.server(ServerDatabases.logins(database.url()));
    service = database.signalCraft().build();
    business = TestTenant.create(database, service).business().id();
    AtomicReference<URI> url = new AtomicReference<>();
    files =
        new DatabaseFileStore(
            new ServerDatabase(pool),
            new DerivedKeys("a-secret-of-the-tests-0123456789abc"),
            url::get,
            FileOptions.defaults(),
            CLOCK);
    web = Javalin.create(config -> files.configure(config)).start("127.0.0.1", 0);
    url.set(URI.create("http://127.0.0.1:" + web.port()));
  }

  @AfterAll
  static void stop() {
    web.stop();
    pool.close();
    service.close();
    database.close();
  }

  private static StoredFile file() {
    return files.put(business, "Bericht für Café.zip", "application/zip", CONTENT);
  }

  private static HttpResponse<byte[]> get(URI url, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    return new ApiCaller(url, "")
        .raw((headers.length == 0 ? request : request.headers(headers)).build());
  }

  @Test
  void whoever_has_the_link_gets_the_file_as_an_attachment() {
    StoredFile file = file();
    HttpResponse<byte[]> answer = get(file.url());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(CONTENT);
    assertThat(file.size()).isEqualTo(CONTENT.length);
    assertThat(answer.headers().map())
        .containsEntry("content-length", java.util.List.of("600000"))
        .containsEntry("content-type", java.util.List.of("application/zip"))
        .containsEntry("accept-ranges", java.util.List.of("bytes"))
        .containsEntry("etag", java.util.List.of('"' + file.id().toString() + '"'))
        .containsEntry("x-content-type-options", java.util.List.of("nosniff"))
        .containsEntry(
            "content-disposition",
            java.util.List.of(
                "attachment; filename=\"Bericht f_r Caf_.zip\";"
                    + " filename*=UTF-8''Bericht%20f%C3%BCr%20Caf%C3%A9.zip"));
  }

  @Test
  void credentials_that_come_along_do_no_harm() {
    assertThat(get(file().url(), "Authorization", "Bearer expired").statusCode()).isEqualTo(200);
    assertThat(get(file().url(), "X-API-Key", "whatever").statusCode()).isEqualTo(200);
  }

  @Test
  void a_head_tells_all_but_the_bytes() {
    HttpRequest head =
        HttpRequest.newBuilder(file().url())
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<byte[]> answer = new ApiCaller(head.uri(), "").raw(head);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).hasValue("600000");
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 0, 10",
    "bytes=262140-262150, 262140, 262151",
    "bytes=599990-, 599990, 600000",
    "bytes=-5, 599995, 600000",
    "bytes=0-9999999, 0, 600000",
    "bytes=-9999999, 0, 600000",
  })
  void a_range_is_a_part(String range, int from, int end) {
    HttpResponse<byte[]> answer = get(file().url(), "Range", range);
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.headers().firstValue("Content-Range"))
        .hasValue("bytes " + from + "-" + (end - 1) + "/600000");
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(CONTENT, from, end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=600000-", "bytes=600001-600002", "bytes=-0"})
  void a_range_after_the_end_is_told_so(String range) {
    HttpResponse<byte[]> answer = get(file().url(), "Range", range);
    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes */600000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=5-2", "bytes=0-1,5-6", "lines=1-2", "bytes=-", "bytes=a-b"})
  void what_is_no_single_range_gets_the_whole(String range) {
    HttpResponse<byte[]> answer = get(file().url(), "Range", range);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).hasSize(600_000);
  }

  @Test
  void a_range_of_another_version_gets_the_whole() {
    StoredFile file = file();
    String tag = '"' + file.id().toString() + '"';
    assertThat(get(file.url(), "Range", "bytes=0-9", "If-Range", tag).statusCode()).isEqualTo(206);
    assertThat(get(file.url(), "Range", "bytes=0-9", "If-Range", "\"other\"").statusCode())
        .isEqualTo(200);
    assertThat(get(file.url(), "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void wrong_expired_and_absent_links_get_one_answer() {
    StoredFile file = file();
    String url = file.url().toString();
    String later = url.replaceAll("expires=(\\d+)", "expires=9999999999");
    String other = url.replace(file.id().toString(), UUID.randomUUID().toString());
    String cut = url.substring(0, url.length() - 1);
    String path = url.replace("/downloads/", "/downloads/..%2f");
    HttpResponse<byte[]> wrong = get(URI.create(later));
    assertThat(wrong.statusCode()).isEqualTo(404);
    String body = ApiCaller.json(wrong).at("/error/message").asText();
    assertThat(body).isEqualTo("there is no such download (any more)");
    for (String bad : new String[] {other, cut, url + "a", url.replaceAll("\\?.*", ""), path}) {
      assertThat(get(URI.create(bad)).statusCode()).as(bad).isEqualTo(404);
    }
    files.tidy(CLOCK.instant());
    assertThat(get(file.url()).statusCode()).isEqualTo(200);
    CLOCK.advance(Duration.between(CLOCK.instant(), file.expiresAt()));
    HttpResponse<byte[]> expired = get(file.url());
    assertThat(expired.statusCode()).isEqualTo(404);
    assertThat(ApiCaller.json(expired).at("/error/message").asText()).isEqualTo(body);
    assertThat(files.tidy(CLOCK.instant())).isPositive();
    assertThat(database.value("select count(*) from signalcraft_server.file_chunks"))
        .isEqualTo("0");
    CLOCK.advance(Duration.ofMinutes(-1));
    HttpResponse<byte[]> gone = get(file.url());
    assertThat(ApiCaller.json(gone).at("/error/message").asText()).isEqualTo(body);
  }

  @Test
  void what_cannot_be_written_to_its_end_is_not_kept() {
    String before = database.value("select count(*) from signalcraft_server.files");
    try {
      files.put(
          business,
          "a",
          "b/c",
          out -> {
            out.write(CONTENT);
            throw new java.io.IOException("disk");
          });
    } catch (com.signalcraft.error.TransportException e) {
      assertThat(database.value("select count(*) from signalcraft_server.files")).isEqualTo(before);
      return;
    }
    throw new AssertionError("must fail");
  }

  @Test
  void a_file_goes_with_its_business() {
    UUID other = TestTenant.create(database, service).business().id();
    StoredFile file = files.put(other, "a.txt", "text/plain", CONTENT);
    service.lifecycle().eraseBusiness(other);
    Eventually.until("it is gone", () -> get(file.url()).statusCode() == 404);
  }
}
