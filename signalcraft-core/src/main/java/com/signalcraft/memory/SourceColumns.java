package com.signalcraft.memory;

import com.signalcraft.common.TimeRange;
import com.signalcraft.internal.Micros;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneId;

/**
 * Points of a source with what is needed to make a series of them: a snapshot, for use without a
 * lock.
 *
 * @param source the source
 * @param zone its business's time zone
 * @param columns its points
 */
record SourceColumns(KpiSource source, ZoneId zone, PointColumns columns) {

  static SourceColumns of(SourceState source, TimeRange range) {
    return new SourceColumns(
        source.source(),
        source.tenant().zone(),
        source.points().columns(Micros.bound(range.from()), Micros.bound(range.to())));
  }

  TimeSeries combined() {
    return columns.series(zone, source.aggregation());
  }

  TimeSeries combined(Frequency frequency, Aggregation aggregation) {
    return columns.series(zone, frequency, aggregation);
  }
}
