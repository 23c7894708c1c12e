package com.signalcraft.forecast;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.math3.distribution.FDistribution;

/** The search for seasons behind {@link SeasonLengths}. Stateless. */
final class SeasonDetector {

  private static final int MAX_VALUES = 20_000;
  private static final int MAX_LAG = 1_000;
  private static final int MAX_SEASONS = 3;
  private static final int PEAKS = 8;
  private static final double SIGNIFICANCE = 0.001;
  private static final double LEAST_STRENGTH = 0.1;

  /** A divisor of a season is a part of it, not a season, below this share of its strength. */
  private static final double PART = 0.5;

  private SeasonDetector() {}

  static double strength(TimeSeries series, int length) {
    double[] values = lastValues(series, Math.max(MAX_VALUES, 3L * length));
    return values.length / 2 < length ? 0 : Season.of(values, length).strength();
  }

  static List<Integer> detect(TimeSeries series) {
    double[] values = lastValues(series, MAX_VALUES);
    boolean calendar = series.frequency().filter(f -> !f.equals(Frequency.INDEX)).isPresent();
    List<Integer> lengths = calendar ? SeasonLengths.candidates(series) : peaks(values);
    List<Integer> found = new ArrayList<>();
    double[] rest = values.clone();
    for (int length : lengths) {
      if (found.size() == MAX_SEASONS || rest.length / 2 < length) {
        break;
      }
      Season season = Season.of(rest, length);
      if (season.isClear()) {
        double whole = Season.of(values, length).strength();
        found.removeIf(
            shorter ->
                length % shorter == 0 && Season.of(values, shorter).strength() < PART * whole);
        found.add(length);
        season.takeOff(rest);
      }
    }
    return List.copyOf(found);
  }

