package com.signalcraft.alert;

import com.signalcraft.alert.internal.probe.AnomalyProbe;
import com.signalcraft.alert.internal.probe.Firings;
import com.signalcraft.alert.internal.probe.Grid;
import com.signalcraft.alert.internal.probe.Probe;
import com.signalcraft.alert.internal.probe.WindowProbe;
import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.StreamingDetector;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a rule would have fired on a series, and when. Pure: the same rule and series always give
 * the same firings. Stateless.
 *
 * <p>The rules:
 *
 * <ul>
 *   <li>Each point is evaluated at its own time {@code t} with the window {@code (t − timeframe,
 *       t]}, so nothing later is seen. In a series of days or longer steps, 24 hours are a day of
 *       its calendar, which is 23 or 25 hours long when the clocks change. A missing value counts
 *       for nothing in a window, and its point is not evaluated.
 *   <li>Readings in succession that meet the condition are one firing. A reading that is unknown,
 *       or between the threshold and the recovery threshold, neither starts nor ends one, and
 *       neither does a gap in the data.
 *   <li>Where the points are further apart than the timeframe, the window holds the newest alone.
 *       In a series without a calendar ({@link FrequencyUnit#INDEX}) it always does.
 *   <li>A change is measured against the window before, {@code (t − 2 timeframe, t − timeframe]},
 *       with the same aggregation, in per cent of the size of that baseline. If that window holds
 *       no value, the last value before it is the baseline, however old. Without a baseline the
 *       reading is unknown, and so it is where the baseline is 0 and the rule has no least change.
 *   <li>A window is full if none of its points is missing and it holds as many as the timeframe has
 *       steps of the series' frequency; where that is not known, if the series goes back to the
 *       window's start. For a change both windows must be full.
 *   <li>An anomaly keeps the alert firing for one timeframe, so those that follow each other sooner
 *       are one firing.
 * </ul>
 */
public final class AlertEvaluator {

  private AlertEvaluator() {}

  /**
   * All firings of a rule over a series. For {@link AlertCondition#ANOMALY} the series is looked at
   * with the library's streaming detector, which sees nothing later than the point it judges.
   *
   * @param rule the rule
   * @param series the series
   * @return the firings, in order of time
   */
  public static List<FiredAlert> evaluate(AlertRule rule, TimeSeries series) {
    return rule.condition() == AlertCondition.ANOMALY
        ? evaluate(rule, detect(series))
        : firings(rule, series, windowProbe(rule, series, 0));
  }

  /**
   * All firings of a rule over a series that a detector has looked at. Where that had the whole
   * series in view, an anomaly may be told by what came after it.
   *
   * @param rule the rule
   * @param detection the detector's verdicts
   * @return the firings, in order of time
   */
  public static List<FiredAlert> evaluate(AlertRule rule, Detection detection) {
    TimeSeries series = detection.series();
    Probe probe =
        rule.condition() == AlertCondition.ANOMALY
            ? new AnomalyProbe(rule, detection, timeframe(rule, series), 0)
            : windowProbe(rule, series, 0);
    return firings(rule, series, probe);
  }

  /**
   * What a rule says at the newest point that is not missing. Takes time by the size of the window
   * alone, but for {@link AlertCondition#ANOMALY}, where the streaming detector goes through the
   * whole series.
   *
   * @param rule the rule
   * @param series the series
   * @return the reading, or empty where the series has no value
   */
  public static Optional<AlertReading> evaluateLatest(AlertRule rule, TimeSeries series) {
    if (rule.condition() == AlertCondition.ANOMALY) {
      return evaluateLatest(rule, detect(series));
    }
    int latest = latest(series);
    return latest < 0 ? Optional.empty() : Optional.of(latestOfWindow(rule, series, latest));
  }

  /**
   * What a rule says at the newest point that is not missing of a series that a detector has looked
   * at. Takes time by the size of the window alone.
   *
   * @param rule the rule
   * @param detection the detector's verdicts
   * @return the reading, or empty where the series has no value
   */
  public static Optional<AlertReading> evaluateLatest(AlertRule rule, Detection detection) {
    TimeSeries series = detection.series();
    int latest = latest(series);
    if (latest < 0) {
      return Optional.empty();
    }
    if (rule.condition() != AlertCondition.ANOMALY) {
      return Optional.of(latestOfWindow(rule, series, latest));
    }
    int from = windowsFrom(rule, series, latest);
    return Optional.of(
        new AnomalyProbe(rule, detection, timeframe(rule, series), from).read(latest));
  }

  private static AlertReading latestOfWindow(AlertRule rule, TimeSeries series, int latest) {
    return windowProbe(rule, series, windowsFrom(rule, series, latest)).read(latest);
  }

  private static List<FiredAlert> firings(AlertRule rule, TimeSeries series, Probe probe) {
    Firings firings = new Firings(rule);
    for (int i = 0; i < series.size(); i++) {
      if (!series.isMissing(i)) {
        firings.take(probe.read(i));
      }
    }
    return firings.finish();
  }

  private static Detection detect(TimeSeries series) {
    DetectorOptions options = DetectorOptions.defaults();
    StreamingDetector detector =
        series
            .frequency()
            .map(step -> Detectors.streaming(series.zone(), step, options))
            .orElseGet(() -> Detectors.streaming(series.zone(), options));
    return Detectors.replay(detector, series);
  }

  private static WindowProbe windowProbe(AlertRule rule, TimeSeries series, int from) {
    return new WindowProbe(rule, series, Grid.of(series), timeframe(rule, series), from);
  }

  private static long timeframe(AlertRule rule, TimeSeries series) {
    boolean index =
        series.frequency().map(Frequency::unit).filter(FrequencyUnit.INDEX::equals).isPresent();
    return index ? 1 : rule.timeframe().duration().toMillis();
  }

  private static int latest(TimeSeries series) {
    int latest = series.size() - 1;
    while (latest >= 0 && series.isMissing(latest)) {
      latest--;
    }
    return latest;
  }

  /** The first index within two timeframes of a point, and a day for changes of the clocks. */
  private static int windowsFrom(AlertRule rule, TimeSeries series, int latest) {
    long after =
        series.timestampAt(latest) - 2 * timeframe(rule, series) - Duration.ofDays(1).toMillis();
    int low = 0;
    int high = latest;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (series.timestampAt(middle) <= after) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
