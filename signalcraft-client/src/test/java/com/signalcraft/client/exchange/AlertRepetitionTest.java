package com.signalcraft.client.exchange;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.signalcraft.client.exchange.Exchange.at;
import static com.signalcraft.client.exchange.Exchange.id;
import static com.signalcraft.client.exchange.Exchange.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertRuns;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of the evaluation whose answer is lost, and servers that know of no settings. */
class AlertRepetitionTest {

  private static final ExchangeServer SERVER = new ExchangeServer();

  private static final String PUBLISHED =
      "{'id':'$6','business_id':'$2','source_id':'$1','name':'Watch','condition':'anomaly',"
          + "'threshold':null,'timeframe':'1h','is_active':true,'last_triggered':null,"
          + "'created_at':'@0','updated_at':'@0'}";

  private final WireMockServer wire = SERVER.wireMock();

  /** One that sends again what may be sent again. */
  private final HttpSignalCraft patient =
      HttpSignalCraft.builder()
          .baseUrl(wire.baseUrl() + "/v1")
          .credentials(Credentials.source(() -> Tokens.of("token")))
          .retry(RetryOptions.defaults().withWaits(Duration.ofMillis(1), Duration.ofMillis(1)))
          .build();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @AfterEach
  void close() {
    patient.close();
  }

  @BeforeEach
  void reset() {
    wire.resetAll();
  }

  static Stream<Consumer<AlertRuns>> onceOnly() {
    return Stream.of(
        runs -> runs.claim(1, Duration.ofSeconds(1)),
        runs -> runs.commit(new AlertCommit(id(2), 1, at(1), List.of(), List.of(), List.of())),
        runs -> runs.claimDeliveries(List.of("hook"), 1, Duration.ofSeconds(1)),
        runs -> runs.settle(id(9), DeliveryOutcome.retry(at(1), "full")),
        runs -> runs.settle(id(9), DeliveryOutcome.dead("gone")));
  }

  @ParameterizedTest
  @MethodSource("onceOnly")
  void what_may_have_been_done_already_is_not_sent_again(Consumer<AlertRuns> call) {
    wire.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> call.accept(patient.alertRuns()));

    assertThat(wire.getAllServeEvents()).hasSize(1);
  }

  @Test
  void that_a_delivery_arrived_is_said_until_it_is_heard() {
    wire.stubFor(
        any(anyUrl())
            .inScenario("lost")
            .whenScenarioStateIs("Started")
            .willSetStateTo("heard")
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    wire.stubFor(
        any(anyUrl())
            .inScenario("lost")
            .whenScenarioStateIs("heard")
            .willReturn(aResponse().withStatus(204)));

    patient.alertRuns().settle(id(9), DeliveryOutcome.delivered());

    assertThat(wire.getAllServeEvents())
        .hasSize(2)
        .extracting(event -> event.getRequest().getHeader("Idempotency-Key"))
        .containsOnly("delivered-" + id(9));
  }

  @Test
  void a_server_that_leaves_settings_aside_is_told_of() {
    AlertSettings settings = AlertSettings.defaults().withFullWindow(true);
    wire.stubFor(any(anyUrl()).willReturn(okJson(text(PUBLISHED))));
    wire.stubFor(post(anyUrl()).willReturn(jsonResponse(text(PUBLISHED), 201)));

    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(
            () ->
                SERVER
                    .client()
                    .alerts()
                    .create(
                        new NewAlert(
                            id(1),
                            "Watch",
                            AlertCondition.ANOMALY,
                            null,
                            AlertTimeframe.ONE_HOUR,
                            settings)))
        .withMessageContaining("settings");
    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(() -> SERVER.client().alerts().update(id(6), AlertUpdate.settings(settings)))
        .withMessageContaining("settings");
    assertThat(SERVER.client().alerts().get(id(6)).settings()).isEqualTo(AlertSettings.defaults());
    assertThat(SERVER.client().alerts().update(id(6), AlertUpdate.active(true)).settings())
        .isEqualTo(AlertSettings.defaults());
  }

  @Test
  void settings_that_are_not_known_are_left_aside() {
    String answer =
        PUBLISHED.replace("'created_at'", "'settings':{'full_window':true,'new':[1]},'created_at'");
    wire.stubFor(any(anyUrl()).willReturn(okJson(text(answer))));

    SERVER.beyondTheDocument(
        "a later server may have more settings",
        () ->
            assertThat(SERVER.client().alerts().get(id(6)).settings())
                .isEqualTo(AlertSettings.defaults().withFullWindow(true)));
  }
}
