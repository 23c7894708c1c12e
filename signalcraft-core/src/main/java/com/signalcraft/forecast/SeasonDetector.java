package com.signalcraft.forecast;

import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The search for seasons behind {@link SeasonLengths}. Stateless. */
final class SeasonDetector {

  private static final int MAX_VALUES = 20_000;
  private static final int MAX_LAG = 1_000;
  private static final int PEAKS = 8;

  /** How far from a peak of the autocorrelation the season may lie, on either side. */
  private static final int BLUR = 2;

  private static final double SIGNIFICANCE = 0.01;
  private static final double LEAST_STRENGTH = 0.1;

  /** A season that no calendar suggests must be stronger. */
  private static final double LEAST_STRENGTH_UNKNOWN = 0.3;

  /** A divisor that explains this share of what a season explains is the season itself. */
  private static final double PART = 0.6;

  private SeasonDetector() {}

  static double strength(TimeSeries series, int length) {
    double[] values = lastValues(series, Math.max(MAX_VALUES, 3L * length));
    return values.length / 2 < length ? 0 : SeasonFit.of(values, length).strength();
  }

  static List<Integer> detect(TimeSeries series) {
    double[] values = lastValues(series, MAX_VALUES);
    return SeasonLengths.hasCalendar(series)
        ? among(SeasonLengths.candidates(series), values)
        : search(values);
  }

  /** Those of known lengths that are clear, each in what the shorter ones leave. */
  private static List<Integer> among(List<Integer> lengths, double[] values) {
    List<Integer> found = new ArrayList<>();
    double significance = SIGNIFICANCE / Math.max(1, lengths.size());
    for (int length : lengths) {
      if (values.length / 2 >= length) {
        SeasonFit season = SeasonFit.of(values, length);
        if (season.isClear(LEAST_STRENGTH, significance)) {
          found.add(length);
          season.takeOff(values);
        }
      }
    }
    return List.copyOf(found);
  }

  /** The season that explains most, or the one that divides it, or both where both are clear. */
  private static List<Integer> search(double[] values) {
    int longest = Math.min(values.length / 3, MAX_LAG);
    double significance = SIGNIFICANCE / Math.max(1, longest);
    Optional<SeasonFit> best = strongest(peaks(values, longest), values, significance, 0);
    if (best.isEmpty()) {
      return List.of();
    }
    int length = best.get().length();
    List<Integer> divisors =
        IntStream.rangeClosed(2, length / 2).filter(d -> length % d == 0).boxed().toList();
    double least = PART * best.get().explained();
    Optional<SeasonFit> part = strongest(divisors, values, significance, least);
    if (part.isEmpty()) {
      return List.of(length);
    }
    double[] rest = values.clone();
    part.get().takeOff(rest);
    return SeasonFit.of(rest, length).isClear(LEAST_STRENGTH_UNKNOWN, significance)
        ? List.of(part.get().length(), length)
        : List.of(part.get().length());
  }

  private static Optional<SeasonFit> strongest(
      Collection<Integer> lengths, double[] values, double significance, double least) {
    SeasonFit best = null;
    for (int length : lengths) {
      SeasonFit season = SeasonFit.of(values, length);
      double most = best == null ? least : best.explained();
      if (season.explained() > most && season.isClear(LEAST_STRENGTH_UNKNOWN, significance)) {
        best = season;
      }
    }
    return Optional.ofNullable(best);
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

  /** Lengths near the highest local maxima of the autocorrelation. */
  private static Collection<Integer> peaks(double[] values, int longest) {
    TreeSet<Integer> lags = new TreeSet<>();
    if (longest >= 2) {
      addPeaks(differences(values), longest, lags);
      addPeaks(withoutLine(values), longest, lags);
    }
    return lags;
  }

  private static void addPeaks(double[] x, int longest, Set<Integer> lags) {
    double[] r = SeasonFit.autocorrelations(x, longest + 1);
    List<Integer> peaks = new ArrayList<>();
    for (int lag = 2; lag <= longest; lag++) {
      if (r[lag] > 0 && r[lag] >= r[lag - 1] && r[lag] > r[lag + 1]) {
        peaks.add(lag);
      }
    }
    peaks.sort((a, b) -> Double.compare(r[b], r[a]));
    for (int peak : peaks.subList(0, Math.min(PEAKS, peaks.size()))) {
      int blur = Math.min(BLUR, peak / 10);
      for (int lag = peak - blur; lag <= Math.min(longest, peak + blur); lag++) {
        lags.add(lag);
      }
    }
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
}
