package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.internal.Labels;
import com.signalcraft.anomaly.internal.LocalClock;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The labels of the observations of one series. Immutable. */
final class PointLabels {

  private final @Nullable String[] labels;
  private final boolean[] events;
  private final boolean anyEvent;

  private PointLabels(@Nullable String[] labels, boolean[] events, boolean anyEvent) {
    this.labels = labels;
    this.events = events;
    this.anyEvent = anyEvent;
  }

  static PointLabels of(DetectorOptions options, Observed observed, ZoneId zone) {
    int n = observed.size();
    Labels rules = new Labels(options.knownEvents(), options.quietHours());
    LocalClock clock = new LocalClock(zone);
    @Nullable String[] labels = new String[n];
    boolean[] events = new boolean[n];
    int inEvents = 0;
    for (int i = 0; i < n; i++) {
      long at = observed.epochMillis()[i];
      String event = rules.event(at);
      events[i] = event != null;
      inEvents += event != null ? 1 : 0;
      labels[i] = event != null ? event : rules.quiet(at, clock);
    }
    // Where all is a known event there is nothing else to learn from.
    return new PointLabels(labels, events, inEvents > 0 && inEvents < n);
  }

  /** The label of a point, or null. */
  @Nullable String at(int index) {
    return labels[index];
  }

  /** Whether some points, but not all, lie in known events. */
  boolean anyEvent() {
    return anyEvent;
  }

  /** Whether a point lies in a known event while others do not. */
  boolean inEvent(int index) {
    return anyEvent && events[index];
  }

  /** Values of which those in known events lie on lines between the others. */
  double[] bridged(double[] values) {
    double[] bridged = values.clone();
    int before = -1;
    for (int i = 0; i <= values.length; i++) {
      if (i < values.length && events[i]) {
        continue;
      }
      for (int k = before + 1; k < i; k++) {
        double left = before < 0 ? values[i] : values[before];
        double right = i == values.length ? left : values[i];
        bridged[k] = left + (right - left) * ((k - before) / (double) (i - before));
      }
      before = i;
    }
    return bridged;
  }

  /** Values of which those in known events are replaced. */
  double[] with(double[] values, double inEvents) {
    if (!anyEvent) {
      return values;
    }
    double[] replaced = values.clone();
    for (int i = 0; i < values.length; i++) {
      replaced[i] = events[i] ? inEvents : values[i];
    }
    return replaced;
  }

  /** The values outside known events, one after the other. */
  double[] outsideEvents(double[] values) {
    if (!anyEvent) {
      return values;
    }
    double[] outside = new double[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (!events[i]) {
        outside[count++] = values[i];
      }
    }
    return Arrays.copyOf(outside, count);
  }

  /** The time stamps outside known events, one after the other. */
  long[] outsideEvents(long[] epochMillis) {
    if (!anyEvent) {
      return epochMillis;
    }
    long[] outside = new long[epochMillis.length];
    int count = 0;
    for (int i = 0; i < epochMillis.length; i++) {
      if (!events[i]) {
        outside[count++] = epochMillis[i];
      }
    }
    return Arrays.copyOf(outside, count);
  }

  /** Values of the points outside known events at their places, 0 at the others. */
  double[] atTheirPlaces(double[] outside) {
    if (!anyEvent) {
      return outside;
    }
    double[] values = new double[events.length];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = events[i] ? 0 : outside[next++];
    }
    return values;
  }
}
