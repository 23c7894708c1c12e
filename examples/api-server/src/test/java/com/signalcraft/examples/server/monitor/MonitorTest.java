package com.signalcraft.examples.server.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.security.Identity;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Health and metrics of a real server, over HTTP. */
class MonitorTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            settings -> settings.withMonitor(MonitorOptions.defaults().withManagementPort(0)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static URI open(String path) {
    return URI.create(server.api().toString().replace("/v1", path));
  }

  private static URI managed(String path) {
    return server.managementUrl().resolve(path);
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  @Test
  void a_server_is_alive_and_ready_on_both_ports() throws Exception {
    for (URI address :
        List.of(
            open("/health/live"),
            open("/health/ready"),
            managed("/health/live"),
            managed("/health/ready"))) {
      assertThat(get(address).statusCode()).as(address.toString()).isEqualTo(200);
    }
    assertThat(get(open("/health/ready")).body()).isEqualTo("ready");
    assertThat(get(open("/health/other")).statusCode()).isEqualTo(404);
  }

  @Test
  void metrics_are_on_the_management_port_alone() throws Exception {
    assertThat(get(open("/metrics")).statusCode()).isEqualTo(404);
    assertThat(get(managed("/metrics")).statusCode()).isEqualTo(200);
    assertThat(get(managed("/metrics/more")).statusCode()).isEqualTo(404);
  }

  @Test
  void requests_are_counted_by_route_without_anybodys_ids_or_keys() throws Exception {
    UUID business;
    KpiSource source;
    try (HttpSignalCraft service = server.client(TestServer.SERVICE_KEY)) {
      UUID owner = service.users().create(NewUser.of("ada@example.com")).id();
      HttpSignalCraft view = service.as(Identity.token(server.tokenFor(owner)));
      business = view.businesses().create(NewBusiness.of("Café")).id();
      source = view.sources().create(NewKpiSource.of(business, "Sales", KpiType.REVENUE, "EUR"));
      KpiPoint point =
          KpiPoint.of(source.id(), Instant.parse("2026-01-01T00:00:00Z"), BigDecimal.ONE);
      view.kpis().write(PointBatch.of(source.id(), List.of(point)));
      view.dashboard().summary(business);
    }
    get(open("/v1/nonsense/" + business));
    get(open("/v1/dashboard/summary/" + business));

    String metrics = get(managed("/metrics")).body();

    assertThat(metrics)
        .contains(
            "http_server_requests_seconds_count{method=\"GET\","
                + "route=\"/v1/dashboard/summary/{business_id}\",status=\"200\"} 1",
            "route=\"/v1/dashboard/summary/{business_id}\",status=\"401\"} 1",
            "route=\"other\",status=\"404\"}",
            "le=\"0.05\"",
            "signalcraft_points_total{outcome=\"inserted\"} 1.0",
            "signalcraft_websockets 0.0",
            "hikaricp_connections_active{pool=\"signalcraft-server\"}",
            "jvm_memory_used_bytes",
            "signalcraft_build_info")
        .doesNotContain(
            business.toString(), source.id().toString(), TestServer.SERVICE_KEY, "ada@example.com");
  }

  @Test
  void a_server_whose_database_is_behind_or_gone_is_alive_and_not_ready() throws Exception {
    try (TestServer other =
        TestServer.start(
            settings -> settings.withMonitor(MonitorOptions.defaults().withManagementPort(0)))) {
      other
          .database()
          .execute(
              "delete from signalcraft_private.schema_history"
                  + " where version = (select max(version) from signalcraft_private.schema_history)");
      URI api = URI.create(other.api().toString().replace("/v1", "/health/"));

      assertThat(get(api.resolve("live")).statusCode()).isEqualTo(200);
      HttpResponse<String> ready = get(api.resolve("ready"));
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).isEqualTo("not ready");
    }
  }
}