  /** The last values, missing ones interpolated, leading and trailing ones cut off. */
  private static double[] lastValues(TimeSeries series, long most) {
    int to = Fits.lastObserved(series) + 1;
    int from = (int) Math.max(0, to - most);
    while (from < to && series.isMissing(from)) {
      from++;
    }
    double[] values = new double[to - from];
    int last = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = series.valueAt(from + i);
      if (!Double.isNaN(values[i])) {
        for (int k = last + 1; k < i; k++) {
          values[k] = values[last] + (values[i] - values[last]) * (k - last) / (i - last);
        }
        last = i;
      }
    }
    return values;
  }

  /** Where the autocorrelation has its highest local maxima, shortest lag first. */
  private static List<Integer> peaks(double[] values) {
    TreeSet<Integer> lags = new TreeSet<>();
    int longest = Math.min(values.length / 3, MAX_LAG);
    if (longest >= 2) {
      addPeaks(differences(values), longest, lags);
      addPeaks(withoutLine(values), longest, lags);
    }
    return List.copyOf(lags);
  }

  private static void addPeaks(double[] x, int longest, TreeSet<Integer> lags) {
    double[] r = autocorrelations(x, Math.min(longest + 1, x.length - 1));
    List<Integer> peaks = new ArrayList<>();
    for (int lag = 2; lag <= longest && lag < r.length; lag++) {
      double next = lag + 1 < r.length ? r[lag + 1] : -1;
      if (r[lag] > 0 && r[lag] >= r[lag - 1] && r[lag] > next) {
        peaks.add(lag);
      }
    }
    peaks.sort((a, b) -> Double.compare(r[b], r[a]));
    lags.addAll(peaks.subList(0, Math.min(PEAKS, peaks.size())));
  }

  private static double[] differences(double[] values) {
    double[] x = new double[values.length - 1];
    Arrays.setAll(x, i -> values[i + 1] - values[i]);
    return x;
  }

  private static double[] withoutLine(double[] values) {
    int n = values.length;
    double centre = (n - 1) / 2.0;
    double mean = Arrays.stream(values).average().orElse(0);
    double product = 0;
    double square = 0;
    for (int i = 0; i < n; i++) {
      product += (i - centre) * (values[i] - mean);
      square += (i - centre) * (i - centre);
    }
    double slope = square == 0 ? 0 : product / square;
    double[] x = new double[n];
    Arrays.setAll(x, i -> values[i] - mean - slope * (i - centre));
    return x;
  }

  /** Autocorrelations at lags 0 to a longest one; all 0 but for the first in a constant series. */
  static double[] autocorrelations(double[] x, int longest) {
    double mean = Arrays.stream(x).average().orElse(0);
    double[] r = new double[longest + 1];
    for (int lag = 0; lag <= longest; lag++) {
      double sum = 0;
      for (int i = lag; i < x.length; i++) {
        sum += (x[i] - mean) * (x[i - lag] - mean);
      }
      r[lag] = sum;
    }
    double variance = r[0];
    for (int lag = 0; lag <= longest; lag++) {
      r[lag] = variance > 0 ? r[lag] / variance : 0;
    }
    return r;
  }

  /** One season length in a series: the effects of its positions and what they leave. */
  private record Season(int length, double[] effects, double[] rest, double total, double left) {

    static Season of(double[] values, int length) {
      double[] x = detrended(values, length);
      double[] effects = new double[length];
      int[] count = new int[length];
      for (int i = 0; i < x.length; i++) {
        effects[i % length] += x[i];
        count[i % length]++;
      }
      double mean = 0;
      for (int k = 0; k < length; k++) {
        effects[k] /= count[k];
        mean += effects[k] / length;
      }
      double total = 0;
      double left = 0;
      for (int k = 0; k < length; k++) {
        effects[k] -= mean;
      }
      for (int i = 0; i < x.length; i++) {
        double centred = x[i] - mean;
        total += centred * centred;
        x[i] = centred - effects[i % length];
        left += x[i] * x[i];
      }
      double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
      boolean noise = total <= x.length * (1e-12 * size) * (1e-12 * size);
      return new Season(length, effects, x, noise ? 0 : total, left);
    }

    double strength() {
      int n = rest.length;
      if (total == 0 || n <= length) {
        return 0;
      }
      double ratio = (left / (n - length)) / (total / (n - 1.0));
      return Math.max(0, 1 - ratio);
    }

    boolean isClear() {
      return strength() >= LEAST_STRENGTH && probability() < SIGNIFICANCE;
    }

    /** How likely so large an F would be without this season. */
    private double probability() {
      int n = rest.length;
      double within = left / (n - length);
      double between = (total - left) / (length - 1.0);
      if (within <= 1e-20 * between) {
        return 0;
      }
      int lags = Math.min(length - 1, 60);
      double[] r = autocorrelations(rest, lags);
      double squares = 0;
      for (int lag = 1; lag <= lags; lag++) {
        squares += r[lag] * r[lag];
      }
      double epsilon = 1 / (1 + 2 * squares);
      double free = Math.max(1, epsilon * (length - 1));
      double seasons = (double) n / length;
      FDistribution f = new FDistribution(null, free, Math.max(1, free * (seasons - 1)));
      return 1 - f.cumulativeProbability(between / within);
    }

    void takeOff(double[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] -= effects[i % length];
      }
    }

    /** Values less a moving average over the season, continued at both ends by its mean slope. */
    private static double[] detrended(double[] values, int length) {
      int n = values.length;
      int half = length / 2;
      double[] trend = new double[n];
      double edge = length % 2 == 0 ? 0.5 : 1;
      double base = values[0];
      double sum = 0;
      int from = half;
      int to = n - half;
      double window = 0;
      for (int i = 0; i < Math.min(n, 2 * half + 1); i++) {
        window += values[i] - base;
      }
      for (int i = from; i < to; i++) {
        double ends = values[i - half] - base + values[i + half] - base;
        sum = window - (1 - edge) * ends;
        trend[i] = base + sum / length;
        if (i + half + 1 < n) {
          window += values[i + half + 1] - values[i - half];
        }
      }
      int reach = Math.min(length, to - 1 - from);
      double rise = reach > 0 ? (trend[from + reach] - trend[from]) / reach : 0;
      double fall = reach > 0 ? (trend[to - 1] - trend[to - 1 - reach]) / reach : 0;
      double[] x = new double[n];
      for (int i = 0; i < n; i++) {
        double at =
            i < from
                ? trend[from] - rise * (from - i)
                : i >= to ? trend[to - 1] + fall * (i - to + 1) : trend[i];
        x[i] = values[i] - at;
      }
      return x;
    }
  }
}
