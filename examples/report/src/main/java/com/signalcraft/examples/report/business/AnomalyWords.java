package com.signalcraft.examples.report.business;

import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.examples.report.kpi.Wording;

/** What an anomaly was, in words. */
final class AnomalyWords {

  private AnomalyWords() {}

  static String of(Anomaly anomaly, KpiFacts kpi, Units units) {
    double score = anomaly.deviationScore().doubleValue();
    return units.value(anomaly.actualValue().doubleValue())
        + " where "
        + units.value(anomaly.expectedValue().doubleValue())
        + " was expected: "
        + Wording.decimals(Math.abs(score), 1)
        + " standard deviations "
        + (score < 0 ? "below" : "above")
        + (anomaly.acknowledgedAt() == null
            ? ""
            : "; acknowledged on " + Units.day(anomaly.acknowledgedAt(), kpi.history().zone()));
  }
}
