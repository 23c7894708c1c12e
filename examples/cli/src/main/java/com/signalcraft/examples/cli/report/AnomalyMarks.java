package com.signalcraft.examples.cli.report;

import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.examples.cli.chart.MarkerShape;
import com.signalcraft.examples.cli.chart.TimeChart;

/** How anomalies are marked: a shape and a colour for each severity. */
final class AnomalyMarks {

  private AnomalyMarks() {}

  /** Marks the anomalies from a moment on. */
  static void addTo(TimeChart chart, Detection detection, long from, Wording wording) {
    for (Verdict verdict : detection.anomalies()) {
      if (verdict.epochMillis() >= from) {
        verdict.severityIfAnomaly().ifPresent(severity -> mark(chart, verdict, severity, wording));
      }
    }
  }

  private static void mark(TimeChart chart, Verdict verdict, Severity severity, Wording wording) {
    chart.marker(
        severity.wireName(),
        shape(severity),
        verdict.epochMillis(),
        verdict.value(),
        wording.time(verdict.epochMillis())
            + ": "
            + wording.value(verdict.value())
            + ", expected "
            + wording.value(verdict.expected())
            + " ("
            + severity.wireName()
            + ")");
  }

  /** A picture of a severity's mark. */
  static String icon(Severity severity) {
    return shape(severity).icon(severity.wireName());
  }

  private static MarkerShape shape(Severity severity) {
    return switch (severity) {
      case LOW -> MarkerShape.CIRCLE;
      case MEDIUM -> MarkerShape.TRIANGLE;
      case HIGH -> MarkerShape.DIAMOND;
      case CRITICAL -> MarkerShape.STAR;
    };
  }
}
