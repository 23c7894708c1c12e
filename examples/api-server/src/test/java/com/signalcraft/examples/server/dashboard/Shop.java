package com.signalcraft.examples.server.dashboard;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.Grouping;
import com.signalcraft.common.JsonObject;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.examples.server.quota.QuotaOptions;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a business, who signs in with an address and a password. */
record Shop(String email, String password, UUID businessId, String token) {

  static final String PASSWORD = "four words of nonsense";

  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
  private static final Pattern BUSINESS = Pattern.compile("\"business\":\\{\"id\":\"([^\"]+)\"");

  /** A server that takes as many requests as tests make. */
  static TestServer server(boolean doesItsSchedules) {
    return TestServer.start(
        settings ->
            settings
                .withSchedules(
                    settings
                        .schedules()
                        .withEnabled(doesItsSchedules)
                        .withAlerts(Duration.ofMillis(100), Grouping.NONE))
                .withProtection(settings.protection().with(QuotaOptions.none())));
  }

  /** Registers one as programs do. */
  static Shop register(TestServer server, String name) {
    String email = UUID.randomUUID() + "@example.com";
    String body =
        """
        {"email": "%s", "password": "%s", "business_name": "%s"}"""
            .formatted(email, PASSWORD, name);
    String answer = post(server.api(), "/auth/register", body);
    return new Shop(email, PASSWORD, UUID.fromString(find(BUSINESS, answer)), find(TOKEN, answer));
  }

  private static String post(URI api, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException(text);
    }
    return matcher.group(1);
  }

  /** A source with a value for each of the last days. */
  KpiSource source(SignalCraft client, String name, int days) {
    KpiSource source =
        client
            .sources()
            .create(new NewKpiSource(businessId, name, KpiType.REVENUE, "EUR", JsonObject.EMPTY));
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    List<KpiPoint> points = new ArrayList<>();
    for (int i = days - 1; i >= 0; i--) {
      points.add(
          KpiPoint.of(
              source.id(),
              today.minus(Duration.ofDays(i)),
              BigDecimal.valueOf(1_000 + 100 * (i % 7))));
    }
    if (!points.isEmpty()) {
      client.kpis().write(PointBatch.of(source.id(), points));
    }
    return source;
  }
}
