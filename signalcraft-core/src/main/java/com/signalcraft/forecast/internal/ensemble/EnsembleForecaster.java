package com.signalcraft.forecast.internal.ensemble;

import com.signalcraft.common.Checks;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.ensemble.EnsembleOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several models combined. Immutable and thread-safe.
 *
 * @param options the settings
 */
public record EnsembleForecaster(EnsembleOptions options) implements Forecaster {

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    Fits.requireObserved(series, 1, "an ensemble");
    if (options.origins() > 0) {
      RollingBacktest backtest =
          RollingBacktest.of(
              series, SeasonLengths.suggested(series), options.horizon(), options.origins());
      if (backtest.origins() > 0) {
        List<Trial> trials =
            options.members().stream()
                .map(backtest::run)
                .filter(trial -> trial.score().isPresent())
                .toList();
        if (!trials.isEmpty()) {
          return weighted(series, backtest, trials, options);
        }
      }
    }
    return equal(series);
  }

  /**
   * The members that can be fitted, by weights of their backtest.
   *
   * @param series the history
   * @param backtest the backtest
   * @param trials the members' trials, all with a score, at least one
   * @param options how they are combined
   * @return the fitted ensemble; a single member where all others weigh next to nothing
   */
  public static FittedForecaster weighted(
      TimeSeries series, RollingBacktest backtest, List<Trial> trials, EnsembleOptions options) {
    double[] weights = Weights.of(trials, options.sharpness());
    List<Trial> kept = new ArrayList<>();
    List<FittedForecaster> members = new ArrayList<>();
    double[] of = new double[trials.size()];
    ValidationException refused = null;
    for (int j = 0; j < weights.length; j++) {
      if (weights[j] > 0) {
        try {
          members.add(trials.get(j).model().fit(series));
        } catch (ValidationException unsuited) {
          // It suited what lies before the first origin, and not the values since.
          refused = unsuited;
          continue;
        }
        of[kept.size()] = weights[j];
        kept.add(trials.get(j));
      }
    }
    if (members.isEmpty()) {
      throw Checks.required("refused", refused);
    }
    if (members.size() == 1) {
      return members.get(0);
    }
    double[] shares = Arrays.copyOf(of, kept.size());
    BandScale scale =
        BandScale.of(
            series.size() - series.missingCount(), backtest, kept, options.combination(), shares);
    return new FittedEnsemble(series, options.combination(), members, shares, scale);
  }

  private FittedForecaster equal(TimeSeries series) {
    List<FittedForecaster> members = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Forecaster member : options.members()) {
      try {
        members.add(member.fit(series));
      } catch (ValidationException unsuited) {
        refused.add(member + ": " + unsuited.issue());
      }
    }
    if (members.isEmpty()) {
      throw new InsufficientDataException(
          "suits no member of the ensemble: " + String.join("; ", refused));
    }
    double[] weights = new double[members.size()];
    Arrays.fill(weights, 1);
    return new FittedEnsemble(series, options.combination(), members, weights, BandScale.NONE);
  }

  @Override
  public String toString() {
    return "ensemble of " + options.members().size() + " models";
  }
}
