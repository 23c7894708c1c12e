package com.signalcraft.jdbc.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.TokenVerifier;
import com.signalcraft.jdbc.internal.event.EventHub;
import com.signalcraft.jdbc.internal.event.EventTimes;
import com.signalcraft.jdbc.internal.transaction.Backoff;
import com.signalcraft.jdbc.internal.transaction.Engine;
import com.signalcraft.jdbc.internal.transaction.EngineSettings;
import com.signalcraft.jdbc.internal.transaction.RetryPolicy;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.jdbc.internal.transaction.Sleeper;
import com.signalcraft.jdbc.testing.TcpProxy;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The thread of events, with waits of the test's own. */
class EventHubTest extends EventTest {

  private static final Sleeper NO_SLEEP = time -> {};

  @Test
  void a_network_that_falls_silent_is_noticed() throws Exception {
    try (TcpProxy network = TcpProxy.to(database.owner().getPortNumbers()[0]);
        EventHub hub = hub(impatient(network.through(database.app())), NO_SLEEP)) {
      hub.subscribe(session(), recorder);
      recorder.nextGap();
      Event before = write(tenant, NOON);
      assertThat(recorder.next()).isEqualTo(before);

      network.fallSilent();
      // Nobody hears of this one.
      write(tenant, NOON.plusSeconds(1));

      Event.Gap gap = recorder.nextGap();
      assertThat(gap.from()).isBefore(gap.to());
      Event after = write(tenant, NOON.plusSeconds(2));
      assertThat(recorder.next()).isEqualTo(after);
    }
  }

  private static PGSimpleDataSource impatient(PGSimpleDataSource source) {
    source.setApplicationName("signalcraft-events");
    source.setSocketTimeout(1);
    return source;
  }

  @Test
  void the_waits_between_tries_grow_up_to_a_limit_and_start_anew_after_a_success()
      throws Exception {
    PGSimpleDataSource source = impatient(database.app());
    int port = source.getPortNumbers()[0];
    source.setPortNumbers(new int[] {1});
    List<Duration> waits = new CopyOnWriteArrayList<>();
    Sleeper sleeper =
        time -> {
          waits.add(time);
          if (waits.size() == 5) {
            source.setPortNumbers(new int[] {port});
          }
        };
    try (EventHub hub = hub(source, sleeper)) {
      hub.subscribe(session(), recorder);

      recorder.nextGap();
      assertThat(waits)
          .containsExactly(
              Duration.ofMillis(50),
              Duration.ofMillis(100),
              Duration.ofMillis(200),
              Duration.ofMillis(400),
              Duration.ofMillis(500));
      waits.clear();
      cut();
      recorder.nextGap();
      assertThat(waits).containsExactly(Duration.ofMillis(50));
    }
  }

  @Test
  void a_defect_is_told_to_all_and_a_new_subscription_starts_anew() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    PGSimpleDataSource real = impatient(database.app());
    DataSource source =
        (DataSource)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  if (broken.get()) {
                    throw new IllegalStateException("on purpose");
                  }
                  return method.invoke(real, arguments);
                });
    try (EventHub hub = hub(source, NO_SLEEP)) {
      EventSubscription first = hub.subscribe(session(), recorder);

      SignalCraftException told = recorder.failure();
      assertThat(told).hasMessage("the thread of events has failed");
      assertThat(told.getCause()).hasMessage("on purpose");
      assertThat(first.isOpen()).isFalse();
      assertThat(first.failure()).contains(told);

      broken.set(false);
      Recorder second = new Recorder();
      hub.subscribe(session(), second);
      second.nextGap();
      Event written = write(tenant, NOON);
      assertThat(second.next()).isEqualTo(written);
    }
  }

  /** Without jitter: each wait is half of the longest that it may be. */
  private static EventHub hub(DataSource source, Sleeper sleeper) {
    Backoff reconnect =
        new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), sleeper, () -> 0.5);
    return new EventHub(
        source,
        new EventTimes(
            Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofSeconds(1), reconnect),
        System::nanoTime);
  }

  private Session session() {
    Engine engine =
        new Engine(
            new EngineSettings(
                PoolMode.DIRECT,
                Duration.ofSeconds(30),
                new RetryPolicy(1, NO_SLEEP, () -> 0),
                TokenVerifier.none()),
            database.app(),
            null);
    return new Session(engine, Identity.user(tenant.owner().id()), CallOrigin.UNKNOWN);
  }
}
