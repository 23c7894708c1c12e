package com.signalcraft.examples.report.analysis;

import com.signalcraft.anomaly.Detection;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that was found out about one KPI.
 *
 * @param title the report's title
 * @param kpi the KPI
 * @param fitted the fitted model
 * @param decomposition the model whose parts are shown; the fitted one where it has seasons
 * @param forecast what it predicts
 * @param level the level of the forecast's band
 * @param detection what is odd in the history
 * @param backtest how models did on the KPI's past
 * @param alerts what alerts would have fired
 * @param options what the person asked for, by name
 * @param program the program and its version
 * @param madeAt when this was made
 */
public record Analysis(
    String title,
    Kpi kpi,
    FittedForecaster fitted,
    FittedForecaster decomposition,
    Forecast forecast,
    Level level,
    Detection detection,
    Backtesting backtest,
    List<AlertOutcome> alerts,
    Map<String, String> options,
    String program,
    Instant madeAt) {

  /**
   * How models did on the KPI's past.
   *
   * @param scores one for each model; empty where the history is too short
   * @param model the name of the model that made the forecast, among the scores
   * @param reference the name of the model to compare with, among the scores
   * @param referenceWords what the reference does, such as {@code repeating last week}
   * @param origins from how many moments forecasts were made
   * @param steps how many steps each reached
   * @param totalErrors by how much the total of each of the model's forecasts was off, in the KPI's
   *     unit
   */
  public record Backtesting(
      List<ModelScore> scores,
      String model,
      String reference,
      String referenceWords,
      int origins,
      int steps,
      List<Double> totalErrors) {

    /** Copies the lists. */
    public Backtesting {
      scores = List.copyOf(scores);
      totalErrors = List.copyOf(totalErrors);
    }

    /**
     * How much less the model errs than the reference.
     *
     * @return the share of the reference's mean absolute error that is saved, such as 0.12;
     *     negative where the model errs more; empty where either could not be tested
     */
    public Optional<Double> gain() {
      double own = mae(model);
      double other = mae(reference);
      return Double.isFinite(own) && other > 0 ? Optional.of(1 - own / other) : Optional.empty();
    }

    private double mae(String name) {
      return scores.stream()
          .filter(score -> score.model().equals(name))
          .mapToDouble(ModelScore::mae)
          .findFirst()
          .orElse(Double.NaN);
    }
  }
}
