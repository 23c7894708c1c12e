package com.signalcraft.examples.embedded;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.alert.AlertEvaluator;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.FiredAlert;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.Identity;
import com.signalcraft.series.TimeSeries;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** From the first point to an alert; the README quotes it. Paste it, and put your numbers in. */
public final class QuickStart {

  private QuickStart() {}

  /**
   * Runs the program on made-up sales.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(halfAYearOfSales(), System.out);
  }

  /**
   * Pushes daily sales, forecasts them, and looks for what is odd.
   *
   * @param sales the sales of each day, at least eight of them
   * @param out what is found is printed here
   */
  static void run(Map<Instant, BigDecimal> sales, PrintStream out) {
    // [quickstart]
    try (SignalCraft signalCraft = InMemorySignalCraft.create()) {
      UUID adaId = signalCraft.users().create(NewUser.of("ada@example.com")).id();
      SignalCraft ada = signalCraft.as(Identity.user(adaId));
      UUID shop = ada.businesses().create(NewBusiness.of("Ada's Coffee")).id();
      UUID revenue =
          ada.sources().create(NewKpiSource.of(shop, "Sales", KpiType.REVENUE, "EUR")).id();
      try (KpiWriter writer = ada.kpis().writer(WriterOptions.defaults())) {
        sales.forEach((day, amount) -> writer.write(KpiPoint.of(revenue, day, amount)));
      }

      TimeSeries series = ada.kpis().series(revenue, TimeRange.ALL);
      Forecast forecast = Forecasters.auto().fit(series).predict(Horizon.days(30), Level.P95);
      List<Verdict> anomalies = Detectors.auto().detect(series).anomalies();
      AlertRule rule = AlertRule.below(new BigDecimal("500"), AlertTimeframe.TWENTY_FOUR_HOURS);
      List<FiredAlert> alerts = AlertEvaluator.evaluate(rule, series);
      print(forecast, anomalies, alerts, out);
    }
    // [/quickstart]
  }

  private static void print(
      Forecast forecast, List<Verdict> anomalies, List<FiredAlert> alerts, PrintStream out) {
    Band band = forecast.band(Level.P95);
    int last = forecast.mean().size() - 1;
    for (int step : new int[] {0, last}) {
      out.printf(
          Locale.ROOT,
          "%s: %.0f EUR expected, 95 %% of the time %.0f to %.0f%n",
          day(forecast.mean().instantAt(step)),
          forecast.mean().valueAt(step),
          band.lower()[step],
          band.upper()[step]);
    }
    for (Verdict odd : anomalies) {
      out.printf(
          Locale.ROOT,
          "%s: %.0f EUR is odd, %.0f was expected: %s%n",
          day(odd.instant()),
          odd.value(),
          odd.expected(),
          odd.severityIfAnomaly().orElseThrow().wireName());
    }
    for (FiredAlert alert : alerts) {
      out.printf("%s: alert, %s%n", day(alert.firedAt()), alert.message());
    }
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /**
   * Made-up sales: growing slowly, better at weekends, and one day on which the till was broken.
   *
   * @return January to June 2026
   */
  static Map<Instant, BigDecimal> halfAYearOfSales() {
    Random noise = new Random(19);
    Map<Instant, BigDecimal> sales = new TreeMap<>();
    LocalDate first = LocalDate.of(2026, 1, 1);
    for (int i = 0; i < 181; i++) {
      LocalDate day = first.plusDays(i);
      boolean weekend = day.getDayOfWeek().getValue() >= 6;
      long cents = Math.round(100 * (900 + i + (weekend ? 250 : 0) + 30 * noise.nextGaussian()));
      boolean broken = day.equals(LocalDate.of(2026, 5, 13));
      sales.put(
          day.atStartOfDay(ZoneOffset.UTC).toInstant(),
          broken ? new BigDecimal("212.40") : BigDecimal.valueOf(cents, 2));
    }
    return sales;
  }
}
