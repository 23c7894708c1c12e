package com.signalcraft.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.client.hosted.DownloadOptions;
import com.signalcraft.client.hosted.Downloads;
import com.signalcraft.client.hosted.LinkExpiredException;
import com.signalcraft.client.internal.time.FakeTime;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DownloadTest extends DownloadFixture {

  @Test
  void a_file_is_downloaded_with_progress() throws Exception {
    server.enqueue(part(0).build());
    List<Long> told = new ArrayList<>();

    Path there =
        downloads.to(
            link(server, OptionalLong.of(FILE.length), null),
            target,
            DownloadOptions.defaults()
                .withProgress(
                    (done, total) -> {
                      assertThat(total).isEqualTo(FILE.length);
                      told.add(done);
                      throw new IllegalStateException("a listener's own fault");
                    }));

    assertThat(there).isEqualTo(target).hasBinaryContent(FILE);
    assertThat(told).isSorted().first().isEqualTo(0L);
    assertThat(told.get(told.size() - 1)).isEqualTo(FILE.length);
    assertThat(files()).containsExactly("report.pdf");
    RecordedRequest request = request();
    assertThat(request.getTarget()).isEqualTo("/files/1?signature=hidden");
    assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
    assertThat(request.getHeaders().get("Range")).isNull();
  }

  @Test
  void after_a_cut_it_goes_on_where_it_was() throws Exception {
    server.setDispatcher(new CutDispatcher(2));

    downloads.to(link(), target);

    assertThat(target).hasBinaryContent(FILE);
    assertThat(request().getHeaders().get("Range")).isNull();
    long before = 0;
    for (int i = 0; i < 2; i++) {
      RecordedRequest again = request();
      assertThat(again.getHeaders().get("If-Range")).isEqualTo(TAG);
      String range = again.getHeaders().get("Range");
      long from = Long.parseLong(range.substring("bytes=".length(), range.length() - 1));
      assertThat(from).isGreaterThan(before);
      before = from;
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  /** Sends what is asked for, of which the first answers are cut. */
  private static final class CutDispatcher extends mockwebserver3.Dispatcher {
    private int cuts;

    CutDispatcher(int cuts) {
      this.cuts = cuts;
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
      String range = request.getHeaders().get("Range");
      int from =
          range == null
              ? 0
              : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      return cuts-- > 0 ? cut(part(from)) : part(from).build();
    }
  }

  @Test
  void something_that_came_has_the_tries_counted_anew() throws Exception {
    server.setDispatcher(new CutDispatcher(7));
    downloads.to(link(), target);
    assertThat(target).hasBinaryContent(FILE);
    assertThat(server.getRequestCount()).isEqualTo(8);
  }

  @Test
  void a_file_that_changed_meanwhile_is_taken_anew() throws Exception {
    byte[] other = content(1_000);
    server.enqueue(cut(part(0)));
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("ETag", "\"v2\"")
            .body(new Buffer().write(other))
            .build());

    downloads.to(link(), target);

    assertThat(target).hasBinaryContent(other);
    request();
    assertThat(request().getHeaders().get("If-Range")).isEqualTo(TAG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "W/\"weak\""})
  void without_a_tag_that_tells_versions_apart_it_is_taken_anew(String tag) throws Exception {
    MockResponse.Builder first = part(0).removeHeader("ETag");
    server.enqueue(cut(tag.isEmpty() ? first : first.addHeader("ETag", tag)));
    server.enqueue(part(0).build());
    downloads.to(link(), target);
    assertThat(target).hasBinaryContent(FILE);
    request();
    assertThat(request().getHeaders().get("Range")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes 5-299999/300000", "bytes */300000", "nonsense", ""})
  void another_part_than_was_asked_for_is_not_taken(String range) throws Exception {
    server.enqueue(cut(part(0)));
    server.enqueue(
        part(5).code(206).removeHeader("Content-Range").addHeader("Content-Range", range).build());
    server.enqueue(part(0).build());
    downloads.to(link(), target);
    assertThat(target).hasBinaryContent(FILE);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void a_range_that_the_server_does_not_have_is_asked_for_anew() throws Exception {
    server.enqueue(cut(part(0)));
    server.enqueue(
        new MockResponse.Builder().code(416).addHeader("Content-Range", "bytes */5").build());
    server.enqueue(part(0).build());
    downloads.to(link(), target);
    assertThat(target).hasBinaryContent(FILE);
  }

  @Test
  void an_error_that_passes_is_tried_again_when_the_server_wants_it() throws Exception {
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "7").build());
    server.enqueue(part(0).build());
    downloads.to(link(), target);
    assertThat(target).hasBinaryContent(FILE);
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void the_tries_end_and_leave_nothing_behind() throws Exception {
    write(target, "old");
    for (int i = 0; i < 3; i++) {
      server.enqueue(new MockResponse.Builder().code(503).build());
    }
    assertThatExceptionOfType(OverloadedException.class)
        .isThrownBy(() -> downloads.to(link(), target));
    assertThat(target).hasContent("old");
    assertThat(files()).containsExactly("report.pdf");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void a_file_of_another_size_than_announced_is_refused() throws Exception {
    server.enqueue(part(0).build());
    failed(Downloads.SIZE_MISMATCH, () -> downloads.to(sized(FILE.length + 1), target));
    server.enqueue(part(0).removeHeader("Content-Length").chunkedBody(text(), 999).build());
    failed(Downloads.SIZE_MISMATCH, () -> downloads.to(sized(FILE.length - 1), target));
    assertThat(files()).isEmpty();
  }

  private com.signalcraft.client.hosted.DownloadLink sized(long size) {
    return link(server, OptionalLong.of(size), null);
  }

  private static Buffer text() {
    return new Buffer().write(FILE);
  }

  @Test
  void a_file_that_ends_too_early_is_taken_for_cut() throws Exception {
    for (int i = 0; i < 3; i++) {
      server.enqueue(new MockResponse.Builder().chunkedBody("short", 3).build());
    }
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> downloads.to(sized(100), target))
        .withMessageContaining("after 5 of 100 bytes");
    assertThat(files()).isEmpty();
  }

  @Test
  void a_file_larger_than_allowed_is_refused() throws Exception {
    DownloadOptions small = DownloadOptions.defaults().withMaxBytes(FILE.length - 1);
    failed(Downloads.TOO_LARGE, () -> downloads.to(sized(FILE.length), target, small));
    assertThat(server.getRequestCount()).as("its size was known before").isZero();
    server.enqueue(part(0).build());
    failed(Downloads.TOO_LARGE, () -> downloads.to(link(), target, small));
    server.enqueue(new MockResponse.Builder().chunkedBody(text(), 999).build());
    failed(Downloads.TOO_LARGE, () -> downloads.to(link(), target, small));
    assertThat(files()).isEmpty();
    server.enqueue(part(0).build());
    downloads.to(link(), target, small.withMaxBytes(FILE.length));
    assertThat(target).hasBinaryContent(FILE);
  }

  private static void failed(String code, Runnable download) {
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(download::run)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void a_link_that_has_expired_is_told_as_such() throws Exception {
    server.enqueue(new MockResponse.Builder().code(410).build());
    expired(() -> downloads.to(link(), target));
    server.enqueue(new MockResponse.Builder().code(404).build());
    expired(() -> downloads.to(link(server, OptionalLong.empty(), FakeTime.START), target));
    assertThat(files()).isEmpty();
  }

  private static void expired(Runnable download) {
    assertThatExceptionOfType(LinkExpiredException.class)
        .isThrownBy(download::run)
        .satisfies(e -> assertThat(e.retryable()).isFalse())
        .satisfies(e -> assertThat(e.toString()).doesNotContain("hidden"));
  }

  @Test
  void before_its_end_a_link_of_the_api_gives_the_apis_own_error() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .code(404)
            .body("{\"error\":{\"code\":\"RESOURCE_NOT_FOUND\",\"message\":\"no such file\"}}")
            .build());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(
            () ->
                downloads.to(
                    link(server, OptionalLong.empty(), FakeTime.START.plusSeconds(1)), target))
        .withMessageContaining("no such file");
    server.enqueue(new MockResponse.Builder().code(401).build());
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() -> downloads.to(link(), target));
  }

  @Test
  void what_is_there_is_kept_where_it_must_not_be_replaced() throws Exception {
    write(target, "old");
    DownloadOptions keeping = DownloadOptions.defaults().withReplaceExisting(false);
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> downloads.to(link(), target, keeping));
    assertThat(target).hasContent("old");
    assertThat(server.getRequestCount()).isZero();

    Path other = directory.resolve("other");
    server.enqueue(part(0).build());
    downloads.to(link(), other, keeping);
    assertThat(other).hasBinaryContent(FILE);
  }

  @Test
  void what_somebody_else_wrote_meanwhile_is_kept_too() throws Exception {
    server.enqueue(part(0).build());
    DownloadOptions keeping =
        DownloadOptions.defaults()
            .withReplaceExisting(false)
            .withProgress(
                (done, total) -> {
                  try {
                    write(target, "quicker");
                  } catch (java.io.IOException e) {
                    throw new AssertionError(e);
                  }
                });
    failed(Downloads.FILE_ERROR, () -> downloads.to(link(), target, keeping));
    assertThat(target).hasContent("quicker");
    assertThat(files()).containsExactly("report.pdf");
  }

  @Test
  void a_link_stays_a_link_and_what_it_leads_to_is_replaced() throws Exception {
    Path real = directory.resolve("real");
    write(real, "old");
    Files.createSymbolicLink(target, real);
    server.enqueue(part(0).build());
    downloads.to(link(), target);
    assertThat(target).isSymbolicLink();
    assertThat(real).hasBinaryContent(FILE);
  }

  @Test
  void a_target_that_cannot_be_written_is_told_before_anything_is_sent() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> downloads.to(link(), directory));
    failed(
        Downloads.FILE_ERROR,
        () -> downloads.to(link(), directory.resolve("nowhere").resolve("file")));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void an_interrupt_ends_it_and_stays_set() throws Exception {
    server.enqueue(part(0).build());
    DownloadOptions interrupting =
        DownloadOptions.defaults()
            .withProgress((done, total) -> Thread.currentThread().interrupt());
    assertThatExceptionOfType(CallTimeoutException.class)
        .isThrownBy(() -> downloads.to(link(), target, interrupting));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(files()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a_closed_client_downloads_nothing() {
    transport.close();
    failed("CLOSED", () -> downloads.to(link(), target));
  }
}
