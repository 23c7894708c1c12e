package com.signalcraft.examples.fleet.stream;

import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.StreamingDetector;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.error.ValidationException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.streaming.StatefulProcessorHandle;
import org.apache.spark.sql.streaming.ValueState;
import scala.Tuple2;

/** What is done with one series in one batch. */
final class SeriesTurn {

  private static final Comparator<StreamPoint> AS_THEY_CAME =
      Comparator.comparingLong(StreamPoint::getOrder)
          .thenComparingLong(StreamPoint::getPosition)
          // Of two that nothing else tells apart, so that a repeated batch does the same.
          .thenComparingDouble(StreamPoint::getValue);

  private final Tuple2<String, String> key;
  private final StreamSettings settings;
  private final StreamCounts counts;
  private final StatefulProcessorHandle timers;
  private final ValueState<SeriesState> kept;
  private final ValueState<byte[]> keptDetector;
  private final List<Told> told;
  private SeriesState state;
  private final TreeMap<Long, Double> waiting = new TreeMap<>();

  SeriesTurn(
      Tuple2<String, String> key,
      StreamSettings settings,
      StreamCounts counts,
      StatefulProcessorHandle timers,
      ValueState<SeriesState> kept,
      ValueState<byte[]> keptDetector,
      List<Told> told) {
    this.key = key;
    this.settings = settings;
    this.counts = counts;
    this.timers = timers;
    this.kept = kept;
    this.keptDetector = keptDetector;
    this.told = told;
    // One reading: to ask first whether there is one would be another.
    SeriesState found = kept.get();
    this.state = found == null ? new SeriesState() : found;
    for (int i = 0; i < state.getTimes().length; i++) {
      waiting.put(state.getTimes()[i], state.getValues()[i]);
    }
  }

  /** Begins anew if the series has been silent for too long. */
  void forgetIfSilent(long watermark) {
    if (state.getLast() == SeriesState.NONE || !isForgotten(watermark)) {
      return;
    }
    if (state.getTimer() != SeriesState.NONE) {
      timers.deleteTimer(state.getTimer());
    }
    forget();
  }

  private void forget() {
    counts.forgotten().add(1);
    kept.clear();
    keptDetector.clear();
    state = new SeriesState();
  }

  /** Takes points that have come; those that are too late are told. */
  void take(List<StreamPoint> points) {
    points.sort(AS_THEY_CAME);
    for (StreamPoint point : points) {
      if (point.getMillis() <= state.getLast()) {
        told.add(ToldOf.late(point, state.getLast()));
        continue;
      }
      if (state.getZone().isEmpty()) {
        state.setZone(point.getZone());
      }
      counts.taken().add(1);
      if (waiting.put(point.getMillis(), point.getValue()) != null) {
        counts.replaced().add(1);
      }
    }
  }

  /**
   * Judges the points that the watermark has passed, and keeps the rest.
   *
   * @param watermark no earlier points are expected than this
   * @param fired the timer that Spark calls for, and removes, or {@link SeriesState#NONE}
   */
  void judge(long watermark, long fired) {
    Map<Long, Double> due = waiting.headMap(watermark, true);
    if (!due.isEmpty()) {
      judge(due);
      due.clear();
    }
    if (fired != SeriesState.NONE && isForgotten(watermark)) {
      forget();
      return;
    }
    setTimer(watermark, fired);
    state.setTimes(waiting.keySet().stream().mapToLong(Long::longValue).toArray());
    state.setValues(waiting.values().stream().mapToDouble(Double::doubleValue).toArray());
    kept.update(state);
  }

  private void judge(Map<Long, Double> due) {
    StreamingDetector detector = detector();
    EpisodeStarts episodes = new EpisodeStarts(state);
    due.forEach(
        (time, value) -> {
          Verdict verdict = detector.update(time, value);
          boolean isStart = episodes.add(verdict);
          if (verdict.isAnomaly()) {
            told.add(ToldOf.anomaly(key, verdict, isStart));
          }
          state.setLast(time);
        });
    counts.judged().add(due.size());
    keptDetector.update(detector.saveState());
  }

  private StreamingDetector detector() {
    byte[] found = keptDetector.get();
    if (found != null) {
      try {
        return Detectors.restore(found);
      } catch (ValidationException unreadable) {
        if (!settings.restartUnreadable()) {
          throw new UnreadableStateException(key, unreadable);
        }
        told.add(ToldOf.restarted(key, unreadable));
      }
    }
    return Detectors.streaming(ZoneId.of(state.getZone()), settings.detectorOptions());
  }

  private boolean isForgotten(long watermark) {
    return waiting.isEmpty() && forgetAt() <= watermark;
  }

  private long forgetAt() {
    return state.getLast() + settings.forget().toMillis();
  }

  private void setTimer(long watermark, long fired) {
    boolean isSet = state.getTimer() != SeriesState.NONE && state.getTimer() != fired;
    if (isSet && waiting.isEmpty() && state.getTimer() > watermark) {
      // It may call too early; that is cheaper than setting it for each point.
      return;
    }
    // A point may come so late that its series would be forgotten at once: at the next batch then.
    long wanted =
        waiting.isEmpty() ? Math.max(forgetAt(), watermark + 1) : waiting.firstKey().longValue();
    if (isSet && state.getTimer() == wanted) {
      return;
    }
    if (isSet) {
      timers.deleteTimer(state.getTimer());
    }
    timers.registerTimer(wanted);
    state.setTimer(wanted);
  }
}
