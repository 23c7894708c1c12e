package com.signalcraft.forecast.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.series.TimeSeries;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A season of any period: a Fourier series in the local time of the series' zone. Immutable.
 *
 * @param name what it is called in components, at most 100 characters
 * @param period its length in days, above 0, such as 30.5; of a series without a calendar, in steps
 * @param order how many pairs of sine and cosine it has, 1 to {@value #MAX_ORDER}
 * @param priorScale the standard deviation of the normal prior of its coefficients, above 0; empty
 *     for that of {@link SeasonalityOptions#priorScale()}
 * @param mode how it acts on the trend; empty for {@link SeasonalityOptions#mode()}
 * @param condition 1 where the season applies and 0 where not, at every step of history and
 *     forecast; empty for a season that always applies
 */
public record Seasonality(
    String name,
    double period,
    int order,
    OptionalDouble priorScale,
    Optional<Mode> mode,
    Optional<TimeSeries> condition)
    implements Serializable {

  /** The highest order. */
  public static final int MAX_ORDER = 500;

  /** Checks the ranges. */
  public Seasonality {
    Checks.text("name", name, 100);
    Checks.that(
        period > 0 && period <= 1e9, "period", "must be above 0 and at most 1e9, was " + period);
    Checks.between("order", order, 1, MAX_ORDER);
    Priors.positive("seasonalityPriorScale", priorScale);
    Checks.required("mode", mode);
    Checks.required("condition", condition);
  }

  /**
   * A season with the mode and the prior scale of all.
   *
   * @param name what it is called
   * @param period its length in days
   * @param order how many pairs of sine and cosine it has
   * @return the season
   */
  public static Seasonality of(String name, double period, int order) {
    return new Seasonality(
        name, period, order, OptionalDouble.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same with a prior of its own.
   *
   * @param scale the standard deviation of the prior, above 0
   * @return the changed season
   */
  public Seasonality withPriorScale(double scale) {
    return new Seasonality(name, period, order, OptionalDouble.of(scale), mode, condition);
  }

  /**
   * The same with a mode of its own.
   *
   * @param wanted how it acts on the trend
   * @return the changed season
   */
  public Seasonality withMode(Mode wanted) {
    return new Seasonality(name, period, order, priorScale, Optional.of(wanted), condition);
  }

  /**
   * The same at some steps only.
   *
   * @param applies 1 where the season applies and 0 where not, at every step of history and
   *     forecast
   * @return the changed season
   */
  public Seasonality when(TimeSeries applies) {
    return new Seasonality(name, period, order, priorScale, mode, Optional.of(applies));
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
