package com.signalcraft.examples.benchmarks.forecast;

import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.Quantiles;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.arima.ArimaOptions;
import com.signalcraft.forecast.ets.EtsOptions;
import com.signalcraft.forecast.theta.ThetaModel;
import com.signalcraft.forecast.theta.ThetaOptions;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How fast our models are beside those of other libraries: fit and forecast with intervals, one
 * thread each, after a run that warms up, on the same series.
 */
final class PeerFigures {

  private static final Horizon MONTHS = Horizon.steps(18);
  private static final Horizon YEAR = Horizon.days(365);

  private final Peers peers;
  private final ForecastScale scale;
  private final List<List<String>> rows = new ArrayList<>();
  private List<PeerLine> inR = List.of();

  private PeerFigures(Peers peers, ForecastScale scale) {
    this.peers = peers;
    this.scale = scale;
    rows.add(
        List.of(
            "model",
            "peer",
            "ours",
            "the peer's",
            "times as fast",
            "wanted",
            "our mean AICc",
            "the peer's"));
  }

  static String table(Peers peers, ForecastScale scale) throws IOException {
    PeerFigures figures = new PeerFigures(peers, scale);
    figures.measure();
    return FigureTable.table(figures.rows);
  }

  private void measure() throws IOException {
    inR = peers.r("r_peers.R", Integer.toString(scale.everyInR()));
    List<TimeSeries> peyton = List.of(ForecastData.peytonManning(peers.data()));
    Ours prophet = ours(Forecasters.prophet(), peyton, YEAR, Level.P80, 20 * scale.rounds());
    row("Prophet, page views", prophet, first(peers.python("prophet_peyton.py")), "100");
    row("", prophet, named(inR, "prophet"), "");

    TestSet monthly = TestSet.m3(peers.data()).get(2);
    List<TimeSeries> series = ForecastData.some(monthly, scale.every());
    String count = Integer.toString(series.size());
    ArimaOptions arima =
        ArimaOptions.ofDefaults().withSeasonLengths(List.of(12)).withApproximation(false);
    Ours ours = ours(Forecasters.arima(arima), series);
    row("automatic ARIMA", ours, first(peers.python("auto_arima.py", count)), "5");
    row("", ours, named(inR, "auto.arima"), "");

    // Without the margin, which keeps some models out whose AICc is less.
    EtsOptions ets = EtsOptions.ofDefaults().withSeasonLength(12).withUndampedMargin(0);
    ours = ours(Forecasters.ets(ets), series);
    row("automatic ETS", ours, first(peers.python("auto_ets.py", "ets", count)), "3");
    row("", ours, named(inR, "ets"), "");

    ThetaOptions theta = ThetaOptions.ofDefaults().withSeasonLength(12).withModel(ThetaModel.DOTM);
    ours = ours(Forecasters.theta(theta), series);
    row(
        "dynamic optimised theta",
        ours,
        named(peers.python("theta.py", count), "DynamicOptimizedTheta"),
        "3");
    ours = ours(Forecasters.theta(theta.withModel(ThetaModel.CLASSIC)), series);
    row("classic theta", ours, named(inR, "thetaf"), "");
  }

  private static Optional<PeerLine> first(List<PeerLine> lines) {
    return lines.stream().findFirst();
  }

  private static Optional<PeerLine> named(List<PeerLine> lines, String model) {
    return lines.stream()
        .filter(line -> line.text("model").filter(model::equals).isPresent())
        .findFirst();
  }

  private void row(String name, Ours ours, Optional<PeerLine> peer, String wanted) {
    if (peer.isEmpty() && wanted.isEmpty()) {
      return;
    }
    double millis = ours.millis();
    rows.add(
        List.of(
            name,
            peer.flatMap(line -> line.text("peer")).orElse("not run"),
            Figure.time(millis * 1e6),
            peer.map(line -> Figure.time(line.millis() * 1e6)).orElse(""),
            peer.map(line -> Figure.threeDigits(line.millis() / millis)).orElse(""),
            wanted,
            criterion(ours.meanAicc()),
            peer.map(line -> criterion(line.number("mean_aicc").orElse(Double.NaN))).orElse("")));
  }

  private static String criterion(double mean) {
    return Double.isNaN(mean) ? "" : String.format(Locale.ROOT, "%.2f", mean);
  }

  /**
   * What we came to.
   *
   * @param millis the milliseconds for a series
   * @param meanAicc the mean of the criterion over all series; NaN where a model has none
   */
  private record Ours(double millis, double meanAicc) {}

  private Ours ours(Forecaster model, List<TimeSeries> series) {
    return ours(model, series, MONTHS, Level.P95, scale.rounds());
  }

  private static Ours ours(
      Forecaster model, List<TimeSeries> series, Horizon horizon, Level level, int rounds) {
    double[] millis = new double[rounds];
    double criterion = 0;
    for (int round = -Math.max(1, rounds / 2); round < rounds; round++) {
      criterion = 0;
      long start = System.nanoTime();
      for (TimeSeries each : series) {
        FittedForecaster fitted = model.fit(each);
        fitted.predict(horizon, level);
        criterion += fitted.likelihood().map(Likelihood::aicc).orElse(Double.NaN);
      }
      if (round >= 0) {
        millis[round] = (System.nanoTime() - start) / 1e6 / series.size();
      }
    }
    return new Ours(Quantiles.of(millis).median(), criterion / series.size());
  }
}
