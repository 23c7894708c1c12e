package com.signalcraft.forecast.internal;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The history of a model in a kept state. Time stamps that follow from the first one and the
 * frequency are not written, and values that are all whole take four bytes each. Stateless.
 */
public final class StoredHistory {

  private static final int MAX_SIZE = 50_000_000;

  /** From so many time stamps the others follow: the second one may show what the first hides. */
  private static final int LEADING = 2;

  /** Stands for a missing value among whole ones. */
  private static final int MISSING = Integer.MIN_VALUE;

  private StoredHistory() {}

  /**
   * Writes a history.
   *
   * @param out takes the fields
   * @param history a series of known frequency
   */
  public static void write(StateWriter out, TimeSeries history) {
    out.put(history.zone().getId()).put(Fits.frequencyOf(history).code());
    long[] times = history.timestamps();
    int kept = Math.min(LEADING, times.length);
    boolean follow = Arrays.equals(times, continued(history.head(kept), times.length));
    out.put(follow).putCounted(follow ? Arrays.copyOf(times, kept) : times);
    double[] values = history.values();
    boolean whole = Arrays.stream(values).allMatch(StoredHistory::isWhole);
    out.put(whole);
    if (whole) {
      out.putCounted(Arrays.stream(values).mapToInt(StoredHistory::toWhole).toArray());
    } else {
      out.putCounted(values);
    }
  }

  /**
   * Reads a history.
   *
   * @param in the fields
   * @return the series
   */
  public static TimeSeries read(StateReader in) {
    ZoneId zone = ZoneId.of(in.getString());
    Frequency frequency = Frequency.parse(in.getString());
    boolean follow = in.getBoolean();
    long[] times = in.getLongs(follow ? LEADING : MAX_SIZE);
    double[] values =
        in.getBoolean()
            ? Arrays.stream(in.getInts(MAX_SIZE)).mapToDouble(StoredHistory::fromWhole).toArray()
            : in.getDoubles(MAX_SIZE);
    Checks.that(
        follow ? times.length == Math.min(LEADING, values.length) : values.length == times.length,
        "model",
        "holds " + values.length + " values for " + times.length + " time stamps");
    if (follow) {
      TimeSeries first = TimeSeries.of(zone, frequency, times, Arrays.copyOf(values, times.length));
      times = continued(first, values.length);
    }
    return TimeSeries.of(zone, frequency, times, values);
  }

  /** So many time stamps from the first ones on. */
  private static long[] continued(TimeSeries first, int count) {
    long[] times = Arrays.copyOf(first.timestamps(), count);
    if (count > first.size()) {
      long[] rest = first.futureTimestamps(count - first.size());
      System.arraycopy(rest, 0, times, first.size(), rest.length);
    }
    return times;
  }

  private static boolean isWhole(double value) {
    // Negative zero is no whole number here, as it would come back without its sign.
    return Double.isNaN(value)
        || (Double.compare((int) value, value) == 0 && value > Integer.MIN_VALUE);
  }

  private static int toWhole(double value) {
    return Double.isNaN(value) ? MISSING : (int) value;
  }

  private static double fromWhole(int value) {
    return value == MISSING ? Double.NaN : value;
  }
}
