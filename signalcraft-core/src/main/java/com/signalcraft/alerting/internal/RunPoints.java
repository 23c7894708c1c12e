package com.signalcraft.alerting.internal;

import com.signalcraft.alert.AlertPoints;
import com.signalcraft.common.TimeRange;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.series.TimeSeries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The points for one evaluation of a business: the last few ranges are kept, as alerts of one
 * source ask for the same. Not thread-safe.
 */
final class RunPoints implements AlertPoints {

  private static final int MOST_KEPT = 4;

  private final Kpis kpis;
  private final Map<Range, TimeSeries> kept =
      new LinkedHashMap<>(MOST_KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Range, TimeSeries> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Range(UUID sourceId, TimeRange time) {}

  RunPoints(Kpis kpis) {
    this.kpis = kpis;
  }

  @Override
  public TimeSeries series(UUID sourceId, TimeRange range) {
    Range wanted = new Range(sourceId, range);
    TimeSeries known = kept.get(wanted);
    if (known == null) {
      known = kpis.series(sourceId, range);
      kept.put(wanted, known);
    }
    return known;
  }
}
