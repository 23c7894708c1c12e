package com.signalcraft.alert.internal.run;

import com.signalcraft.alert.AlertPoints;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.internal.probe.AnomalyWindow;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.StreamingDetector;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Readings of the streaming detector. It goes on from its saved state; at first, and where that
 * cannot be read, it warms up on the 35 days before, whose anomalies are not read. Not thread-safe.
 */
final class AnomalyReadings implements Readings {

  private static final long WARM_UP = Duration.ofDays(35).toMillis();

  private final TimeSeries series;
  private final Cursor cursor;
  private final StreamingDetector detector;
  private final AnomalyWindow window;

  private AnomalyReadings(
      TimeSeries series, Cursor cursor, StreamingDetector detector, AnomalyWindow window) {
    this.series = series;
    this.cursor = cursor;
    this.detector = detector;
    this.window = window;
  }

  /** The readings after one time up to another. */
  static Readings open(
      AlertRule rule,
      UUID source,
      AlertPoints points,
      @Nullable AnomalyMemory memory,
      long after,
      long until) {
    TimeSeries series = points.series(source, Ranges.of(after + 1, until));
    Cursor cursor = new Cursor(series, after);
    if (!cursor.hasNext()) {
      return NONE;
    }
    StreamingDetector known = memory == null ? null : restore(memory.detector());
    StreamingDetector detector =
        known == null
            ? warmedUp(points.series(source, Ranges.of(after + 1 - WARM_UP, after)))
            : known;
    long timeframe = rule.timeframe().duration().toMillis();
    AnomalyWindow window =
        new AnomalyWindow(
            rule,
            timeframe,
            memory == null ? null : memory.hit(),
            memory == null ? null : memory.near());
    return new AnomalyReadings(series, cursor, detector, window);
  }

  /** The detector, or null where its state is damaged or of a newer version. */
  private static @Nullable StreamingDetector restore(byte[] state) {
    try {
      return Detectors.restore(state);
    } catch (ValidationException unreadable) {
      return null;
    }
  }

  private static StreamingDetector warmedUp(TimeSeries history) {
    StreamingDetector detector = Detectors.streaming(history.zone());
    Cursor cursor = new Cursor(history, Long.MIN_VALUE);
    for (; cursor.hasNext(); cursor.advance()) {
      detector.update(cursor.next(), history.valueAt(cursor.index()));
    }
    return detector;
  }

  @Override
  public long next() {
    return cursor.next();
  }

  @Override
  public AlertReading read() {
    Verdict verdict = detector.update(cursor.next(), series.valueAt(cursor.index()));
    cursor.advance();
    window.take(verdict);
    return window.read(verdict);
  }

  @Override
  public AnomalyMemory memory() {
    return new AnomalyMemory(detector.saveState(), window.hit(), window.near());
  }
}
