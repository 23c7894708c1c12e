package com.signalcraft.examples.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class TimeChartTest {

  private static final long DAY = 86_400_000L;
  private static final long START = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
  private static final ChartSize SIZE = new ChartSize("test", 400, 200, 4, 4);

  @Test
  void a_line_runs_from_edge_to_edge_and_breaks_at_a_gap() {
    Document svg =
        draw(
            new TimeChart("Sales", ZoneOffset.UTC)
                .line("history", days(5), new double[] {0, 4, Double.NaN, 2, 4}));

    // The labels "0" to "4" have one character: the plot is 21.4 to 386 wide, 172 to 12 high.
    assertThat(svg.selectFirst("path.line").attr("d"))
        .isEqualTo("M21.4 172L112.6 12h0M294.8 92L386 12");
    assertThat(svg.selectFirst("svg").attr("aria-label")).isEqualTo("Sales");
  }

  @Test
  void a_band_goes_there_above_and_back_below() {
    Document svg =
        draw(
            new TimeChart("Band", ZoneOffset.UTC)
                .band("expected", days(2), new double[] {0, 1}, new double[] {4, 3}));

    assertThat(svg.selectFirst("path.band").attr("d"))
        .isEqualTo("M21.4 12L386 52L386 132L21.4 172Z");
  }

  @Test
  void a_band_stops_where_a_bound_is_missing() {
    Document svg =
        draw(
            new TimeChart("Band", ZoneOffset.UTC)
                .line("history", days(3), new double[] {0, 0, 4})
                .band(
                    "expected", days(3), new double[] {0, Double.NaN, 0}, new double[] {4, 4, 4}));

    assertThat(svg.selectFirst("path.band").attr("d").chars().filter(c -> c == 'Z')).hasSize(2);
  }

  @Test
  void marks_tell_what_they_are_and_text_is_escaped() {
    Document svg =
        draw(
            new TimeChart("<b>&\"'", ZoneOffset.UTC)
                .line("history", days(2), new double[] {0, 4})
                .marker("high", MarkerShape.DIAMOND, START + DAY, 4, "1 < 2 & \"3\"\u0000"));

    assertThat(svg.selectFirst("g.marker.high").attr("transform")).isEqualTo("translate(386 12)");
    assertThat(svg.selectFirst("g.marker title").text()).isEqualTo("1 < 2 & \"3\"");
    assertThat(svg.selectFirst("svg").attr("aria-label")).isEqualTo("<b>&\"'");
    assertThat(svg.select("b")).isEmpty();
  }

  @Test
  void a_stretch_of_time_goes_over_the_whole_height_and_is_never_too_narrow_to_see() {
    Document svg =
        draw(
            new TimeChart("Spans", ZoneOffset.UTC)
                .line("history", days(5), new double[] {0, 4, 0, 4, 0})
                .span("high", START + DAY, START + 2 * DAY, "Tue & Wed")
                .span("low", START + 3 * DAY, START + 3 * DAY, "Thu"));

    assertThat(svg.select("g.span.high title").text()).isEqualTo("Tue & Wed");
    assertThat(svg.select("g.span.high rect").outerHtml())
        .contains("x=\"112.6\" y=\"12\" width=\"91.2\" height=\"160\"");
    assertThat(svg.select("g.span.low rect").attr("width")).isEqualTo("3");
  }

  @Test
  void a_change_is_an_upright_line() {
    Document svg =
        draw(
            new TimeChart("Change", ZoneOffset.UTC)
                .line("history", days(2), new double[] {0, 4})
                .change(START + DAY, "went up"));

    assertThat(svg.select("g.change title").text()).isEqualTo("went up");
    assertThat(svg.select("g.change line").outerHtml())
        .contains("x1=\"386\" x2=\"386\" y1=\"12\" y2=\"172\"");
  }

  @Test
  void the_pointer_is_told_each_value_that_is_there() {
    Document svg =
        draw(
            new TimeChart("Hover", ZoneOffset.UTC)
                .line("history", days(2), new double[] {0, 4})
                .hover(START, 0, "first\tday\nof all")
                .hover(START + DAY, Double.NaN, "nothing")
                .hover(START + DAY, 4, "second"));

    assertThat(svg.selectFirst("g.hover").attr("data-points"))
        .isEqualTo("21.4\t172\tfirst day of all\n386\t12\tsecond");
  }

  @Test
  void a_chart_without_values_is_empty() {
    assertThat(
            new TimeChart("None", ZoneOffset.UTC)
                .line("history", days(1), new double[] {Double.NaN})
                .draw(SIZE))
        .isEmpty();
  }

  @Test
  void one_point_and_a_constant_can_be_drawn() {
    String svg =
        new TimeChart("One", null).line("history", new long[] {0}, new double[] {7}).draw(SIZE);

    assertThat(svg).contains("<path").doesNotContain("NaN", "Infinity");
  }

  @Test
  void columns_hang_from_zero() {
    Document svg =
        Jsoup.parse(
            new ColumnChart("Week", List.of("Mon", "Tue"), new double[] {4, -4}, List.of("m", "t"))
                .draw(SIZE),
            Parser.xmlParser());

    assertThat(svg.select("g.above rect")).hasSize(1);
    assertThat(svg.selectFirst("g.above rect").attr("y")).isEqualTo("12");
    assertThat(svg.selectFirst("g.above rect").attr("height")).isEqualTo("80");
    assertThat(svg.selectFirst("g.below rect").attr("y")).isEqualTo("92");
    assertThat(svg.select("title").eachText()).containsExactly("m", "t");
  }

  private static Document draw(TimeChart chart) {
    return Jsoup.parse(chart.draw(SIZE), Parser.xmlParser());
  }

  private static long[] days(int count) {
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = START + i * DAY;
    }
    return times;
  }
}
