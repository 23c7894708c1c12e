package com.signalcraft.forecast.diagnostic;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A forecast in a few plain English sentences, for people who do not read charts: where it goes
 * against the past, what the seasons do, the largest change of the trend of late, how wide the
 * range is, and how well the model did on its own past. A sentence about which there is nothing to
 * say is left out. The words are for people and may change from version to version. Immutable.
 *
 * @param sentences each with its full stop, in that order
 */
public record Explanation(List<String> sentences) {

  /** Copies the sentences. */
  public Explanation {
    sentences = List.copyOf(sentences);
  }

  /**
   * Explains a forecast.
   *
   * @param model the fitted model
   * @param forecast what it forecast; the widest of its bands is told
   * @return the explanation
   */
  public static Explanation of(FittedForecaster model, Forecast forecast) {
    return of(model, forecast, OptionalDouble.empty());
  }

  /**
   * Explains a forecast of a model that was backtested.
   *
   * @param model the fitted model
   * @param forecast what it forecast; the widest of its bands is told
   * @param modelAccuracy the share of the actual values' size that a backtest got right, as {@code
   *     BacktestResult.modelAccuracy()} gives it, 0 to 1; empty if it is not known
   * @return the explanation
   */
  public static Explanation of(
      FittedForecaster model, Forecast forecast, OptionalDouble modelAccuracy) {
    Checks.required("model", model);
    Checks.required("forecast", forecast);
    Checks.required("modelAccuracy", modelAccuracy);
    List<String> sentences = new ArrayList<>();
    Direction.of(model, forecast).ifPresent(sentences::add);
    sentences.addAll(SeasonWords.of(model));
    TrendChange.of(model).ifPresent(change -> sentences.add(change.sentence()));
    RangeWords.of(forecast).ifPresent(sentences::add);
    modelAccuracy.ifPresent(accuracy -> sentences.add(RangeWords.accuracy(accuracy)));
    return new Explanation(sentences);
  }

  /**
   * All sentences in one text.
   *
   * @return the sentences with a space between them
   */
  public String text() {
    return String.join(" ", sentences);
  }
}
