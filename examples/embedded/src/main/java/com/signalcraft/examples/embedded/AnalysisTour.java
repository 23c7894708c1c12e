package com.signalcraft.examples.embedded;

import com.signalcraft.accuracy.Accuracy;
import com.signalcraft.accuracy.Backtest;
import com.signalcraft.accuracy.BacktestResult;
import com.signalcraft.alert.AlertEvaluator;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.FiredAlert;
import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.FalseAlarmRate;
import com.signalcraft.anomaly.StreamingDetector;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.csv.CsvOptions;
import com.signalcraft.csv.CsvPoint;
import com.signalcraft.csv.CsvPointReader;
import com.signalcraft.csv.CsvSeries;
import com.signalcraft.csv.CsvSeriesReader;
import com.signalcraft.forecast.AutoOptions;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.DuplicateRule;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.Gap;
import com.signalcraft.series.GapFill;
import com.signalcraft.series.TimeSeries;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;

/** The parts that the pages on series, CSV, forecasts, accuracy, anomalies and alerts quote. */
public final class AnalysisTour {

  private static final String EXPORT =
      """
      Datum;Umsatz
      27.03.2026 12:00;1.812,40
      28.03.2026 12:00;1.655,00
      29.03.2026 12:00;zu
      30.03.2026 12:00;1.790,10
      30.03.2026 12:00;20,00
      31.03.2026 12:00;
      01.04.2026 12:00;1.801,75
      """;

  private final PrintStream out;

  private AnalysisTour(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the tour.
   *
   * @param args none
   */
  public static void main(String[] args) {
    walk(System.out);
  }

  /**
   * Walks through everything that needs no back end.
   *
   * @param out what is found is printed here
   */
  static void walk(PrintStream out) {
    AnalysisTour tour = new AnalysisTour(out);
    tour.tidy(tour.read(new StringReader(EXPORT)));
    var sales = TimeSeries.builder(ZoneId.of("UTC"));
    for (Map.Entry<Instant, BigDecimal> day : QuickStart.halfAYearOfSales().entrySet()) {
      sales.add(day.getKey(), day.getValue().doubleValue());
    }
    TimeSeries series = sales.build();
    tour.forecast(series);
    tour.backtest(series);
    tour.detect(series);
    tour.stream(series);
    tour.alert(series);
  }

  private TimeSeries read(Reader file) {
    // [csv]
    CsvOptions options =
        CsvOptions.builder()
            .locale(Locale.GERMANY)
            .zone(ZoneId.of("Europe/Berlin"))
            .duplicates(DuplicateRule.SUM)
            .build();
    CsvSeries read = CsvSeriesReader.read(file, options);
    out.println(read.report());
    read.report().badRows().forEach(out::println);
    // [/csv]
    return read.series();
  }

  private void tidy(TimeSeries series) {
    // [series]
    List<Gap> gaps = series.gaps();
    TimeSeries whole = series.withGapsExplicit().fill(GapFill.linear().upTo(3));
    TimeSeries weekly = whole.resample(Frequency.WEEKLY, Aggregation.SUM);
    // [/series]
    out.println(series.frequency().orElseThrow() + ", gaps: " + gaps.size());
    out.println(whole.size() + " days, " + weekly.size() + " weeks");
    out.println(whole.instantAt(1) + " and a day later " + whole.instantAt(2));
  }

  private void forecast(TimeSeries series) {
    // [forecast]
    FittedForecaster fitted = Forecasters.linear().fit(series);
    Forecast forecast = fitted.predict(Horizon.days(30), Level.P80, Level.P95);
    double[] mean = forecast.mean().values();
    double[] lower = forecast.band(Level.P95).lower();
    double[] upper = forecast.band(Level.P95).upper();
    out.println(fitted.description());
    // [/forecast]
    out.printf(
        Locale.ROOT,
        "%d steps, the first %.0f in %.0f to %.0f%n",
        mean.length,
        mean[0],
        lower[0],
        upper[0]);
  }

  private void backtest(TimeSeries series) {
    // [backtest]
    Backtest backtest = Backtest.of(Horizon.steps(14)).origins(4);
    AutoOptions options = AutoOptions.ofDefaults().withHorizon(14);
    BacktestResult model = backtest.run(Forecasters.auto(options), series, Level.P95);
    BacktestResult naive = backtest.run(Forecasters.seasonalNaive(), series, Level.P95);
    Accuracy accuracy = model.accuracy();
    OptionalDouble coverage = accuracy.band(Level.P95).coverage();
    OptionalDouble ratio = model.relativeMase(naive);
    // [/backtest]
    out.printf(
        Locale.ROOT,
        "%d steps tested, coverage %.2f, error %.2f of seasonal naive's%n",
        accuracy.count(),
        coverage.orElseThrow(),
        ratio.orElseThrow());
  }

  private void detect(TimeSeries series) {
    // [detect]
    DetectorOptions options =
        DetectorOptions.defaults().withFalseAlarms(FalseAlarmRate.perWeek(0.01));
    Detection detection = Detectors.seasonal(options).detect(series);
    for (Verdict odd : detection.anomalies()) {
      out.println(odd.instant() + " " + odd.value() + ", expected " + odd.expected());
    }
    // [/detect]
  }

  private void stream(TimeSeries series) {
    long time = series.timestampAt(series.size() - 1) + Duration.ofDays(1).toMillis();
    double value = 1_000;
    // [stream]
    StreamingDetector detector =
        Detectors.streaming(series.zone(), Frequency.DAILY, DetectorOptions.defaults());
    Detection past = Detectors.replay(detector, series);
    byte[] state = detector.saveState();

    // later, perhaps in another process
    StreamingDetector again = Detectors.restore(state);
    Verdict verdict = again.update(time, value);
    // [/stream]
    out.println(past.anomalies().size() + " in the past, now " + verdict.isAnomaly());
  }

  private void alert(TimeSeries series) {
    // [alert]
    AlertRule rule =
        AlertRule.changePercent(new BigDecimal("-40"), AlertTimeframe.TWENTY_FOUR_HOURS)
            .withAggregation(Aggregation.SUM)
            .withFullWindow(true);
    List<FiredAlert> would = AlertEvaluator.evaluate(rule, series);
    boolean now =
        AlertEvaluator.evaluateLatest(rule, series)
            .filter(reading -> reading.state() == AlertReading.State.HIT)
            .isPresent();
    // [/alert]
    would.forEach(fired -> out.println(fired.firedAt() + " " + fired.message()));
    out.println("now: " + now);
  }

  /**
   * Pushes a file of points.
   *
   * @param file the file
   * @param writer where they go
   * @param source the source that they belong to
   * @return every row accounted for
   */
  static String push(Reader file, KpiWriter writer, UUID source) {
    // [push]
    try (CsvPointReader points = CsvPointReader.open(file, CsvOptions.defaults())) {
      while (points.hasNext()) {
        CsvPoint point = points.next();
        point
            .valueIfPresent()
            .ifPresent(value -> writer.write(KpiPoint.of(source, point.at(), value)));
      }
      return points.report().toString();
    }
    // [/push]
  }
}
