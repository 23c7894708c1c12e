package com.signalcraft.client.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.signalcraft.client.HttpSignalCraft;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every call sends, exactly, and what becomes of the documented answer. */
class EveryCallTest {

  /** Those that make calls of others, one after the other, or any. */
  private static final Set<String> WALKS =
      Set.of(
          "kpis.stream/1",
          "kpis.iterate/1",
          "kpis.writer/1",
          "dashboard.newsStream/1",
          "raw.send/1");

  /** Those whose requests and answers are files or jobs: their own tests look at what is sent. */
  private static final Set<String> FILES_AND_JOBS =
      Set.of(
          "downloads.to/2",
          "downloads.to/3",
          "jobs.forecast/1",
          "jobs.job/1",
          "jobs.upload/1",
          "kpis.upload/2",
          "kpis.upload/3",
          "reports.job/1");

  private static final ExchangeServer SERVER = new ExchangeServer();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static List<Exchange> all() {
    List<Exchange> all = new ArrayList<>(AccountExchanges.all());
    all.addAll(BusinessExchanges.all());
    all.addAll(KpiExchanges.all());
    all.addAll(InsightExchanges.all());
    all.addAll(AlertRunExchanges.all());
    all.addAll(ExternalExchanges.all());
    return all;
  }

  @Test
  void every_operation_of_every_group_is_among_the_exchanges() {
    Set<String> declared = declared();
    declared.removeAll(WALKS);
    declared.removeAll(FILES_AND_JOBS);

    assertThat(all().stream().map(Exchange::operation).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  @ParameterizedTest
  @MethodSource("all")
  void sends_exactly_this_and_gives_what_the_answer_says(Exchange exchange) {
    Object value = SERVER.call(exchange);

    LoggedRequest request = SERVER.request();
    assertThat(request.getMethod() + " " + request.getUrl()).isEqualTo(exchange.request());
    assertThat(request.getBodyAsString()).isEqualTo(exchange.body() == null ? "" : exchange.body());
    assertThat(request.getHeader("Content-Type"))
        .isEqualTo(
            exchange.body() == null || exchange.body().isEmpty() ? null : "application/json");
    Map<String, String> headers = ExchangeServer.unusualHeaders(request);
    headers.replaceAll(
        (name, sent) -> Exchange.ANY.equals(exchange.headers().get(name)) ? Exchange.ANY : sent);
    assertThat(headers).isEqualTo(exchange.headers());
    assertThat(request.getHeader("Authorization"))
        .isEqualTo(exchange.name().startsWith("accounts.") ? null : "Bearer token");
    assertThat(value).isEqualTo(exchange.value());
  }

  /** The names of every method of every group, as the compiler knows them. */
  private static Set<String> declared() {
    Set<String> names = new TreeSet<>();
    for (Method group : HttpSignalCraft.class.getMethods()) {
      Class<?> type = group.getReturnType();
      boolean isGroup =
          group.getParameterCount() == 0
              && type.isInterface()
              && !type.getSimpleName().equals("SignalCraft");
      if (isGroup && !group.isBridge()) {
        Arrays.stream(type.getMethods())
            .filter(method -> !method.isSynthetic())
            .map(
                method ->
                    group.getName() + "." + method.getName() + "/" + method.getParameterCount())
            .forEach(names::add);
      }
    }
    return names;
  }
}
