package com.signalcraft.forecast.clean;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.internal.clean.Cleaner;
import com.signalcraft.series.TimeSeries;
import java.util.List;

/**
 * A history and what it is without outliers and level shifts. Immutable.
 *
 * <p>Values are looked at on the scale on which fewer of them are outliers: the plain one, or the
 * logarithm where all are above zero. Seasons that the series spans four times, and that the values
 * show, are taken out by a robust STL (Cleveland et al., 1990). In the rest:
 *
 * <ul>
 *   <li>A level shift is an outlier among the differences of the medians of neighbouring windows (a
 *       tenth of the series, 5 to 20 steps), so that a series that wanders needs a larger step than
 *       one that stays; at most 5. A step nearer to the ends than a window is none.
 *   <li>An outlier lies so many interquartile ranges beyond the quartiles of the differences from
 *       the running median of 11 steps (Tukey's outer fences for 3; with the seasonally adjusted
 *       series as in Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed.,
 *       section 13.9). It is replaced by the line between its neighbours, with the season.
 *   <li>Two or more outliers in a row at the end, on one side, may be a new level, and stay. Where
 *       more than a tenth of the values would be outliers, that is the nature of the series, and
 *       all stay. So they do in intermittent series, three tenths of which are zeros.
 * </ul>
 *
 * @param original the history, with a row for each step
 * @param cleaned the same without outliers and level shifts, as far as they were to be treated;
 *     shorter where it was cut
 * @param outliers the outliers that were replaced or removed, in order of time
 * @param levelShifts the level shifts that were evened out or cut at, in order of time
 * @param logarithm whether values were looked at on the scale of their logarithm; what lies before
 *     a level shift is then multiplied by {@code after/before}, else {@code after − before} is
 *     added
 */
public record Cleaning(
    TimeSeries original,
    TimeSeries cleaned,
    List<Outlier> outliers,
    List<LevelShift> levelShifts,
    boolean logarithm) {

  /** Copies the lists. */
  public Cleaning {
    Checks.required("original", original);
    Checks.required("cleaned", cleaned);
    outliers = List.copyOf(outliers);
    levelShifts = List.copyOf(levelShifts);
  }

  /**
   * Cleans a series with the default settings.
   *
   * @param series the series, of known frequency
   * @return what it is without outliers and level shifts
   */
  public static Cleaning of(TimeSeries series) {
    return of(series, CleaningOptions.ofDefaults());
  }

  /**
   * Cleans a series.
   *
   * @param series the series, of known frequency; one of less than 8 values stays as it is
   * @param options the settings
   * @return what it is without outliers and level shifts
   * @throws com.signalcraft.error.ValidationException if the frequency is not known
   */
  public static Cleaning of(TimeSeries series, CleaningOptions options) {
    return Cleaner.clean(Checks.required("series", series), Checks.required("options", options));
  }
}
