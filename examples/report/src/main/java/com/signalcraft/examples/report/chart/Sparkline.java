package com.signalcraft.examples.report.chart;

import java.util.Arrays;

/** A line without axes, as large as a few words. */
public final class Sparkline {

  private static final double WIDTH = 150;
  private static final double HEIGHT = 36;
  private static final double MARGIN = 3;

  private Sparkline() {}

  /**
   * Draws one.
   *
   * @param values the values, NaN where missing
   * @return an SVG element that a screen reader passes over; empty where there are not two values
   */
  public static String draw(double... values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length < 2) {
      return "";
    }
    double least = Arrays.stream(finite).min().orElseThrow();
    double greatest = Arrays.stream(finite).max().orElseThrow();
    boolean flat = least == greatest;
    LinearScale y =
        new LinearScale(
            flat ? least - Math.max(1, Math.abs(least)) : least,
            flat ? least + Math.max(1, Math.abs(least)) : greatest,
            HEIGHT - MARGIN,
            MARGIN);
    LinearScale x = new LinearScale(0, values.length - 1.0, MARGIN, WIDTH - MARGIN);
    PathData path = new PathData();
    for (int i : Decimation.indices(values, (int) WIDTH)) {
      if (Double.isNaN(values[i])) {
        path.lift();
      } else {
        path.to(x.at((double) i), y.at(values[i]));
      }
    }
    return new Svg()
        .open(
            "svg",
            "class",
            "spark",
            "viewBox",
            "0 0 " + Svg.number(WIDTH) + " " + Svg.number(HEIGHT),
            "aria-hidden",
            "true")
        .empty("path", "class", "line", "d", path)
        .close()
        .toString();
  }
}
