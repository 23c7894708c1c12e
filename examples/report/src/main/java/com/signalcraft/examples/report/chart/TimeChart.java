package com.signalcraft.examples.report.chart;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A chart over time: bands below lines below marks. Built once, drawn in several sizes. The zone is
 * null for series without a calendar, whose time stamps count observations.
 */
public final class TimeChart {

  /** The least width of a stretch of time, in the chart's unit. */
  private static final double LEAST_SPAN = 3;

  private final String label;
  private final @Nullable ZoneId zone;
  private final List<Band> bands = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Marker> markers = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Hover> hovers = new ArrayList<>();

  /** The area between two lines. */
  @SuppressWarnings("ArrayRecordComponent") // private, drawn and thrown away
  private record Band(String cssClass, long[] times, double[] lower, double[] upper) {}

  /** A line; NaN breaks it. */
  @SuppressWarnings("ArrayRecordComponent") // private, drawn and thrown away
  private record Line(String cssClass, long[] times, double[] values) {}

  /** A mark at one point, with a text that shows on hovering. */
  private record Marker(
      String cssClass, MarkerShape shape, long time, double value, String title) {}

  /** An upright line at one moment. */
  private record Rule(long time, String text) {}

  /** A stretch of time, over the whole height, with a text that shows on hovering. */
  private record Span(String cssClass, long from, long to, String title) {}

  /** An upright line where something changed, with a text that shows on hovering. */
  private record Change(long time, String title) {}

  /** A point that tells its value to the pointer. */
  private record Hover(long time, double value, String text) {}

  /**
   * An empty chart.
   *
   * @param label what a screen reader says of it
   * @param zone the zone of the time axis, or null where time stamps count observations
   */
  public TimeChart(String label, @Nullable ZoneId zone) {
    this.label = label;
    this.zone = zone;
  }

  /**
   * Adds the area between two lines.
   *
   * @param cssClass its class
   * @param times time stamps, increasing
   * @param lower the lower line, NaN where there is none
   * @param upper the upper line, NaN where there is none
   * @return this
   */
  public TimeChart band(String cssClass, long[] times, double[] lower, double[] upper) {
    bands.add(new Band(cssClass, times, lower, upper));
    return this;
  }

  /**
   * Adds a line.
   *
   * @param cssClass its class
   * @param times time stamps, increasing
   * @param values the values, NaN where missing
   * @return this
   */
  public TimeChart line(String cssClass, long[] times, double[] values) {
    lines.add(new Line(cssClass, times, values));
    return this;
  }

  /**
   * Adds a mark.
   *
   * @param cssClass its class
   * @param shape its shape
   * @param time its time stamp
   * @param value its value
   * @param title what it says on hovering
   * @return this
   */
  public TimeChart marker(
      String cssClass, MarkerShape shape, long time, double value, String title) {
    markers.add(new Marker(cssClass, shape, time, value, title));
    return this;
  }

  /**
   * Adds an upright line.
   *
   * @param time its time stamp
   * @param text what is written at its top
   * @return this
   */
  public TimeChart rule(long time, String text) {
    rules.add(new Rule(time, text));
    return this;
  }

  /**
   * Adds a stretch of time, drawn over the whole height behind the lines.
   *
   * @param cssClass its class
   * @param from the time stamp of its start
   * @param to that of its end, not before the start
   * @param title what it says on hovering
   * @return this
   */
  public TimeChart span(String cssClass, long from, long to, String title) {
    spans.add(new Span(cssClass, from, to, title));
    return this;
  }

  /**
   * Adds an upright line where something changed.
   *
   * @param time its time stamp
   * @param title what it says on hovering
   * @return this
   */
  public TimeChart change(long time, String title) {
    changes.add(new Change(time, title));
    return this;
  }

  /**
   * Adds a point that tells its value to the pointer.
   *
   * @param time its time stamp
   * @param value its value; a missing one is left out
   * @param text what is told
   * @return this
   */
  public TimeChart hover(long time, double value, String text) {
    if (!Double.isNaN(value)) {
      hovers.add(new Hover(time, value, text));
    }
    return this;
  }

  /**
   * Draws the chart.
   *
   * @param size the room for it
   * @return an SVG element; empty where the chart holds no finite value
   */
  public String draw(ChartSize size) {
    double[] extent = extent();
    if (extent.length == 0) {
      return "";
    }
    ValueAxis axis = ValueAxis.of(extent[0], extent[1], size.yTicks());
    double left = ChartSize.plotLeft(axis.labelLength());
    LinearScale y = new LinearScale(axis.bottom(), axis.top(), size.plotBottom(), ChartSize.TOP);
    long from = times().min().orElse(0);
    long to = Math.max(from + 1, times().max().orElse(1));
    LinearScale x = new LinearScale((double) from, (double) to, left, size.plotRight());

    Svg svg = new Svg();
    Frame.open(svg, label, size);
    Frame.valueAxis(svg, axis, y, left, size);
    List<Tick> ticks =
        zone == null
            ? IndexTicks.within(from, to, size.xTicks())
            : TimeTicks.within(from, to, zone, size.xTicks());
    Frame.timeAxis(svg, ticks, x, size);
    int columns = (int) (size.plotRight() - left);
    spans.forEach(span -> drawSpan(svg, span, x, size));
    bands.forEach(band -> drawBand(svg, band, x, y, columns));
    changes.forEach(change -> drawChange(svg, change, x, size));
    rules.forEach(rule -> drawRule(svg, rule, x, size));
    lines.forEach(line -> drawLine(svg, line, x, y, columns));
    markers.forEach(marker -> drawMarker(svg, marker, x, y));
    drawHovers(svg, x, y, columns);
    return svg.close().toString();
  }

