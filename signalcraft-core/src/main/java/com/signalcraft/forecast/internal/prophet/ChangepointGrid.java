package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.prophet.ChangepointOptions;
import com.signalcraft.forecast.prophet.Growth;
import com.signalcraft.forecast.prophet.ProphetOptions;
import java.time.Instant;
import java.util.List;

/** Where the trend may change. Stateless. */
final class ChangepointGrid {

  private ChangepointGrid() {}

  /** The instants of possible changes, in milliseconds since 1970-01-01T00:00Z. */
  static long[] decide(ProphetOptions options, Observations observations) {
    if (options.growth().kind() == Growth.Kind.FLAT) {
      return new long[0];
    }
    ChangepointOptions wanted = options.changepoints();
    return wanted
        .given()
        .map(given -> checked(given, observations))
        .orElseGet(() -> spread(wanted, observations));
  }

  private static long[] checked(List<Instant> given, Observations observations) {
    long[] at = observations.epochMillis();
    Instant first = Instant.ofEpochMilli(at[0]);
    Instant last = Instant.ofEpochMilli(at[at.length - 1]);
    for (Instant instant : given) {
      Checks.that(
          !instant.isBefore(first) && !instant.isAfter(last),
          "changepoints",
          "must be within the observations, " + first + " to " + last + ", was " + instant);
    }
    return given.stream().mapToLong(Instant::toEpochMilli).toArray();
  }

  /** At even distances, counted in observations, rounded half to even as numpy does. */
  private static long[] spread(ChangepointOptions wanted, Observations observations) {
    int past = (int) Math.floor(observations.size() * wanted.range());
    int count = Math.max(0, Math.min(wanted.count(), past - 1));
    long[] at = new long[count];
    for (int j = 1; j <= count; j++) {
      // numpy's linspace: the last one exactly, others by a multiple of the distance.
      double distance = (past - 1) / (double) count;
      int index = j == count ? past - 1 : (int) Math.rint(j * distance);
      at[j - 1] = observations.epochMillis()[index];
    }
    return at;
  }
}
