package com.signalcraft.examples.server.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.security.Identity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The end of a server under load. */
class ShutdownTest {

  private static final int WRITERS = 4;
  private static final int BEFORE = 40;

  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger others = new AtomicInteger();
  private final AtomicInteger number = new AtomicInteger();
  private final CountDownLatch busy = new CountDownLatch(BEFORE);

  @Test
  void what_was_accepted_is_there_and_all_else_is_refused_plainly() throws Exception {
    try (TestServer server = TestServer.start();
        HttpSignalCraft service = server.client(TestServer.SERVICE_KEY)) {
      UUID owner = service.users().create(NewUser.of("ada@example.com")).id();
      String token = server.tokenFor(owner);
      HttpSignalCraft view = service.as(Identity.token(token));
      UUID business = view.businesses().create(NewBusiness.of("Café")).id();
      KpiSource source =
          view.sources().create(NewKpiSource.of(business, "Sales", KpiType.REVENUE, "EUR"));
      List<Thread> writers = new ArrayList<>();
      try (TestServer stopping = server.another()) {
        for (int i = 0; i < WRITERS; i++) {
          writers.add(new Thread(() -> write(stopping.api(), token, source.id())));
        }
        writers.forEach(Thread::start);
        assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
      }
      for (Thread writer : writers) {
        writer.join(30_000);
        assertThat(writer.isAlive()).isFalse();
      }

      assertThat(others).hasValue(0);
      assertThat(server.database().value("select count(*) from public.kpi_data"))
          .isEqualTo(accepted.toString());
    }
  }

  /** One point after the other, until nobody listens any more. */
  private void write(URI api, String token, UUID source) {
    HttpClient http = HttpClient.newHttpClient();
    try {
      while (true) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number.incrementAndGet());
        String body =
            "{\"source_id\":\"%s\",\"data_points\":[{\"timestamp\":\"%s\",\"value\":1}]}"
                .formatted(source, at);
        int status =
            http.send(
                    HttpRequest.newBuilder(URI.create(api + "/kpis/data"))
                        // A connection that is accepted as the server stops may be left without an
                        // answer until its process has ended, which here it does not.
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                    BodyHandlers.discarding())
                .statusCode();
        (status == 201 ? accepted : status == 503 ? refused : others).incrementAndGet();
        busy.countDown();
      }
    } catch (IOException e) {
      // Nobody listens any more: this request was not accepted.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
