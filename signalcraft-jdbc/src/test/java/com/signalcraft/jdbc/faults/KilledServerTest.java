package com.signalcraft.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.MortalServer;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.security.Identity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server dies while points are pushed. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledServerTest {

  private static final int POINTS = 1_000_000;
  private static final int BATCH = 5_000;
  private static final int KILLS = 3;

  @TempDir private Path folder;

  @Test
  void a_million_points_outlive_a_server_that_is_killed_in_the_middle() {
    try (MortalServer server = MortalServer.start(folder);
        JdbcSignalCraft service = server.database().signalCraft().build()) {
      TestDatabase database = server.database();
      TestTenant tenant = TestTenant.create(database, service);
      TestTenant other = TestTenant.create(database, service);
      Load load = new Load(database, tenant, POINTS, BATCH);
      int calls = load.calls();
      Set<Integer> moments = moments();
      List<CompletableFuture<Void>> deaths = new ArrayList<>();

      Onlooker.during(
          service,
          other,
          tenant,
          () ->
              load.push(
                  service.as(Identity.user(tenant.owner().id())),
                  i -> {
                    if (moments.contains(i)) {
                      deaths.forEach(CompletableFuture::join);
                      deaths.add(CompletableFuture.runAsync(server::killAndRestart));
                    }
                  }));

      assertThat(deaths).hasSize(KILLS).allSatisfy(death -> assertThat(death).isCompleted());
      load.verify();
      assertThat(load.calls() - calls).isEqualTo(POINTS / BATCH);
    }
  }

  /** Before which points the server is killed, at random moments of the middle. */
  private static Set<Integer> moments() {
    return new Random(42)
        .ints(POINTS / 10, POINTS * 9 / 10)
        .distinct()
        .limit(KILLS)
        .boxed()
        .collect(Collectors.toSet());
  }
}
