package com.signalcraft.client.exchange;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.signalcraft.client.exchange.Exchange.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.hosted.BusinessNewsQuery;
import com.signalcraft.client.hosted.IssuedTokens;
import com.signalcraft.client.hosted.NewAccount;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.security.Identity;
import com.signalcraft.security.Role;
import com.signalcraft.series.Aggregation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before anything is sent, and what the server refuses. */
class RefusalsTest {

  private static final ExchangeServer SERVER = new ExchangeServer();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  /** One operation of each group. */
  static Stream<Exchange> oneOfEachGroup() {
    Map<String, Exchange> first = new LinkedHashMap<>();
    EveryCallTest.all()
        .forEach(exchange -> first.putIfAbsent(exchange.name().split("\\.", -1)[0], exchange));
    return first.values().stream();
  }

  @ParameterizedTest
  @MethodSource("oneOfEachGroup")
  void errors_of_the_server_keep_their_type_code_and_request_id(Exchange exchange) {
    String error =
        "{\"error\":{\"code\":\"RESOURCE_NOT_FOUND\",\"message\":\"no such thing\","
            + "\"request_id\":\"req_7\"}}";

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> SERVER.call(exchange, aResponse().withStatus(404).withBody(error)))
        .withMessage("no such thing")
        .satisfies(e -> assertThat(e.requestId()).contains("req_7"));
  }

  @ParameterizedTest
  @MethodSource("oneOfEachGroup")
  void a_server_without_the_call_is_told_apart_from_one_without_the_thing(Exchange exchange) {
    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(
            () -> SERVER.call(exchange, aResponse().withStatus(404).withBody("<h1>404</h1>")));
    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(() -> SERVER.call(exchange, aResponse().withStatus(501)));
  }

  @Test
  void bare_ids_and_the_service_are_refused_at_each_call_and_not_before() {
    SERVER.wireMock().resetAll();
    for (Identity identity : List.of(Identity.user(id(1)), Identity.service())) {
      HttpSignalCraft view = SERVER.client().as(identity);

      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> view.users().me())
          .withMessageContaining("Identity.token")
          .withMessageContaining("Identity.apiKey");
    }
    assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
  }

  @Test
  void arguments_are_checked_before_anything_is_sent() {
    Map<Consumer<HttpSignalCraft>, String> wrong = new LinkedHashMap<>();
    wrong.put(sc -> sc.as(null), "identity");
    wrong.put(sc -> sc.from(null), "origin");
    wrong.put(sc -> sc.users().create(null), "user");
    wrong.put(sc -> sc.users().get(null), "id");
    wrong.put(sc -> sc.users().update(null), "update");
    wrong.put(sc -> sc.subscriptions().usage(null), "period");
    wrong.put(sc -> sc.subscriptions().apply(null), "change");
    wrong.put(sc -> sc.businesses().create(null), "business");
    wrong.put(sc -> sc.businesses().get(null), "business_id");
    wrong.put(sc -> sc.businesses().list(null), "page");
    wrong.put(sc -> sc.businesses().update(id(1), null), "update");
    wrong.put(sc -> sc.businesses().transfer(id(1), null), "user_id");
    wrong.put(sc -> sc.members().list(null), "business_id");
    wrong.put(sc -> sc.members().invite(id(1), null, Role.VIEWER), "user_id");
    wrong.put(sc -> sc.members().invite(id(1), id(2), null), "role");
    wrong.put(sc -> sc.members().changeRole(id(1), id(2), null), "role");
    wrong.put(sc -> sc.members().remove(id(1), null), "user_id");
    wrong.put(sc -> sc.members().accept(null), "business_id");
    wrong.put(sc -> sc.apiKeys().issue(id(1), null), "key");
    wrong.put(sc -> sc.apiKeys().revoke(id(1), null), "id");
    wrong.put(sc -> sc.auditLog().list(null, PageRequest.first()), "query");
    wrong.put(sc -> sc.sources().create(null), "source");
    wrong.put(sc -> sc.sources().get(null), "source_id");
    wrong.put(sc -> sc.sources().update(id(1), null), "update");
    wrong.put(sc -> sc.kpis().write(null), "batch");
    wrong.put(sc -> sc.kpis().writer((WriterOptions) null), "options");
    wrong.put(sc -> sc.kpis().list(null, PageRequest.first()), "query");
    wrong.put(sc -> sc.kpis().stream(null), "query");
    wrong.put(sc -> sc.kpis().iterate(null), "query");
    wrong.put(sc -> sc.kpis().latest(null), "source_id");
    wrong.put(sc -> sc.kpis().series(id(1), null), "range");
    wrong.put(sc -> sc.kpis().series(id(1), TimeRange.ALL, null, Aggregation.SUM), "frequency");
    wrong.put(sc -> sc.kpis().rollups(id(1), LocalDate.MAX, LocalDate.MIN), "to");
    wrong.put(sc -> sc.dashboard().summary(null), "business_id");
    wrong.put(sc -> sc.dashboard().kpiSummary(id(1), null), "timeframe");
    wrong.put(sc -> sc.dashboard().metrics(id(1), Timeframe.ONE_DAY, null), "sources");
    wrong.put(sc -> new BusinessNewsQuery(id(1), 101, 1, null, List.of()), "limit");
    wrong.put(sc -> new BusinessNewsQuery(id(1), 1, 1, null, List.of("a,b")), "keywords");
    wrong.put(sc -> sc.forecasts().save(null), "run");
    wrong.put(sc -> sc.forecasts().latest(null, null, 30), "business_id");
    wrong.put(sc -> sc.forecasts().history(id(1), null, PageRequest.first()), "range");
    wrong.put(sc -> sc.forecasts().generate(null), "request");
    wrong.put(sc -> sc.anomalies().save(List.of()), "anomalies");
    wrong.put(sc -> sc.anomalies().get(null), "id");
    wrong.put(sc -> sc.alerts().create(null), "alert");
    wrong.put(sc -> sc.alerts().markTriggered(id(1), Instant.MAX), "last_triggered");
    wrong.put(sc -> sc.notifications().send(null), "notification");
    wrong.put(sc -> sc.notifications().markRead(null), "id");
    wrong.put(sc -> sc.news().save(Collections.singletonList(null)), "articles");
    wrong.put(sc -> sc.weather().save(null), "readings");
    wrong.put(sc -> sc.weather().list(" ", "Germany", TimeRange.ALL, PageRequest.first()), "city");
    wrong.put(sc -> sc.weather().outlook(id(1), 31), "days");
    wrong.put(sc -> sc.market().save(null), "prices");
    wrong.put(sc -> sc.market().latest("x".repeat(51)), "symbol");
    wrong.put(sc -> sc.market().snapshots(List.of("A"), Timeframe.NINETY_DAYS), "timeframe");
    wrong.put(sc -> sc.market().snapshots(List.of(), Timeframe.ONE_DAY), "symbols");
    wrong.put(sc -> sc.lifecycle().exportUser(null), "id");
    wrong.put(sc -> sc.lifecycle().applyRetention(null), "policy");
    wrong.put(sc -> sc.accounts().login("a@b.de", " "), "password");
    wrong.put(sc -> sc.accounts().refresh(null), "refresh_token");
    SERVER.wireMock().resetAll();
    SoftAssertions softly = new SoftAssertions();

    wrong.forEach(
        (call, field) ->
            softly
                .assertThat(catchThrowable(() -> call.accept(SERVER.client())))
                .as(field)
                .isInstanceOfSatisfying(
                    ValidationException.class, e -> assertThat(e.field()).isEqualTo(field)));

    softly.assertAll();
    assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
  }

  @Test
  void secrets_are_not_shown() {
    NewAccount account = new NewAccount("a@b.de", "sesame", "Ada", "Café", null);
    IssuedTokens tokens = new IssuedTokens("sesame", "sesame", Duration.ofMinutes(1));
    Throwable blank = catchThrowable(() -> SERVER.client().accounts().refresh("s".repeat(20_000)));

    assertThat(account.toString() + tokens).doesNotContain("sesame");
    assertThat(blank).isInstanceOf(SignalCraftException.class).hasMessageNotContaining("sss");
  }
}
