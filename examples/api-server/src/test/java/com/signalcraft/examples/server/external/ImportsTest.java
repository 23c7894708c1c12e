package com.signalcraft.examples.server.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.examples.server.JsonCaller;
import com.signalcraft.examples.server.JsonCaller.Reply;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.fetch.FetchOptions;
import com.signalcraft.examples.server.fetch.Fetcher;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.security.Identity;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class ImportsTest {

  private static TestServer server;
  private static SignalCraft service;
  private static JsonCaller ada;
  private static UUID shop;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    service = server.database().signalCraft().build();
    UUID user = service.users().create(NewUser.of("ada@example.com")).id();
    shop =
        service
            .as(Identity.user(user))
            .businesses()
            .create(
                new NewBusiness(
                    "Ada's",
                    null,
                    null,
                    new Location("Berlin", null, "DE", null, null, null),
                    JsonObject.EMPTY))
            .id();
    ada = new JsonCaller(server, server.tokenFor(user));
  }

  @AfterAll
  static void stop() {
    service.close();
    server.close();
  }

  private static ServerDatabase own() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(server.database().url());
    source.setUser("signalcraft_server");
    source.setPassword("server");
    return new ServerDatabase(source);
  }

  private ImportSource file(ImportKind kind, String content, String city, String country)
      throws IOException {
    Path file = Files.writeString(folder.resolve(kind.wireName()), content);
    return new ImportSource(kind, file.toString(), city, country, Set.of());
  }

  private static ImportResult run(ImportSource source, FetchOptions options) {
    try (Fetcher fetcher = new Fetcher(options)) {
      return new Importer(service, fetcher).run(source);
    }
  }

  private static ImportResult run(ImportSource source) {
    return run(source, FetchOptions.defaults());
  }

  @Test
  void imported_weather_is_what_the_dashboard_tells() throws IOException {
    Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    DateTimeFormatter form = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    StringBuilder times = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (int i = 0; i <= 48; i++) {
      String at = form.format(hour.plus(Duration.ofHours(i)).atZone(ZoneOffset.UTC));
      times.append(i == 0 ? "" : ",").append('"').append(at).append('"');
      values.append(i == 0 ? "" : ",").append(i);
    }
    String json =
        "{\"latitude\":52.5,\"longitude\":13.4,\"utc_offset_seconds\":0,\"hourly_units\":{\"temperature_2m\":\"°C\"},"
            + "\"hourly\":{\"time\":["
            + times
            + "],\"temperature_2m\":["
            + values
            + "],\"weather_code\":["
            + values.toString().replaceAll("\\d+", "61")
            + "]}}";
    ImportSource source = file(ImportKind.WEATHER, json, "Berlin", "DE");

    assertThat(run(source).saved()).isEqualTo(49);
    run(source);

    Reply weather = ada.get("/external/weather?business_id=" + shop + "&days=2");
    assertThat(weather.status()).isEqualTo(200);
    assertThat(weather.json().at("/current/temperature").intValue()).isZero();
    assertThat(weather.text("/current/conditions")).isEqualTo("light rain");
    assertThat(weather.json().at("/forecast")).hasSizeBetween(2, 3);
    assertThat(
            service.weather().list("berlin", "de", TimeRange.ALL, PageRequest.ofSize(100)).items())
        .hasSize(49);
  }

  @Test
  void imported_rates_are_what_the_dashboard_tells_with_their_change() throws IOException {
    long now = Instant.now().getEpochSecond();
    String rates = "{\"base_code\":\"USD\",\"time_last_update_unix\":%d,\"rates\":{\"EUR\":%s}}";

    run(file(ImportKind.MARKET, rates.formatted(now - 86_400, "0.80"), null, null));
    run(file(ImportKind.MARKET, rates.formatted(now, "0.82"), null, null));
    run(file(ImportKind.MARKET, rates.formatted(now, "0.82"), null, null));

    Reply market = ada.get("/external/market?symbols=USD/EUR,USD/XXX&timeframe=7d");
    assertThat(market.json().at("/data")).hasSize(1);
    assertThat(market.json().at("/data/0/current_price").decimalValue())
        .isEqualByComparingTo("0.82");
    assertThat(market.json().at("/data/0/change_24h").decimalValue()).isEqualByComparingTo("2.5");
    assertThat(market.json().at("/data/0/history")).hasSize(2);
  }

  @Test
  void a_feed_imported_twice_is_there_once() throws IOException {
    ImportSource feed = file(ImportKind.NEWS, NewsFeedTest.RSS.strip(), null, null);

    assertThat(run(feed).saved()).isEqualTo(1);
    assertThat(run(feed).skipped()).hasSize(2);

    assertThat(
            service
                .news()
                .list(
                    new NewsQuery(TimeRange.ALL, null, List.of(), "butter flour"),
                    PageRequest.ofSize(10))
                .items())
        .hasSize(1);
  }

  @Test
  void what_is_due_is_fetched_by_one_of_two_processes_and_not_before_it_is_due_again()
      throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer feed =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    feed.createContext(
        "/",
        exchange -> {
          boolean isGood = requests.incrementAndGet() != 2;
          byte[] content = ExchangeRatesTest.FRANKFURTER.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(isGood ? 200 : 500, isGood ? content.length : -1);
          if (isGood) {
            exchange.getResponseBody().write(content);
          }
          exchange.close();
        });
    feed.start();
    ImportOptions options =
        new ImportOptions(
            List.of(
                new ScheduledImport(
                    "rates",
                    new ImportSource(
                        ImportKind.MARKET,
                        "http://127.0.0.1:" + feed.getAddress().getPort() + "/key-in-here",
                        null,
                        null,
                        Set.of()),
                    Duration.ofHours(1))),
            FetchOptions.defaults().withHttp().withAllowed(Set.of(feed.getAddress())));
    AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-11-26T12:00:00Z"));
    InstantSource clock = time::get;

    try (Imports one = new Imports(options, service, own(), clock);
        Imports other = new Imports(options, service, own(), clock)) {
      one.runDue();
      other.runDue();
      one.runDue();
      assertThat(requests).hasValue(1);
      assertThat(service.market().latest("EUR/USD").orElseThrow().price().price())
          .isEqualByComparingTo("1.1578");

      time.set(Instant.parse("2026-11-26T13:00:00Z"));
      other.runDue();
      one.runDue();
      assertThat(requests).hasValue(2);
      // That one failed: it is tried again soon.
      assertThat(server.database().value("select error from signalcraft_server.imports"))
          .isEqualTo("the answer has the status 500");
      time.set(Instant.parse("2026-11-26T13:05:00Z"));
      one.runDue();
      assertThat(requests).hasValue(3);
      assertThat(server.database().value("select count(error) from signalcraft_server.imports"))
          .isEqualTo("0");
    } finally {
      feed.stop(0);
    }
  }
}
