package com.signalcraft.examples.report.chart;

import com.signalcraft.anomaly.Severity;
import java.util.Locale;

/** The shapes of marks, told apart without colour too. */
public enum MarkerShape {
  /** A round dot. */
  CIRCLE("M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z"),
  /** A triangle that stands on its side. */
  TRIANGLE("M0-5.8L5.6 4.4H-5.6z"),
  /** A square on its corner. */
  DIAMOND("M0-6.6L6.6 0L0 6.6L-6.6 0z"),
  /** A star with four points. */
  STAR("M0-8.5L2.4-2.4L8.5 0L2.4 2.4L0 8.5L-2.4 2.4L-8.5 0L-2.4-2.4z");

  private final String path;

  MarkerShape(String path) {
    this.path = path;
  }

  /**
   * The shape that marks anomalies of a severity.
   *
   * @param severity how grave they are
   * @return the shape
   */
  public static MarkerShape of(Severity severity) {
    return switch (severity) {
      case LOW -> CIRCLE;
      case MEDIUM -> TRIANGLE;
      case HIGH -> DIAMOND;
      case CRITICAL -> STAR;
    };
  }

  /** The outline around (0, 0), as SVG path data. */
  String path() {
    return path;
  }

  /**
   * A picture of the shape alone, for a legend or a table.
   *
   * @param cssClass the class that gives it its colour
   * @return an SVG element that a screen reader passes over
   */
  public String icon(String cssClass) {
    return new Svg()
        .open(
            "svg",
            "class",
            "icon",
            "viewBox",
            "-10 -10 20 20",
            "width",
            "16",
            "height",
            "16",
            "aria-hidden",
            "true")
        .empty("path", "d", path, "class", "marker " + cssClass)
        .close()
        .toString();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
