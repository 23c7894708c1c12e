package com.signalcraft.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.event.EventOptions;
import com.signalcraft.client.event.LiveEvent;
import com.signalcraft.client.event.LiveEvents;
import com.signalcraft.client.hosted.NewAccount;
import com.signalcraft.client.hosted.RegisteredAccount;
import com.signalcraft.common.PageRequest;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.WriterOptions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the first page of the documentation promises, by the client alone. */
class WholeFlowTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int DAYS = 60;

  private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

  @Test
  void from_an_account_to_a_forecast_and_an_alert_that_arrives() throws Exception {
    try (TestServer server = TestServer.start();
        HttpSignalCraft service = server.client(TestServer.SERVICE_KEY)) {
      RegisteredAccount account =
          service
              .accounts()
              .register(
                  new NewAccount(
                      "ada@example.com", "a long enough password", "Ada", "Café", "retail"));
      try (HttpSignalCraft ada = server.client(account.tokens().accessToken())) {
        UUID business = account.business().id();
        KpiSource source =
            ada.sources().create(NewKpiSource.of(business, "Sales", KpiType.REVENUE, "EUR"));
        push(ada, source);

        forecast(ada, business, source);
        findAnomaly(service, ada, business, source);
        trigger(service, ada, business, source);
      }
    }
  }

  private void push(HttpSignalCraft ada, KpiSource source) {
    try (KpiWriter writer = ada.kpis().writer(WriterOptions.defaults())) {
      for (int day = 0; day < DAYS; day++) {
        writer.write(
            KpiPoint.of(
                source.id(),
                now.minus(DAYS - day, ChronoUnit.DAYS),
                BigDecimal.valueOf(100 + day % 7)));
      }
      assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(DAYS);
    }
    assertThat(ada.dashboard().summary(source.businessId()).totalKpiSources()).isOne();
  }

  private static void forecast(HttpSignalCraft ada, UUID business, KpiSource source)
      throws InterruptedException {
    List<SourceForecast> made =
        ada.forecasts()
            .generate(new ForecastRequest(business, List.of(source.id()), Optional.empty(), 7))
            .await(PATIENCE);

    assertThat(made).singleElement().satisfies(one -> assertThat(one.predictions()).hasSize(7));
    assertThat(ada.forecasts().latest(business, source.id(), 30)).hasSize(1);
  }

  private void findAnomaly(
      HttpSignalCraft service, HttpSignalCraft ada, UUID business, KpiSource source) {
    service
        .anomalies()
        .save(
            List.of(
                new NewAnomaly(
                    source.id(),
                    now.minus(1, ChronoUnit.DAYS),
                    new BigDecimal("900"),
                    new BigDecimal("103"),
                    new BigDecimal("8"),
                    Severity.CRITICAL)));
    Anomaly found =
        ada.anomalies().list(AnomalyQuery.of(business), PageRequest.ofSize(10)).items().get(0);

    assertThat(ada.anomalies().acknowledge(found.id()).acknowledgedAt()).isNotNull();
  }

  private void trigger(
      HttpSignalCraft service, HttpSignalCraft ada, UUID business, KpiSource source)
      throws InterruptedException {
    Alert alert =
        ada.alerts()
            .create(
                new NewAlert(
                    source.id(),
                    "Sales are high",
                    AlertCondition.ABOVE,
                    new BigDecimal("500"),
                    AlertTimeframe.ONE_HOUR));
    BlockingQueue<LiveEvent> events = new LinkedBlockingQueue<>();
    try (LiveEvents live = ada.events(business, EventOptions.defaults(), events::add)) {
      await(events, LiveEvent.Connected.class);
      try (KpiWriter writer = ada.kpis().writer(WriterOptions.defaults())) {
        writer.write(KpiPoint.of(source.id(), Clock.systemUTC().instant(), new BigDecimal("5000")));
        assertThat(writer.flush(PATIENCE).accepted()).isOne();
      }
      service.alerts().markTriggered(alert.id(), now);

      LiveEvent.AlertTriggered told = await(events, LiveEvent.AlertTriggered.class);
      assertThat(told.alertId()).isEqualTo(alert.id());
      assertThat(told.currentValue()).isEqualByComparingTo("5000");
      assertThat(live.businessId()).isEqualTo(business);
    }
  }

  private static <E extends LiveEvent> E await(BlockingQueue<LiveEvent> events, Class<E> type)
      throws InterruptedException {
    while (true) {
      LiveEvent event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(event).as("an event before " + type.getSimpleName()).isNotNull();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }
}
