package com.signalcraft.examples.report.chart;

import java.util.List;

/** What all charts have around their plot: the element itself, the grid and the axes' labels. */
final class Frame {

  private static final double TEXT_DROP = 4.5;

  private Frame() {}

  static void open(Svg svg, String label, ChartSize size) {
    svg.open(
        "svg",
        "class",
        "plot " + size.name(),
        "viewBox",
        "0 0 " + Svg.number(size.width()) + " " + Svg.number(size.height()),
        "role",
        "img",
        "aria-label",
        label);
  }

  static void valueAxis(Svg svg, ValueAxis axis, LinearScale y, double left, ChartSize size) {
    for (Tick tick : axis.ticks()) {
      double at = y.at(tick.value());
      svg.empty(
          "line",
          "class",
          tick.value() == 0 ? "zero" : "grid",
          "x1",
          left,
          "x2",
          size.plotRight(),
          "y1",
          at,
          "y2",
          at);
      svg.text(
          "text",
          tick.label(),
          "class",
          "tick",
          "x",
          left - 8,
          "y",
          at + TEXT_DROP,
          "text-anchor",
          "end");
    }
  }

  static void timeAxis(Svg svg, List<Tick> ticks, LinearScale x, ChartSize size) {
    for (Tick tick : ticks) {
      double at = x.at(tick.value());
      svg.empty(
          "line",
          "class",
          "tickmark",
          "x1",
          at,
          "x2",
          at,
          "y1",
          size.plotBottom(),
          "y2",
          size.plotBottom() + 5);
      // Near an edge the label leans inwards, so that it is not cut off.
      double half = 3.6 * tick.label().length();
      String anchor = at + half > size.width() ? "end" : at - half < 0 ? "start" : "middle";
      svg.text(
          "text",
          tick.label(),
          "class",
          "tick",
          "x",
          "end".equals(anchor) ? size.width() - 1 : at,
          "y",
          size.plotBottom() + 20,
          "text-anchor",
          anchor);
    }
  }
}
