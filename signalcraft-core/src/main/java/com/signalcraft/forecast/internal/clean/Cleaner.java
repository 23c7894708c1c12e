package com.signalcraft.forecast.internal.clean;

import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.clean.Cleaning;
import com.signalcraft.forecast.clean.CleaningOptions;
import com.signalcraft.forecast.clean.LevelShift;
import com.signalcraft.forecast.clean.Outlier;
import com.signalcraft.forecast.clean.OutlierTreatment;
import com.signalcraft.forecast.clean.ShiftTreatment;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** Finds and treats what does not belong to a history; see {@link Cleaning}. Stateless. */
public final class Cleaner {

  private static final int LEAST_VALUES = 8;
  private static final int LEAST_SEASONS = 4;
  private static final int LONGEST_SEASON = 1_000;
  private static final double INTERMITTENT = 0.3;

  private Cleaner() {}

  /**
   * Cleans a series.
   *
   * @param given the series, of known frequency
   * @param options the settings
   * @return what it is without outliers and level shifts
   */
  public static Cleaning clean(TimeSeries given, CleaningOptions options) {
    TimeSeries series = Fits.regular(given);
    int observed = series.size() - series.missingCount();
    int zeros = 0;
    boolean positive = true;
    double largest = 0;
    for (int i = 0; i < series.size(); i++) {
      double value = series.valueAt(i);
      zeros += value == 0 ? 1 : 0;
      positive &= !(value <= 0);
      largest = Math.max(largest, Double.isNaN(value) ? 0 : Math.abs(value));
    }
    if (observed < LEAST_VALUES || zeros >= INTERMITTENT * observed) {
      return new Cleaning(series, series, List.of(), List.of(), false);
    }
    List<Integer> lengths = lengths(series, options);
    Scale plain = new Scale(false, Math.scalb(1.0, Math.getExponent(largest)));
    Study study = new Study(plain.of(series), lengths, options);
    if (positive && study.oddities() > 0) {
      Scale logarithm = new Scale(true, 1);
      Study other = new Study(logarithm.of(series), lengths, options);
      if (other.oddities() < study.oddities()) {
        return treated(series, other, logarithm, options);
      }
    }
    return treated(series, study, plain, options);
  }

  private static List<Integer> lengths(TimeSeries series, CleaningOptions options) {
    List<Integer> known =
        options
            .seasonLengths()
            .orElseGet(
                () ->
                    Fits.frequencyOf(series).equals(Frequency.INDEX)
                        ? SeasonLengths.detect(series)
                        : SeasonLengths.candidates(series));
    return known.stream()
        .filter(length -> length <= LONGEST_SEASON && series.size() / LEAST_SEASONS >= length)
        .toList();
  }

  private static Cleaning treated(
      TimeSeries series, Study study, Scale scale, CleaningOptions options) {
    List<LevelShift> shifts = new ArrayList<>();
    for (ShiftFinder.Shift shift : study.shifts()) {
      double before = study.levelBefore(shift.index());
      shifts.add(
          new LevelShift(
              shift.index(),
              series.instantAt(shift.index()),
              scale.back(before),
              scale.back(before + shift.size())));
    }
    Moves moves = Moves.of(shifts, scale.logarithm(), series.size());
    double[] values = series.values();
    List<Outlier> outliers = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (study.isOutlier(i)) {
        double expected = scale.back(study.expected(i));
        outliers.add(new Outlier(i, series.instantAt(i), values[i], moves.back(i, expected)));
        values[i] = options.outliers() == OutlierTreatment.REMOVE ? Double.NaN : expected;
      } else {
        values[i] = moves.forward(i, values[i]);
      }
    }
    TimeSeries cleaned = series.withValues(values);
    if (options.shifts() == ShiftTreatment.CUT && !shifts.isEmpty()) {
      int from = shifts.get(shifts.size() - 1).index();
      cleaned = cleaned.slice(from, cleaned.size());
      outliers.removeIf(outlier -> outlier.index() < from);
    }
    return new Cleaning(series, cleaned, outliers, shifts, scale.logarithm());
  }

  /**
   * The plain scale in units of a power of two, or the natural logarithm.
   *
   * @param logarithm which of them
   * @param unit the unit of the plain one
   */
  private record Scale(boolean logarithm, double unit) {

    double[] of(TimeSeries series) {
      double[] values = series.values();
      for (int i = 0; i < values.length; i++) {
        values[i] = logarithm ? Math.log(values[i]) : values[i] / unit;
      }
      return values;
    }

    double back(double value) {
      return Fits.finite(logarithm ? Math.exp(value) : value * unit);
    }
  }
}
