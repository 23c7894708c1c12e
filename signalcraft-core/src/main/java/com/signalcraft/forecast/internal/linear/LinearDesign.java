package com.signalcraft.forecast.internal.linear;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of the linear model's regression: 1, the time from -1 (first step) to 1 (last step of
 * the history), and the terms of each season. Immutable.
 *
 * @param size how many steps the history has
 * @param seasons the seasons, shortest first
 * @param columns how many columns a row has
 */
record LinearDesign(int size, List<SeasonTerms> seasons, int columns) {

  static final int LEVEL = 0;
  static final int TREND = 1;
  private static final int FIRST_SEASON = 2;
  private static final int MAX_SEASONS = 1_000;

  static LinearDesign of(TimeSeries series, LinearOptions options) {
    Frequency frequency = Fits.frequencyOf(series);
    List<Integer> lengths =
        options.seasonLengths().orElseGet(() -> SeasonLengths.suggested(series));
    List<SeasonTerms> seasons = new ArrayList<>();
    int columns = FIRST_SEASON;
    for (int length : lengths) {
      if (series.size() / 2 >= length) {
        SeasonClock clock = SeasonClock.of(length, frequency, series.zone());
        SeasonTerms terms =
            SeasonTerms.of(clock, length, columns, observedPositions(series, clock, length));
        seasons.add(terms);
        columns += terms.columns();
      }
    }
    return new LinearDesign(series.size(), List.copyOf(seasons), columns);
  }

  /** The same columns, with the time of another history. */
  LinearDesign forSize(int steps) {
    return new LinearDesign(steps, seasons, columns);
  }

  void store(StateWriter out) {
    out.put(size).put(seasons.size());
    for (SeasonTerms season : seasons) {
      season.store(out);
    }
  }

  static LinearDesign read(StateReader in, TimeSeries history) {
    int size = in.getInt(1, Integer.MAX_VALUE);
    int count = in.getInt(0, MAX_SEASONS);
    List<SeasonTerms> seasons = new ArrayList<>();
    int columns = FIRST_SEASON;
    for (int s = 0; s < count; s++) {
      SeasonTerms terms = SeasonTerms.read(in, Fits.frequencyOf(history), history.zone(), columns);
      seasons.add(terms);
      columns += terms.columns();
    }
    return new LinearDesign(size, List.copyOf(seasons), columns);
  }

  private static int[] observedPositions(TimeSeries series, SeasonClock clock, int length) {
    int[] observed = new int[length];
    if (length <= SeasonTerms.MAX_EFFECTS) {
      for (int i = 0; i < series.size(); i++) {
        if (!series.isMissing(i)) {
          observed[SeasonTerms.position(clock.phase(i, series.timestampAt(i)), length)]++;
        }
      }
    }
    return observed;
  }

  /** Writes the row of a step; steps after the history go on counting. */
  void fill(long index, long epochMillis, double[] row) {
    double half = Math.max(1, size - 1) / 2.0;
    row[LEVEL] = 1;
    row[TREND] = index / half - 1;
    for (SeasonTerms season : seasons) {
      season.fill(season.clock().phase(index, epochMillis), row);
    }
  }
}
