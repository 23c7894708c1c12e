package com.signalcraft.examples.report.kpi;

import com.signalcraft.anomaly.ChangePoint;
import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.Episode;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.examples.report.chart.MarkerShape;
import com.signalcraft.examples.report.chart.TimeChart;

/** How episodes are marked: a stretch of time, and at the peak a shape, by severity. */
final class AnomalyMarks {

  private AnomalyMarks() {}

  /** Marks the episodes that end at a moment or later. */
  static void addTo(TimeChart chart, Detection detection, long from, Wording wording) {
    for (Episode episode : detection.episodes()) {
      if (episode.endMillis() >= from) {
        String title =
            wording.span(episode.startMillis(), episode.endMillis()) + ": " + episode.explanation();
        String severity = episode.severity().wireName();
        chart.span(severity, Math.max(from, episode.startMillis()), episode.endMillis(), title);
        if (episode.peak().epochMillis() >= from) {
          chart.marker(
              severity,
              MarkerShape.of(episode.severity()),
              episode.peak().epochMillis(),
              episode.peak().value(),
              title);
        }
      }
    }
  }

  /** Draws a line where the series began to behave differently for good. */
  static void addChangesTo(TimeChart chart, Detection detection, Wording wording) {
    for (ChangePoint change : detection.changePoints()) {
      chart.change(
          change.epochMillis(), wording.time(change.epochMillis()) + ": " + words(change, wording));
    }
  }

  /** What changed, in words. */
  static String words(ChangePoint change, Wording wording) {
    String what =
        switch (change.kind()) {
          case LEVEL -> "the level";
          case SPREAD -> "the spread";
        };
    return what
        + " went from "
        + wording.value(change.before())
        + " to "
        + wording.value(change.after());
  }

  /** A picture of a severity's mark. */
  static String icon(Severity severity) {
    return MarkerShape.of(severity).icon(severity.wireName());
  }
}
