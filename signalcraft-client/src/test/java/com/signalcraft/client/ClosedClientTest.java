package com.signalcraft.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.server.ContractServer;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.DeliveryWriter;
import com.signalcraft.client.writer.JournalOptions;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.security.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is closed before its writer, as shutdown hooks may do it. */
class ClosedClientTest {

  @Test
  void points_of_a_writer_that_outlives_its_client_are_not_refused(@TempDir Path folder) {
    Instant now = Instant.parse("2026-03-15T10:20:30Z");
    try (ContractServer server = ContractServer.start(InstantSource.fixed(now))) {
      UUID ada = server.store().users().create(NewUser.of("ada@example.com")).id();
      SignalCraft adas = server.store().as(Identity.user(ada));
      UUID shop = adas.businesses().create(NewBusiness.of("Ada's Coffee")).id();
      UUID source =
          adas.sources().create(NewKpiSource.of(shop, "Sales", KpiType.REVENUE, "EUR")).id();
      KpiPoint point = KpiPoint.of(source, now, "12.50");
      List<RejectedPoint> refused = new ArrayList<>();
      DeliveryOptions options =
          DeliveryOptions.builder()
              .journal(JournalOptions.in(folder.resolve("journal")))
              .closeTimeout(Duration.ZERO)
              .onRejected(refused::add)
              .build();

      HttpSignalCraft first = client(server, ada);
      DeliveryWriter orphan = first.kpis().writer(options);
      first.close();
      orphan.write(point);
      assertThatExceptionOfType(SignalCraftException.class)
          .isThrownBy(orphan::close)
          .withMessageContaining("1 points could not be delivered")
          .withMessageContaining("in the journal");

      assertThat(refused).isEmpty();
      try (HttpSignalCraft second = client(server, ada);
          DeliveryWriter next = second.kpis().writer(options)) {
        assertThat(next.flush(Duration.ofSeconds(30)).accepted()).isOne();
      }
      assertThat(adas.kpis().stream(PointQuery.all(source))).containsExactly(point);
    }
  }

  private static HttpSignalCraft client(ContractServer server, UUID user) {
    return HttpSignalCraft.builder()
        .baseUrl(server.baseUrl().toString())
        .credentials(Credentials.tokens(Tokens.of(server.tokenFor(user))))
        .build();
  }
}
