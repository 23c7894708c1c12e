package com.signalcraft.examples.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.common.TimeRange;
import com.signalcraft.examples.server.Eventually;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.jdbc.testing.MortalServer;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.security.Identity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL dies in the middle of what it does, and comes back. */
class KilledDatabaseTest {

  private static final int WRITERS = 4;
  private static final int AGAIN = 100;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<Instant> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicBoolean stop = new AtomicBoolean();

  @TempDir private Path folder;

  @Test
  void the_server_goes_on_by_itself_and_no_acknowledged_point_is_lost() throws Exception {
    try (MortalServer postgres = MortalServer.start(folder.resolve("postgresql"));
        TestServer server = TestServer.onForeign(postgres.database());
        HttpSignalCraft service = server.client(TestServer.SERVICE_KEY)) {
      UUID owner = service.users().create(NewUser.of("ada@example.com")).id();
      String token = server.tokenFor(owner);
      HttpSignalCraft ada = service.as(Identity.token(token));
      UUID business = ada.businesses().create(NewBusiness.of("Café")).id();
      UUID source =
          ada.sources().create(NewKpiSource.of(business, "Sales", KpiType.REVENUE, "EUR")).id();
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(new Thread(() -> write(server.api(), token, source)));
      }
      writers.forEach(Thread::start);
      try {
        Eventually.until("points before", () -> acknowledged.size() >= AGAIN);
        postgres.killAndRestart();
        int before = acknowledged.size();
        Eventually.until("points after", () -> acknowledged.size() >= before + AGAIN);
      } finally {
        stop.set(true);
        for (Thread writer : writers) {
          writer.join();
        }
      }

      Set<Instant> kept =
          ada.kpis().stream(new PointQuery(source, TimeRange.ALL))
              .map(KpiPoint::timestamp)
              .collect(Collectors.toCollection(HashSet::new));
      assertThat(kept).containsAll(acknowledged);
      assertThat(statuses).contains(201).isSubsetOf(201, 500, 503, 504);
    }
  }

  /** One point after the other; an error is no acknowledgement. */
  private void write(URI api, String token, UUID source) {
    while (!stop.get()) {
      Instant at = BEGIN.plusSeconds(number.incrementAndGet());
      String body =
          "{\"source_id\":\"%s\",\"data_points\":[{\"timestamp\":\"%s\",\"value\":1}]}"
              .formatted(source, at);
      try {
        int status =
            http.send(
                    HttpRequest.newBuilder(URI.create(api + "/kpis/data"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                    BodyHandlers.discarding())
                .statusCode();
        statuses.add(status);
        if (status == 201) {
          acknowledged.add(at);
        }
      } catch (IOException e) {
        // Not acknowledged.
        statuses.add(0);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
