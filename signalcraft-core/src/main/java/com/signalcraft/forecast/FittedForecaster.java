package com.signalcraft.forecast;

import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Optional;

/** A model fitted to one series. Immutable and thread-safe; the same call gives the same answer. */
public interface FittedForecaster {

  /**
   * The kind of model; of a model that chose among several, the one it chose.
   *
   * @return the kind
   */
  ModelType modelType();

  /**
   * What the model is and what it was fitted to, in a sentence for a person, such as {@code linear
   * trend with weekly and yearly seasonal terms on 731 days}.
   *
   * @return the sentence, without a full stop
   */
  String description();

  /**
   * The series that the model was fitted to.
   *
   * @return the history, with a row of a missing value for each step that the series lacked
   */
  TimeSeries history();

  /**
   * What the model says of the history.
   *
   * @return a series with the time stamps of {@link #history()}; one-step-ahead values where the
   *     model works forward in time, values on the curve where it is a regression; NaN where the
   *     model has none, as for the first season of a seasonal naive one
   */
  TimeSeries fitted();

  /**
   * What the model leaves of the history: the actual values less the fitted ones.
   *
   * @return a series with the time stamps of {@link #history()}, NaN where either is missing
   */
  default TimeSeries residuals() {
    TimeSeries fitted = fitted();
    double[] left = history().values();
    for (int i = 0; i < left.length; i++) {
      left[i] -= fitted.valueAt(i);
    }
    return fitted.withValues(left);
  }

  /**
   * The parts that the fitted values are made of, in the series' unit, in order of meaning (trend
   * first). Their sum is {@link #fitted()}; on a log scale their product is.
   *
   * @return the parts; empty for a model without parts
   */
  List<Component> components();

  /**
   * Predicts what follows the history.
   *
   * @param horizon how far
   * @param levels the levels of the intervals wanted, such as {@code Level.of(0.95)}; none for a
   *     point forecast alone
   * @return the forecast, one value for each step of the horizon
   */
  Forecast predict(Horizon horizon, Level... levels);

  /**
   * The same kind of model on a longer history.
   *
   * @param more the values that followed the history; of the same frequency, its first time stamp
   *     after the history's last one; steps left out count as missing; empty for none
   * @param refit how much is found anew
   * @return a new fitted model; this one stays as it is
   * @throws com.signalcraft.error.ValidationException if the values do not follow the history
   */
  FittedForecaster update(TimeSeries more, Refit refit);

  /**
   * The likelihood and information criteria.
   *
   * @return empty for a model that is not fitted by maximum likelihood
   */
  default Optional<Likelihood> likelihood() {
    return Optional.empty();
  }
}
