package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import com.signalcraft.series.TimeSeries;
import java.util.List;

/**
 * What a detector says of a whole series. Immutable and thread-safe.
 *
 * @param series the series that was looked at
 * @param verdicts one verdict for each observation of the series, in its order
 */
public record Detection(TimeSeries series, List<Verdict> verdicts) {

  /** Copies the verdicts and checks that there is one for each observation. */
  public Detection {
    Checks.required("series", series);
    verdicts = List.copyOf(verdicts);
    Checks.that(
        verdicts.size() == series.size(),
        "verdicts",
        "must be one for each of the " + series.size() + " observations, were " + verdicts.size());
  }

  /**
   * The verdicts that are anomalies.
   *
   * @return them, in order of time
   */
  public List<Verdict> anomalies() {
    return verdicts.stream().filter(Verdict::isAnomaly).toList();
  }
}
