package com.signalcraft.forecast.internal.decompose;

import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.decompose.MstlOptions;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What MSTL does to a series.
 *
 * @param lengths the season lengths that count, shortest first
 * @param settings what STL is told of each
 * @param iterations how often several seasons are found
 */
public record MstlPlan(List<Integer> lengths, List<StlSettings> settings, int iterations) {

  private static final int FIRST_WINDOW = 11;
  private static final int WINDOW_STEP = 4;

  /** Copies the lists. */
  public MstlPlan {
    lengths = List.copyOf(lengths);
    settings = List.copyOf(settings);
  }

  /**
   * The plan for a series.
   *
   * @param series the series, regular
   * @param options the settings
   * @return the plan, with the seasons of which the series is longer than two
   */
  public static MstlPlan of(TimeSeries series, MstlOptions options) {
    List<Integer> lengths =
        options.seasonLengths().orElseGet(() -> SeasonLengths.suggested(series)).stream()
            .filter(length -> series.size() > 2L * length)
            .toList();
    List<StlSettings> settings = new ArrayList<>();
    for (int i = 0; i < lengths.size(); i++) {
      int usual = FIRST_WINDOW + WINDOW_STEP * i;
      OptionalInt window =
          options.fixedSeasons()
              ? OptionalInt.empty()
              : OptionalInt.of(options.seasonalWindow().orElse(usual));
      settings.add(StlSettings.of(lengths.get(i), window, options.robust()));
    }
    return new MstlPlan(lengths, settings, options.iterations());
  }

  /**
   * Carries the plan out.
   *
   * @param values the values, NaN where missing
   * @return trend, seasons and remainder
   */
  public Parts decompose(double[] values) {
    return Mstl.decompose(values, settings, iterations);
  }
}
