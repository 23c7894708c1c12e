package com.signalcraft.series;

import java.io.Serializable;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What Java's serialisation writes of a series: reading it makes one anew, with all its checks. */
final class SeriesForm implements Serializable {

  private static final long serialVersionUID = 1;

  private final ZoneId zone;
  private final long[] timestamps;
  private final double[] values;
  private final @Nullable Frequency frequency;

  SeriesForm(ZoneId zone, long[] timestamps, double[] values, @Nullable Frequency frequency) {
    this.zone = zone;
    this.timestamps = timestamps;
    this.values = values;
    this.frequency = frequency;
  }

  private Object readResolve() {
    return TimeSeries.ofWritten(zone, timestamps, values, frequency);
  }
}