  private static void drawBand(Svg svg, Band band, LinearScale x, LinearScale y, int columns) {
    PathData path = new PathData();
    int[] kept = Decimation.indices(band.upper(), columns);
    int start = 0;
    while (start < kept.length) {
      int end = start;
      while (end < kept.length && isThere(band, kept[end])) {
        end++;
      }
      if (end > start) {
        for (int i = start; i < end; i++) {
          path.to(x.at(band.times()[kept[i]]), y.at(band.upper()[kept[i]]));
        }
        for (int i = end - 1; i >= start; i--) {
          path.to(x.at(band.times()[kept[i]]), y.at(band.lower()[kept[i]]));
        }
        path.close();
      }
      start = end + 1;
    }
    svg.empty("path", "class", "band " + band.cssClass(), "d", path);
  }

  private static boolean isThere(Band band, int i) {
    return Double.isFinite(band.lower()[i]) && Double.isFinite(band.upper()[i]);
  }

  private static void drawLine(Svg svg, Line line, LinearScale x, LinearScale y, int columns) {
    PathData path = new PathData();
    for (int i : Decimation.indices(line.values(), columns)) {
      if (Double.isNaN(line.values()[i])) {
        path.lift();
      } else {
        path.to(x.at(line.times()[i]), y.at(line.values()[i]));
      }
    }
    svg.empty("path", "class", "line " + line.cssClass(), "d", path);
  }

  private static void drawMarker(Svg svg, Marker marker, LinearScale x, LinearScale y) {
    svg.open(
            "g",
            "class",
            "marker " + marker.cssClass(),
            "transform",
            "translate("
                + Svg.number(x.at(marker.time()))
                + " "
                + Svg.number(y.at(marker.value()))
                + ")")
        .text("title", marker.title())
        .empty("path", "d", marker.shape().path())
        .close();
  }

  /** A short one is drawn wide enough to be seen. */
  private static void drawSpan(Svg svg, Span span, LinearScale x, ChartSize size) {
    double middle = (x.at(span.from()) + x.at(span.to())) / 2;
    double width = Math.max(LEAST_SPAN, x.at(span.to()) - x.at(span.from()));
    svg.open("g", "class", "span " + span.cssClass())
        .text("title", span.title())
        .empty(
            "rect",
            "x",
            middle - width / 2,
            "y",
            ChartSize.TOP,
            "width",
            width,
            "height",
            size.plotBottom() - ChartSize.TOP)
        .close();
  }

  private static void drawChange(Svg svg, Change change, LinearScale x, ChartSize size) {
    double at = x.at(change.time());
    svg.open("g", "class", "change")
        .text("title", change.title())
        .empty("line", "x1", at, "x2", at, "y1", ChartSize.TOP, "y2", size.plotBottom())
        .close();
  }

  private static void drawRule(Svg svg, Rule rule, LinearScale x, ChartSize size) {
    double at = x.at(rule.time());
    boolean onTheRight = at > size.width() * 0.75;
    svg.empty(
            "line",
            "class",
            "rule",
            "x1",
            at,
            "x2",
            at,
            "y1",
            ChartSize.TOP,
            "y2",
            size.plotBottom())
        .text(
            "text",
            rule.text(),
            "class",
            "note",
            "x",
            at + (onTheRight ? -6 : 6),
            "y",
            ChartSize.TOP + 11,
            "text-anchor",
            onTheRight ? "end" : "start");
  }

  private void drawHovers(Svg svg, LinearScale x, LinearScale y, int columns) {
    if (hovers.isEmpty()) {
      return;
    }
    double[] values = hovers.stream().mapToDouble(Hover::value).toArray();
    StringBuilder points = new StringBuilder();
    for (int i : Decimation.indices(values, columns)) {
      Hover hover = hovers.get(i);
      points
          .append(points.isEmpty() ? "" : "\n")
          .append(Svg.number(x.at(hover.time())))
          .append('\t')
          .append(Svg.number(y.at(hover.value())))
          .append('\t')
          .append(hover.text().replaceAll("\\s+", " "));
    }
    svg.empty("g", "class", "hover", "data-points", points);
  }

  /** The least and the greatest value; empty where there is none. */
  private double[] extent() {
    double[] all =
        DoubleStream.concat(
                DoubleStream.concat(
                    bands.stream().flatMapToDouble(band -> Arrays.stream(band.lower())),
                    bands.stream().flatMapToDouble(band -> Arrays.stream(band.upper()))),
                DoubleStream.concat(
                    lines.stream().flatMapToDouble(line -> Arrays.stream(line.values())),
                    markers.stream().mapToDouble(Marker::value)))
            .filter(Double::isFinite)
            .toArray();
    return all.length == 0
        ? all
        : new double[] {
          Arrays.stream(all).min().orElseThrow(), Arrays.stream(all).max().orElseThrow()
        };
  }

  private LongStream times() {
    return LongStream.concat(
        bands.stream().flatMapToLong(band -> Arrays.stream(band.times())),
        lines.stream().flatMapToLong(line -> Arrays.stream(line.times())));
  }
}
