package com.signalcraft.client.internal.transport;

import static com.signalcraft.client.internal.transport.TransportFixture.GET;
import static com.signalcraft.client.internal.transport.TransportFixture.ONLY_RETRY;
import static com.signalcraft.client.internal.transport.TransportFixture.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.internal.time.Ambient;
import com.signalcraft.error.CallTimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server never answers, and the time-outs are the usual ones: only an interrupt ends a call.
 */
@Timeout(20)
class InterruptTest {

  private final MockWebServer server = new MockWebServer();
  private final CountDownLatch reading = new CountDownLatch(1);
  private Transport transport;

  @BeforeEach
  void start() throws IOException {
    server.start();
    transport =
        new Transport(
            TransportFixture.settings(server.url("/").toString()).with(ONLY_RETRY),
            Ambient.system());
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  @Test
  void ends_a_call_that_waits_for_an_answer() throws Exception {
    server.enqueue(stalling());
    reading.countDown();

    Outcome outcome = interrupted(GET, TEXT);

    assertThat(outcome.error())
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage("GET /thing was interrupted");
    assertThat(outcome.stillInterrupted()).isTrue();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void ends_a_call_that_reads_its_answer() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(100_000))
            .onResponseBody(SocketEffect.Stall.INSTANCE)
            .build());

    Outcome outcome =
        interrupted(
            GET,
            answer -> {
              answer.body().readNBytes(1_000);
              reading.countDown();
              return TEXT.read(answer);
            });

    assertThat(outcome.error()).isInstanceOf(CallTimeoutException.class);
    assertThat(outcome.stillInterrupted()).isTrue();
  }

  @Test
  void ends_a_call_whose_reader_uses_files_in_between(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("some.txt"), "some");
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(100_000))
            .onResponseBody(SocketEffect.Stall.INSTANCE)
            .build());

    Outcome outcome =
        interrupted(
            GET,
            answer -> {
              answer.body().readNBytes(1_000);
              int count = readByChannel(file);
              reading.countDown();
              answer.body().readAllBytes();
              return "read " + count;
            });

    assertThat(outcome.error()).isInstanceOf(CallTimeoutException.class);
  }

  @Test
  void ends_a_call_whose_body_came_from_a_file(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("some.csv"), "some");
    server.enqueue(stalling());
    RequestBody body =
        new RequestBody() {
          @Override
          public MediaType contentType() {
            return null;
          }

          @Override
          public void writeTo(BufferedSink sink) throws IOException {
            sink.writeUtf8("read " + readByChannel(file));
          }
        };

    reading.countDown();
    Outcome outcome = interrupted(TransportFixture.POST.body(body), TEXT);

    assertThat(outcome.error()).isInstanceOf(CallTimeoutException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void leaves_the_connection_of_others_alone_on_http_2() throws Exception {
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    try (Transport multiplexed =
        new Transport(
            TransportSettings.of(
                    new ConnectionSettings(
                        server.url("/"),
                        com.signalcraft.client.config.Timeouts.defaults(),
                        java.util.Optional.empty(),
                        com.signalcraft.client.config.TlsOptions.defaults(),
                        builder -> builder.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))))
                .with(ONLY_RETRY))) {
      server.enqueue(new MockResponse(200, Headers.EMPTY, "before"));
      server.enqueue(stalling());
      server.enqueue(new MockResponse(200, Headers.EMPTY, "after"));
      multiplexed.caller().call(GET, TEXT);
      server.takeRequest();
      reading.countDown();

      Outcome outcome = interrupted(multiplexed, GET, TEXT);

      assertThat(outcome.error()).isInstanceOf(CallTimeoutException.class);
      assertThat(multiplexed.caller().call(GET, TEXT)).isEqualTo("after");
      assertThat(server.takeRequest().getConnectionIndex()).isZero();
    }
  }

  @Test
  void a_cancelled_scope_ends_a_call_and_leaves_the_thread_clean() throws Exception {
    server.enqueue(stalling());
    CallScope scope = new CallScope();
    AtomicReference<Throwable> error = new AtomicReference<>();
    AtomicBoolean interrupted = new AtomicBoolean(true);
    Thread thread =
        new Thread(
            () -> {
              try {
                CallScope.run(scope, () -> transport.caller().call(GET, TEXT));
              } catch (RuntimeException e) {
                error.set(e);
              }
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    thread.start();

    server.takeRequest();
    awaitBlocked(thread);
    scope.cancel();
    thread.join();

    assertThat(error.get())
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage("GET /thing was cancelled");
    assertThat(interrupted).isFalse();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a_cancelled_scope_ends_a_wait_between_tries() throws Exception {
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "100").build());
    CallScope scope = new CallScope();
    AtomicReference<Throwable> error = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                CallScope.run(scope, () -> transport.caller().call(GET, TEXT));
              } catch (RuntimeException e) {
                error.set(e);
              }
            });
    thread.start();

    server.takeRequest();
    awaitBlocked(thread);
    scope.cancel();
    thread.join();

    assertThat(error.get()).isInstanceOf(CallTimeoutException.class);
  }

  private record Outcome(Throwable error, boolean stillInterrupted) {}

  private Outcome interrupted(ApiRequest request, ResponseReader<String> reader)
      throws InterruptedException {
    return interrupted(transport, request, reader);
  }

  private Outcome interrupted(Transport through, ApiRequest request, ResponseReader<String> reader)
      throws InterruptedException {
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              Throwable error = null;
              try {
                through.caller().call(request, reader);
              } catch (RuntimeException e) {
                error = e;
              }
              outcome.set(new Outcome(error, Thread.currentThread().isInterrupted()));
            });
    thread.start();
    server.takeRequest();
    reading.await();
    awaitBlocked(thread);
    thread.interrupt();
    thread.join();
    return outcome.get();
  }

  /** Unlike what {@code Files} reads by, such a channel takes part in interrupts. */
  private static int readByChannel(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.read(ByteBuffer.allocate(100));
    }
  }

  /** Until the thread waits for the network: before, okhttp would notice an interrupt itself. */
  private static void awaitBlocked(Thread thread) {
    while (true) {
      Thread.State state = thread.getState();
      StackTraceElement[] stack = thread.getStackTrace();
      boolean polls =
          stack.length > 0
              && stack[0].getClassName().equals("sun.nio.ch.Net")
              && stack[0].getMethodName().equals("poll");
      boolean waits = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
      if (polls || waits) {
        return;
      }
      Thread.onSpinWait();
    }
  }

  private static MockResponse stalling() {
    return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
  }
}
