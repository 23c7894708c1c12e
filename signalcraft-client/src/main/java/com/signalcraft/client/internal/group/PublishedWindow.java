package com.signalcraft.client.internal.group;

import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.kpi.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest of the service's published timeframes, which all end now, that holds a range.
 * Immutable.
 *
 * @param timeframe the timeframe; the longest where none is long enough
 * @param covers whether it holds the range
 */
record PublishedWindow(Timeframe timeframe, boolean covers) {

  /** The timeframes of anomalies, the smallest first. */
  private static final List<Timeframe> PUBLISHED =
      List.of(Timeframe.ONE_DAY, Timeframe.SEVEN_DAYS, Timeframe.THIRTY_DAYS);

  /** For the way to the server, and clocks that do not agree. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  static PublishedWindow of(TimeRange range, Instant now) {
    for (Timeframe timeframe : PUBLISHED) {
      Instant begin = now.minus(timeframe.duration()).plus(MARGIN);
      if (!range.from().isBefore(begin)) {
        return new PublishedWindow(timeframe, true);
      }
    }
    return new PublishedWindow(Timeframe.THIRTY_DAYS, false);
  }

  /** Refuses an answer that cannot hold all of the range. */
  void requireCovered(Fields answer) {
    if (!covers) {
      throw new NotSupportedException(
          answer.call()
              + ": a server whose answer has no next_cursor looks back "
              + timeframe.duration().toDays()
              + " days at the most; ask for a range that begins later");
    }
  }

  /** Those that a query asks for, the latest first. */
  static List<Anomaly> matching(AnomalyQuery query, List<Anomaly> all) {
    return all.stream()
        .filter(anomaly -> query.range().contains(anomaly.timestamp()))
        .filter(anomaly -> isOrNull(query.sourceId(), anomaly.sourceId()))
        .sorted(Comparator.comparing(Anomaly::timestamp).reversed())
        .toList();
  }

  private static boolean isOrNull(@Nullable Object wanted, Object found) {
    return wanted == null || wanted.equals(found);
  }
}
