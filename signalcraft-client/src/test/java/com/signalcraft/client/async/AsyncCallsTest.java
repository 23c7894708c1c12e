package com.signalcraft.client.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.account.UserProfile;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.TestClients;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.security.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread and a queue of one, against a server that answers slowly where it is told to. */
@Timeout(20) // below the time that a read may take
class AsyncCallsTest {

  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final String PROFILE =
      "{\"id\":\""
          + ID
          + "\",\"email\":\"a@b.de\",\"timezone\":\"UTC\",\"subscription_tier\":\"pro\","
          + "\"created_at\":\"2026-01-15T10:30:00Z\"}";

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final MockWebServer server = new MockWebServer();
  private HttpSignalCraft client;
  private AsyncSignalCraft async;

  @BeforeEach
  void start() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            String path = request.getUrl().encodedPath();
            if (path.endsWith("/users/profile")) {
              return json(200, PROFILE);
            } else if (path.contains("/kpis/data/")) {
              return json(
                  200, "{\"data_points\":[{\"timestamp\":\"2026-01-15T10:30:00Z\",\"value\":1}]}");
            } else if (path.endsWith("/dashboard/summary/" + ID)) {
              return json(404, "{\"error\":{\"code\":\"RESOURCE_NOT_FOUND\",\"message\":\"no\"}}");
            }
            arrived.countDown();
            released.await();
            return json(200, "{\"members\":[]}");
          }
        });
    server.start();
    client = new TestClients("http://" + server.getHostName() + ":" + server.getPort()).client();
    async = client.async();
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }

  @AfterEach
  void stop() {
    released.countDown();
    client.close();
    server.close();
  }

  @Test
  void a_call_gives_its_result_to_the_future() throws Exception {
    UserProfile me = async.users().me().get();

    assertThat(me).isEqualTo(client.users().me());
  }

  @Test
  void errors_are_the_futures_and_so_are_those_of_arguments() {
    assertThat(failure(async.dashboard().summary(ID))).isInstanceOf(NotFoundException.class);
    assertThat(failure(async.dashboard().summary(null))).isInstanceOf(ValidationException.class);
    assertThat(failure(async.as(Identity.user(ID)).users().me()))
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void cancelling_the_future_ends_the_call_that_is_under_way() throws Exception {
    CompletableFuture<?> slow = async.members().list(ID);
    arrived.await();

    assertThat(slow.cancel(true)).isTrue();

    // the only thread is free again, although the server has not answered
    assertThat(async.users().me().get().id()).isEqualTo(ID);
    assertThat(released.getCount()).isOne();
  }

  @Test
  void completing_the_future_otherwise_ends_the_call_as_well() throws Exception {
    CompletableFuture<Void> slow = async.members().remove(ID, ID);
    arrived.await();

    slow.complete(null);

    assertThat(async.users().me().get().id()).isEqualTo(ID);
  }

  @Test
  void a_call_that_is_cancelled_before_its_turn_is_never_made() throws Exception {
    CompletableFuture<?> slow = async.members().list(ID);
    arrived.await();
    CompletableFuture<?> waiting = async.users().me();

    waiting.cancel(true);
    CompletableFuture<?> next = async.users().me();
    slow.cancel(true);
    next.get();

    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void a_full_queue_refuses_by_the_future() throws Exception {
    CompletableFuture<?> slow = async.members().list(ID);
    arrived.await();
    CompletableFuture<?> waiting = async.users().me();

    assertThat(failure(async.users().me()))
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("1 calls are under way and 1 wait");
    slow.cancel(true);
    waiting.get();
  }

  @Test
  void closing_the_client_fails_what_is_not_done_and_what_comes_after() throws Exception {
    CompletableFuture<?> slow = async.members().list(ID);
    arrived.await();
    CompletableFuture<?> waiting = async.users().me();

    client.close();
    client.close();

    for (CompletableFuture<?> future : List.of(slow, waiting, async.users().me())) {
      assertThat(failure(future))
          .isInstanceOfSatisfying(
              SignalCraftException.class, e -> assertThat(e.code()).isEqualTo("CLOSED"));
    }
  }

  @Test
  void calls_are_made_in_named_daemon_threads() throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<KpiPoint> points = new ArrayList<>();

    async
        .kpis()
        .forEach(
            PointQuery.all(ID),
            point -> {
              threads.add(Thread.currentThread());
              points.add(point);
            })
        .get();

    assertThat(points).extracting(KpiPoint::sourceId).containsExactly(ID);
    assertThat(threads.get(0).isDaemon()).isTrue();
    assertThat(threads.get(0).getName()).startsWith("signalcraft-async-");
  }

  @Test
  void an_error_of_the_caller_s_code_ends_the_walk_and_not_the_thread() throws Exception {
    CompletableFuture<Void> walk =
        async
            .kpis()
            .forEach(
                PointQuery.all(ID),
                point -> {
                  throw new StackOverflowError("the caller's");
                });

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> walk.get(30, TimeUnit.SECONDS))
        .withCauseInstanceOf(StackOverflowError.class);
    assertThat(async.users().me().get().id()).isEqualTo(ID);
  }

  private static Throwable failure(CompletableFuture<?> future) {
    try {
      future.get();
      throw new AssertionError("it did not fail");
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
