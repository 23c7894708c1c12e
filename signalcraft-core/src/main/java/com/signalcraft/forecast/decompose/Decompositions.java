package com.signalcraft.forecast.decompose;

import com.signalcraft.common.Checks;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.decompose.MstlPlan;
import com.signalcraft.forecast.internal.decompose.Parts;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Takes series apart into trend, seasons and remainder. Stateless. */
public final class Decompositions {

  private Decompositions() {}

  /**
   * One season by STL, with the usual windows.
   *
   * @param series the history, of known frequency
   * @param seasonLength its length in steps, at least 2
   * @return the parts
   * @throws InsufficientDataException if the series is not longer than two seasons
   * @see #mstl(TimeSeries, MstlOptions)
   */
  public static Decomposition stl(TimeSeries series, int seasonLength) {
    Checks.between("seasonLength", seasonLength, 2, LinearOptions.MAX_SEASON_LENGTH);
    if (Fits.regular(series).size() <= 2L * seasonLength) {
      throw new InsufficientDataException(
          "must be longer than two seasons of "
              + seasonLength
              + " steps, had "
              + Fits.regular(series).size());
    }
    return mstl(series, MstlOptions.ofDefaults().withSeasonLengths(List.of(seasonLength)));
  }

  /**
   * Several seasons by MSTL (Bandara, Hyndman and Bergmeir, 2021, MSTL: A seasonal-trend
   * decomposition algorithm for time series with multiple seasonal patterns): each season is found
   * by STL (Cleveland, Cleveland, McRae and Terpenning, 1990, Journal of Official Statistics 6,
   * 3–73) in what the others leave, from the shortest to the longest, and all of them so many
   * times. With one season this is STL. The trend of a series without a season is a local line over
   * 30 % of it.
   *
   * <p>Missing values are filled by the trend and the seasons that are found. Time and memory grow
   * linearly with the length.
   *
   * @param series the history, of known frequency, with at least one observed value
   * @param options the settings
   * @return the parts
   * @throws InsufficientDataException if no value is observed
   * @throws com.signalcraft.error.ValidationException if the series has no frequency, or the
   *     logarithm is wanted of a value that is not above zero
   */
  public static Decomposition mstl(TimeSeries series, MstlOptions options) {
    Checks.required("options", options);
    TimeSeries regular = Fits.regular(series);
    Fits.requireObserved(regular, 1, "a decomposition");
    double[] values = regular.values();
    if (options.logarithm()) {
      for (int i = 0; i < values.length; i++) {
        Checks.that(
            !(values[i] <= 0),
            "series",
            "must be above zero for a logarithm, was " + values[i] + " at index " + i);
        values[i] = Math.log(values[i]);
      }
    }
    MstlPlan plan = MstlPlan.of(regular, options);
    Parts parts = plan.decompose(values);
    DoubleUnaryOperator back = options.logarithm() ? Math::exp : DoubleUnaryOperator.identity();
    Map<Integer, TimeSeries> seasons = new TreeMap<>();
    for (int i = 0; i < plan.lengths().size(); i++) {
      seasons.put(plan.lengths().get(i), of(regular, parts.seasons()[i], back));
    }
    return new Decomposition(
        regular,
        of(regular, parts.trend(), back),
        seasons,
        of(regular, parts.remainder(), back),
        options.logarithm());
  }

  private static TimeSeries of(TimeSeries series, double[] values, DoubleUnaryOperator back) {
    return series.withValues(
        Arrays.stream(values).map(value -> Fits.finite(back.applyAsDouble(value))).toArray());
  }
}
