package com.signalcraft.forecast.internal.clean;

import com.signalcraft.forecast.clean.CleaningOptions;
import com.signalcraft.forecast.clean.OutlierTreatment;
import com.signalcraft.forecast.clean.ShiftTreatment;
import com.signalcraft.forecast.internal.decompose.Mstl;
import com.signalcraft.forecast.internal.decompose.Parts;
import com.signalcraft.forecast.internal.decompose.StlSettings;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** A series on one scale, and what does not belong there. Not thread-safe. */
final class Study {

  private static final int HALF_WINDOW = 5;

  /** A season is worth taking out where it narrows the differences from the running median so. */
  private static final double NARROWER = 0.9;

  /**
   * Outliers are this many standard deviations away too, those of all values: where the tails are
   * long, as after a season was fitted closely, quartiles alone would call too many so.
   */
  private static final double DEVIATIONS = 3;

  /** Differences of this share of the largest value are rounding. */
  private static final double ROUNDING = 1e-9;

  /** In seasons: wide enough that an outlier does not become part of the season around it. */
  private static final OptionalInt SEASON_WINDOW = OptionalInt.of(11);

  private static final int ROBUST_ROUNDS = 5;
  private static final int ITERATIONS = 2;

  private final double[] season;
  private final double[] unmoved;
  private final double[] adjusted;
  private final boolean[] outlier;
  private final List<ShiftFinder.Shift> shifts;
  private final int oddities;

  /**
   * Studies a series.
   *
   * @param values on the scale, NaN where missing
   * @param lengths the season lengths that the series spans often enough
   */
  Study(double[] values, List<Integer> lengths, CleaningOptions options) {
    this.season = season(values, lengths);
    this.adjusted = new double[values.length];
    for (int i = 0; i < adjusted.length; i++) {
      adjusted[i] = values[i] - season[i];
    }
    this.unmoved = adjusted.clone();
    this.shifts =
        options.shifts() == ShiftTreatment.KEEP
            ? List.of()
            : ShiftFinder.find(adjusted, options.fence());
    this.outlier = new boolean[values.length];
    this.oddities =
        shifts.size()
            + (options.outliers() == OutlierTreatment.KEEP ? 0 : findOutliers(options.fence()));
  }

  private static double[] season(double[] values, List<Integer> lengths) {
    double[] none = new double[values.length];
    if (lengths.isEmpty()) {
      return none;
    }
    List<StlSettings> settings = lengths.stream().map(Study::settings).toList();
    Parts parts = Mstl.decompose(values, settings, ITERATIONS);
    double[] season = new double[values.length];
    double[] rest = values.clone();
    for (double[] each : parts.seasons()) {
      for (int i = 0; i < season.length; i++) {
        season[i] += each[i];
        rest[i] -= each[i];
      }
    }
    return spread(rest).range() < NARROWER * spread(values).range() ? season : none;
  }

  private static StlSettings settings(int period) {
    StlSettings usual = StlSettings.of(period, SEASON_WINDOW, true);
    return new StlSettings(
        period,
        usual.seasonalWindow(),
        usual.seasonalDegree(),
        usual.trendWindow(),
        usual.trendDegree(),
        usual.lowPassWindow(),
        usual.inner(),
        ROBUST_ROUNDS);
  }

  private static Quartiles spread(double[] values) {
    return Quartiles.of(differences(values));
  }

  private static double[] differences(double[] values) {
    double[] differences = Medians.running(values, HALF_WINDOW);
    for (int i = 0; i < differences.length; i++) {
      differences[i] = values[i] - differences[i];
    }
    return differences;
  }

  /** Marks the outliers; gives how many there would be if not too many were none. */
  private int findOutliers(double fence) {
    double[] differences = differences(adjusted);
    Quartiles quartiles = Quartiles.of(differences);
    double reach = fence * quartiles.range() + ROUNDING * largest(adjusted);
    double tail = DEVIATIONS * deviation(differences, quartiles.median());
    int observed = 0;
    for (int i = 0; i < outlier.length; i++) {
      observed += Double.isNaN(differences[i]) ? 0 : 1;
      outlier[i] =
          quartiles.beyond(differences[i]) > reach
              && Math.abs(differences[i] - quartiles.median()) > tail;
    }
    // Of a series that wanders, what is far from the median of all around is near its neighbours.
    boolean[] near = new boolean[outlier.length];
    for (int i = 0; i < near.length; i++) {
      near[i] = outlier[i] && Math.abs(adjusted[i] - level(i)) <= reach;
    }
    for (int i = 0; i < near.length; i++) {
      outlier[i] &= !near[i];
    }
    int count = outliers();
    if (10L * count > Math.max(10, observed)) {
      Arrays.fill(outlier, false);
    } else {
      keepNewLevel(outlier, differences);
    }
    return count;
  }

  private static void keepNewLevel(boolean[] outlier, double[] differences) {
    int last = outlier.length - 1;
    while (last >= 0 && Double.isNaN(differences[last])) {
      last--;
    }
    int first = last + 1;
    while (first > 0
        && (Double.isNaN(differences[first - 1])
            || (outlier[first - 1] && differences[first - 1] > 0 == differences[last] > 0))) {
      first--;
    }
    int run = 0;
    for (int i = first; i <= last; i++) {
      run += outlier[i] ? 1 : 0;
    }
    for (int i = first; i <= last && run >= 2; i++) {
      outlier[i] = false;
    }
  }

  /** The standard deviation about the median. */
  private static double deviation(double[] values, double median) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += (value - median) * (value - median);
        count++;
      }
    }
    return Math.sqrt(sum / Math.max(1, count));
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Double.isNaN(value) ? 0 : Math.abs(value));
    }
    return largest;
  }

  List<ShiftFinder.Shift> shifts() {
    return shifts;
  }

  boolean isOutlier(int i) {
    return outlier[i];
  }

  private int outliers() {
    int count = 0;
    for (boolean each : outlier) {
      count += each ? 1 : 0;
    }
    return count;
  }

  /** How much of it does not belong, to compare scales by. */
  int oddities() {
    return oddities;
  }

  /** The level just before a step. */
  double levelBefore(int index) {
    int from = Math.max(0, index - HALF_WINDOW);
    return Medians.of(unmoved, from, index, new double[HALF_WINDOW]);
  }

  /** What the neighbours that are no outliers and the season lead to expect there. */
  double expected(int i) {
    return level(i) + season[i];
  }

  /** The line between the neighbours that are no outliers; NaN where there are none. */
  private double level(int i) {
    int before = i;
    while (before >= 0 && (outlier[before] || Double.isNaN(adjusted[before]))) {
      before--;
    }
    int after = i;
    while (after < adjusted.length && (outlier[after] || Double.isNaN(adjusted[after]))) {
      after++;
    }
    if (before < 0) {
      return after == adjusted.length ? Double.NaN : adjusted[after];
    }
    if (after == adjusted.length) {
      return adjusted[before];
    }
    double share = (double) (i - before) / Math.max(1, after - before);
    return adjusted[before] + share * (adjusted[after] - adjusted[before]);
  }

  /** How far values before a step were moved. */
  double moved(int i) {
    double moved = 0;
    for (ShiftFinder.Shift shift : shifts) {
      moved += i < shift.index() ? shift.size() : 0;
    }
    return moved;
  }
}
