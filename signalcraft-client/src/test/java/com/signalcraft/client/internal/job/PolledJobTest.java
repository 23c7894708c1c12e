package com.signalcraft.client.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.config.BulkheadOptions;
import com.signalcraft.client.config.RateLimitOptions;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.client.internal.transport.ConnectionSettings;
import com.signalcraft.client.internal.transport.PolicySettings;
import com.signalcraft.client.internal.transport.Transport;
import com.signalcraft.client.internal.transport.TransportSettings;
import com.signalcraft.common.JobStatus;
import com.signalcraft.common.JsonObject;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PolledJobTest {

  private static final UUID ID = UUID.fromString("50000000-0000-0000-0000-000000000005");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final JsonObject DONE = JsonObject.of("n", new BigDecimal("1.50"));

  private final MockWebServer server = new MockWebServer();
  private final FakeTimer timer = new FakeTimer();
  private Transport transport;
  private RemoteJob<JsonObject> job;

  @BeforeEach
  void start() throws IOException {
    server.start();
    PolicySettings once =
        new PolicySettings(
            RetryOptions.none(),
            BreakerOptions.off(),
            BulkheadOptions.off(),
            RateLimitOptions.off());
    transport =
        new Transport(TransportSettings.of(ConnectionSettings.to(server.url("/v1"))).with(once));
    job =
        new PolledJobs(InstantSource.system(), timer)
            .of(transport.caller(), ID, "test", Fields::toJson);
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  private void answer(String json) {
    server.enqueue(new MockResponse.Builder().body(json).build());
  }

  private void processing(double progress) {
    answer("{\"status\":\"processing\",\"progress\":" + progress + "}");
  }

  private void completed() {
    answer("{\"status\":\"completed\",\"result\":{\"n\":1.50}}");
  }

  private void refused(int status, String code) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .body("{\"error\":{\"code\":\"" + code + "\",\"message\":\"told\"}}")
            .build());
  }

  private RecordedRequest request() throws InterruptedException {
    return server.takeRequest(20, TimeUnit.SECONDS);
  }

  @Test
  void it_is_asked_for_at_once_and_then_at_intervals_that_grow_to_ten_seconds() throws Exception {
    CompletableFuture<JsonObject> result = job.future();
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      processing(0.1);
      waits.add(timer.next().toMillis());
    }
    assertThat(waits)
        .containsExactly(0L, 100L, 200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 10_000L, 10_000L);
    assertThat(result).isNotDone();
    completed();
    timer.next();
    assertThat(result).isCompletedWithValue(DONE);
    assertThat(timer.waiting()).isZero();
    assertThat(request().getTarget()).isEqualTo("/v1/jobs/" + ID);
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.progress()).isEqualTo(1);
    assertThat(server.getRequestCount()).as("an end is known for good").isEqualTo(11);
  }

  @Test
  void the_server_says_when_it_wants_to_be_asked_again() {
    CompletableFuture<JsonObject> result = job.future();
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Retry-After", "30")
            .body("{\"status\":\"queued\"}")
            .build());
    timer.next();
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "70").build());
    assertThat(timer.next()).isEqualTo(Duration.ofSeconds(30));
    completed();
    assertThat(timer.next()).isEqualTo(Duration.ofSeconds(70));
    assertThat(result).isCompletedWithValue(DONE);
  }

  @Test
  void one_poll_serves_all_who_wait() {
    CompletableFuture<JsonObject> one = job.future();
    CompletableFuture<JsonObject> two = job.future();
    CompletableFuture<JsonObject> three = job.future();
    assertThat(timer.waiting()).isEqualTo(1);
    completed();
    timer.next();
    assertThat(List.of(one, two, three)).allMatch(future -> future.join().equals(DONE));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void errors_that_pass_do_not_end_the_waiting() {
    CompletableFuture<JsonObject> result = job.future();
    refused(503, "EXTERNAL_API_ERROR");
    timer.next();
    refused(429, "RATE_LIMIT_EXCEEDED");
    timer.next();
    completed();
    timer.next();
    assertThat(result).isCompletedWithValue(DONE);
  }

  @Test
  void an_error_that_does_not_pass_ends_the_waiting_and_nothing_else() {
    CompletableFuture<JsonObject> result = job.future();
    refused(404, "RESOURCE_NOT_FOUND");
    timer.next();
    assertThatThrownBy(result::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(NotFoundException.class);
    assertThat(timer.waiting()).isZero();
    completed();
    assertThat(job.await(Duration.ZERO)).isEqualTo(DONE);
  }

  @Test
  void an_answer_that_is_not_what_was_promised_ends_the_waiting() {
    CompletableFuture<JsonObject> result = job.future();
    answer("<html>");
    timer.next();
    assertThatThrownBy(result::join).hasCauseInstanceOf(TransportException.class);
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void a_job_that_failed_gives_the_error_of_its_code() {
    CompletableFuture<JsonObject> result = job.future();
    answer(
        "{\"status\":\"failed\",\"error\":{\"code\":\"INSUFFICIENT_PERMISSIONS\","
            + "\"message\":\"no\"}}");
    timer.next();
    assertThatThrownBy(result::join).hasCauseInstanceOf(PermissionDeniedException.class);
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> job.await(LONG))
        .withMessage("no");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void nobody_is_asked_while_nobody_waits() {
    assertThat(timer.waiting()).isZero();
    CompletableFuture<JsonObject> result = job.future();
    processing(0);
    timer.next();
    result.cancel(false);
    timer.next();
    assertThat(timer.waiting()).isZero();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void who_comes_after_nobody_waited_has_it_asked_for_at_once() {
    job.future().cancel(false);
    timer.next();
    CompletableFuture<JsonObject> result = job.future();
    completed();
    assertThat(timer.next()).isZero();
    assertThat(result).isCompletedWithValue(DONE);
  }

  @Test
  void listeners_are_told_of_changes_and_may_fail() {
    List<Double> told = new ArrayList<>();
    job.onProgress(
            progress -> {
              throw new IllegalStateException("wrong");
            })
        .onProgress(told::add);
    assertThat(timer.waiting()).as("a listener alone has nobody asked").isZero();
    CompletableFuture<JsonObject> result = job.future();
    processing(0.25);
    timer.next();
    processing(0.25);
    timer.next();
    processing(7);
    timer.next();
    completed();
    timer.next();
    assertThat(told).containsExactly(0.25, 1.0);
    assertThat(result).isDone();
  }

  @Test
  void cancelling_tells_the_server_and_all_who_wait() throws Exception {
    CompletableFuture<JsonObject> result = job.future();
    server.enqueue(new MockResponse.Builder().code(204).build());
    assertThat(job.cancel()).isTrue();
    RecordedRequest request = request();
    assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("DELETE /v1/jobs/" + ID);
    assertCancelled(result);
    timer.next();
    assertThat(timer.waiting()).isZero();
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(job.cancel()).as("a second time").isFalse();
    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
  }

  private static void assertCancelled(CompletableFuture<JsonObject> result) {
    assertThatThrownBy(result::join)
        .cause()
        .isInstanceOfSatisfying(
            SignalCraftException.class, e -> assertThat(e.code()).isEqualTo("CANCELLED"));
  }

  @Test
  void cancelling_ends_the_waiting_where_the_server_does_not_know_the_call() {
    CompletableFuture<JsonObject> result = job.future();
    server.enqueue(new MockResponse.Builder().code(404).body("<html>").build());
    assertThat(job.cancel()).isFalse();
    assertCancelled(result);
  }

  @Test
  void cancelling_ends_the_waiting_where_the_server_cannot_be_told() {
    CompletableFuture<JsonObject> result = job.future();
    refused(500, "INTERNAL_ERROR");
    assertThatExceptionOfType(SignalCraftException.class).isThrownBy(job::cancel);
    assertCancelled(result);
  }

  @Test
  void cancelling_what_has_ended_does_nothing() {
    completed();
    assertThat(job.await(Duration.ZERO)).isEqualTo(DONE);
    assertThat(job.cancel()).isFalse();
    assertThat(job.await(Duration.ZERO)).isEqualTo(DONE);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a_cancel_while_it_is_asked_for_goes_before_the_answer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getMethod().equals("DELETE")) {
              return new MockResponse.Builder().code(204).build();
            }
            job.cancel();
            return new MockResponse.Builder()
                .body("{\"status\":\"completed\",\"result\":{}}")
                .build();
          }
        });
    CompletableFuture<JsonObject> result = job.future();
    timer.next();
    assertCancelled(result);
    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
  }

  @Test
  void without_time_it_is_asked_for_once() {
    processing(0.5);
    assertThatExceptionOfType(CallTimeoutException.class)
        .isThrownBy(() -> job.await(Duration.ZERO));
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void what_was_not_done_in_time_says_what_was_in_the_way() {
    CompletableFuture<JsonObject> other = job.future();
    refused(503, "EXTERNAL_API_ERROR");
    timer.next();
    assertThatExceptionOfType(CallTimeoutException.class)
        .isThrownBy(() -> job.await(Duration.ofNanos(1)))
        .withMessageContaining("told");
    assertThat(other).isNotDone();
    other.cancel(false);
    timer.next();
    assertThat(timer.waiting()).as("who gave up does not wait any more").isZero();
  }

  @Test
  void an_interrupt_ends_the_waiting_and_stays_set() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(CallTimeoutException.class).isThrownBy(() -> job.await(LONG));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void in_real_time_the_threads_are_daemons() throws Exception {
    RemoteJob<JsonObject> real =
        new PolledJobs(InstantSource.system(), new DaemonJobTimer())
            .of(transport.caller(), ID, "test", Fields::toJson);
    processing(0);
    completed();
    CompletableFuture<Thread> asker = new CompletableFuture<>();
    real.onProgress(progress -> asker.complete(Thread.currentThread()));
    assertThat(real.await(LONG)).isEqualTo(DONE);
    assertThat(asker.get(20, TimeUnit.SECONDS).isDaemon()).isTrue();
    assertThat(asker.join().getName()).startsWith("signalcraft-jobs");
  }

  @Test
  void who_waits_hears_at_once_that_the_client_was_closed() throws Exception {
    PolledJobs jobs = new PolledJobs(InstantSource.system(), new DaemonJobTimer());
    RemoteJob<JsonObject> real = jobs.of(transport.caller(), ID, "test", Fields::toJson);
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Retry-After", "3600")
            .body("{\"status\":\"queued\",\"progress\":0.5}")
            .build());
    CompletableFuture<Double> asked = new CompletableFuture<>();
    real.onProgress(asked::complete);
    CompletableFuture<JsonObject> result = real.future();
    assertThat(asked.get(20, TimeUnit.SECONDS)).isEqualTo(0.5);

    transport.close();
    jobs.close();

    assertThatThrownBy(() -> result.get(20, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            SignalCraftException.class, e -> assertThat(e.code()).isEqualTo("CLOSED"));
  }
}
