package com.signalcraft.examples.report.chart;

import java.util.Arrays;
import java.util.List;

/**
 * Columns from zero up or down, one for each of a few named values, such as the days of a week.
 *
 * @param label what a screen reader says of it
 * @param names the columns' names
 * @param values one finite value for each name
 * @param titles what each column says on hovering
 */
@SuppressWarnings("ArrayRecordComponent") // drawn at once and thrown away
public record ColumnChart(String label, List<String> names, double[] values, List<String> titles) {

  private static final double FILLED = 0.66;

  /**
   * Draws the chart.
   *
   * @param size the room for it
   * @return an SVG element
   */
  public String draw(ChartSize size) {
    double min = Math.min(0, Arrays.stream(values).min().orElse(0));
    double max = Math.max(0, Arrays.stream(values).max().orElse(1));
    ValueAxis axis = ValueAxis.of(min, max, size.yTicks());
    double left = ChartSize.plotLeft(axis.labelLength());
    LinearScale y = new LinearScale(axis.bottom(), axis.top(), size.plotBottom(), ChartSize.TOP);
    double room = (size.plotRight() - left) / values.length;

    Svg svg = new Svg();
    Frame.open(svg, label, size);
    Frame.valueAxis(svg, axis, y, left, size);
    // Where the names would run into each other only every second, third, … is written.
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    int every = (int) Math.max(1, Math.ceil((7.2 * longest + 4) / room));
    for (int i = 0; i < values.length; i++) {
      double from = y.at(Math.max(0, values[i]));
      double to = y.at(Math.min(0, values[i]));
      double middle = left + (i + 0.5) * room;
      svg.open("g", "class", values[i] < 0 ? "column below" : "column above")
          .text("title", titles.get(i))
          .empty(
              "rect",
              "x",
              middle - room * FILLED / 2,
              "y",
              from,
              "width",
              room * FILLED,
              "height",
              Math.max(0.5, to - from))
          .close();
      if (i % every == 0) {
        svg.text(
            "text",
            names.get(i),
            "class",
            "tick",
            "x",
            middle,
            "y",
            size.plotBottom() + 20,
            "text-anchor",
            "middle");
      }
    }
    return svg.close().toString();
  }
}
