package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.hosted.NewAccount;
import com.signalcraft.client.server.ContractServer;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.security.Identity;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnHttpTest {

  private ContractServer server;
  private String url;
  private UUID ada;
  private SignalCraft adas;
  private UUID shop;

  @BeforeEach
  void start() {
    server = ContractServer.start(InstantSource.fixed(Instant.parse("2026-03-15T10:20:30Z")));
    url = server.baseUrl().toString();
    ada = server.store().users().create(NewUser.of("ada@example.com")).id();
    server.store().subscriptions().apply(SubscriptionChange.active(ada, SubscriptionTier.PRO));
    adas = server.store().as(Identity.user(ada));
    shop = adas.businesses().create(NewBusiness.of("Ada's Coffee")).id();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_integration_pushes_what_it_reads_and_tells_what_was_refused(@TempDir Path folder) {
    UUID revenue =
        adas.sources().create(NewKpiSource.of(shop, "Sales", KpiType.REVENUE, "EUR")).id();
    String lines =
        "2026-01-15T10:30:00Z,1250.00\n2026-01-16T10:30:00Z,0.10\n2030-01-01T00:00:00Z,1";
    List<String> printed;

    try (HttpSignalCraft signalCraft = OnHttp.open(url, key())) {
      printed = Printed.by(out -> push(signalCraft, revenue, lines, folder, out));
    }

    assertThat(printed).hasSize(2);
    assertThat(printed.get(0))
        .startsWith("2030-01-01T00:00:00Z was refused: timestamp: must be at most 366 days ahead");
    assertThat(printed.get(1)).isEqualTo("2 accepted, 1 refused, 0 still on their way");
    assertThat(adas.kpis().stream(PointQuery.all(revenue)))
        .containsExactly(
            KpiPoint.of(revenue, Instant.parse("2026-01-15T10:30:00Z"), "1250.00"),
            KpiPoint.of(revenue, Instant.parse("2026-01-16T10:30:00Z"), "0.10"));
  }

  @Test
  void a_person_logs_in_and_the_tokens_are_handed_over_to_be_kept() {
    List<Tokens> saved = new ArrayList<>();
    register();

    try (HttpSignalCraft signalCraft =
        OnHttp.openForPerson(url, "bea@example.com", "correct horse battery", saved::add)) {
      assertThat(signalCraft.users().me().email()).isEqualTo("bea@example.com");
    }

    assertThat(saved).hasSize(1);
    try (HttpSignalCraft again =
        HttpSignalCraft.builder()
            .baseUrl(url)
            .credentials(Credentials.tokens(saved.get(0)))
            .build()) {
      assertThat(again.users().me().email()).isEqualTo("bea@example.com");
    }
  }

  @Test
  void an_answer_whole_a_raw_one_and_one_without_waiting() {
    try (HttpSignalCraft signalCraft = asAda()) {
      List<String> printed = Printed.by(out -> OnHttp.createAndTell(signalCraft, shop, out));

      assertThat(printed).hasSize(1);
      assertThat(printed.get(0)).startsWith("201, request req-");
      assertThat(OnHttp.raw(signalCraft, shop)).contains("Sales");
      assertThat(OnHttp.countLater(signalCraft, shop).join()).isOne();
    }
  }

  @Test
  void a_file_is_uploaded_and_a_report_fetched(@TempDir Path folder) throws IOException {
    UUID revenue =
        adas.sources().create(NewKpiSource.of(shop, "Sales", KpiType.REVENUE, "EUR")).id();
    Path csv = Files.writeString(folder.resolve("sales.csv"), "day,sales\n2026-01-15,1250\nx,y\n");
    Path target = folder.resolve("report.pdf");
    List<String> printed;

    try (HttpSignalCraft signalCraft = asAda()) {
      printed =
          Printed.by(out -> OnHttp.uploadAndReport(signalCraft, revenue, shop, csv, target, out));
    }

    assertThat(printed).containsExactly("1 lines were no point");
    assertThat(adas.kpis().stream(PointQuery.all(revenue))).hasSize(1);
    assertThat(target).content(StandardCharsets.US_ASCII).startsWith("%PDF");
  }

  private HttpSignalCraft asAda() {
    return HttpSignalCraft.builder()
        .baseUrl(url)
        .credentials(Credentials.tokens(Tokens.of(server.tokenFor(ada))))
        .build();
  }

  private static void push(
      HttpSignalCraft signalCraft, UUID revenue, String lines, Path folder, PrintStream out) {
    try {
      PushIntegration.push(
          signalCraft,
          revenue,
          new BufferedReader(new StringReader(lines)),
          folder.resolve("journal"),
          out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void register() {
    try (HttpSignalCraft nobody = HttpSignalCraft.builder().baseUrl(url).build()) {
      nobody
          .accounts()
          .register(
              new NewAccount("bea@example.com", "correct horse battery", "Bea", "Bea's Bar", null));
    }
  }

  private String key() {
    return adas.apiKeys()
        .issue(shop, new NewApiKey("pushes", Set.of(Permission.WRITE), null))
        .secret();
  }
}
