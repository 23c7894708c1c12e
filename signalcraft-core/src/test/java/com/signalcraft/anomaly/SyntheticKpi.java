package com.signalcraft.anomaly;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;

/** Series whose truth is known, for the tests of the detectors. */
public final class SyntheticKpi {

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  public static final Frequency FIVE_MINUTES = Frequency.of(5, FrequencyUnit.MINUTE);

  private SyntheticKpi() {}

  /** A value of a series at a local time. */
  public interface Shape {
    double at(int index, ZonedDateTime local, Random random);
  }

  /** A series from Monday, the second of January 2023, midnight in Berlin. */
  public static TimeSeries series(Frequency frequency, int size, long seed, Shape shape) {
    return series(LocalDateTime.of(2023, 1, 2, 0, 0), frequency, size, seed, shape);
  }

  public static TimeSeries series(
      LocalDateTime from, Frequency frequency, int size, long seed, Shape shape) {
    Random random = new Random(seed);
    long start = from.atZone(BERLIN).toInstant().toEpochMilli();
    long[] epochMillis = new long[size];
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      epochMillis[i] = frequency.plus(start, i, BERLIN);
      ZonedDateTime local = Instant.ofEpochMilli(epochMillis[i]).atZone(BERLIN);
      values[i] = shape.at(i, local, random);
    }
    return TimeSeries.of(BERLIN, frequency, epochMillis, values);
  }

  /** A level of 1000, a fifth of it less at weekends. */
  public static double weekly(ZonedDateTime local) {
    return local.getDayOfWeek().getValue() > 5 ? 800 : 1000;
  }

  /** A level of 1000 with a wave of 300 over the day, less than half of that at weekends. */
  public static double hourly(ZonedDateTime local) {
    double wave = Math.sin(2 * Math.PI * local.toLocalTime().toSecondOfDay() / 86_400.0);
    return 1000 + (local.getDayOfWeek().getValue() > 5 ? 120 : 300) * wave;
  }

  public static TimeSeries withValue(TimeSeries series, int index, double value) {
    double[] values = series.values();
    values[index] = value;
    return withValues(series, values);
  }

  public static TimeSeries withValues(TimeSeries series, double[] values) {
    return TimeSeries.of(
        series.zone(), series.frequency().orElseThrow(), series.timestamps(), values);
  }
}
