package com.signalcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  @TempDir private Path folder;

  @Test
  void the_sample_gives_a_whole_report_and_a_short_summary() throws Exception {
    Path output = folder.resolve("report.html");

    Cli.Result result = Cli.run("report", Cli.BIKES, "--output", output);

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("rentals in bike_sharing_daily.csv: 731 days, 1 Jan 2011 to 31 Dec 2012")
        .contains("latest     2,729 (Mon 31 Dec 2012)")
        .contains("forecast   next 28 days:")
        .contains("anomalies ")
        .contains("alerts ")
        .contains("report     " + output);
    Document page = Jsoup.parse(Files.readString(output));
    assertThat(page.title()).isEqualTo("Rentals – bike_sharing_daily.csv");
    assertThat(page.select("section[id]").eachAttr("id"))
        .containsExactly(
            "forecast", "anomalies", "components", "accuracy", "alerts", "data", "making");
    assertThat(page.select(".card")).hasSize(5);
    assertThat(page.select("#forecast details tbody tr")).hasSize(28);
    assertThat(page.select("#components figure h3").eachText())
        .contains("Trend", "Weekly", "Yearly");
    assertThat(page.select("#accuracy tbody tr th").eachText())
        .contains("auto", "linear", "seasonal naive");
    assertThat(page.select("footer").text()).contains("2 Jan 2026 03:04 UTC");
  }

  @Test
  void the_page_needs_nothing_from_elsewhere() throws Exception {
    Document page = report(Cli.BIKES);

    assertThat(page.select("[src], link, iframe, object, embed, img, base, form")).isEmpty();
    assertThat(page.select("[href]").eachAttr("href")).allMatch(href -> href.startsWith("#"));
    assertThat(page.select("[style]")).isEmpty();
    assertThat(page.html()).doesNotContain("http://", "https://", "@import", "url(");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'; style-src 'sha256-");
  }

  @Test
  void the_page_is_sound_and_accessible() throws Exception {
    Document page = report(Cli.BIKES);

    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("svg:not([aria-hidden])"))
        .isNotEmpty()
        .allMatch(svg -> svg.attr("role").equals("img") && !svg.attr("aria-label").isBlank());
    for (Element labelled : page.select("[aria-labelledby]")) {
      assertThat(ids).contains(labelled.attr("aria-labelledby"));
    }
    assertThat(page.select("table")).allMatch(table -> !table.select("thead th").isEmpty());
    assertThat(page.select("th")).allMatch(th -> th.hasAttr("scope"));
    assertThat(page.select("svg").outerHtml()).doesNotContain("NaN", "Infinity");
    // Each chart twice: for wide and for narrow screens.
    assertThat(page.select("svg.wide")).hasSize(2);
    assertThat(page.select("svg.narrow")).hasSize(2);
  }

  @Test
  void trouble_in_the_file_is_listed() throws Exception {
    Path output = folder.resolve("messy.html");

    Cli.Result result = Cli.run("report", Cli.MESSY, "--value-column=revenue", "--output", output);

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("bad rows   4 rows could not be used");
    Document page = Jsoup.parse(Files.readString(output));
    assertThat(page.select("#data tbody tr")).hasSize(4);
    assertThat(page.select("#data tbody code").eachText())
        .contains("2024-02-30", "closed", "12.5.7");
    assertThat(page.select("#data li").eachText())
        .contains("Mon 19 Feb 2024 to Wed 21 Feb 2024 (3 days)", "Tue 2 Apr 2024");
    assertThat(page.select("#data dd").eachText())
        .anyMatch(text -> text.startsWith("2 rows") || text.contains("the last one counts"));
  }

  @Test
  void hostile_text_stays_text() throws Exception {
    String evil = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";
    StringBuilder csv = new StringBuilder("date,\"" + evil.replace("\"", "\"\"") + "\"\n");
    for (int day = 1; day <= 28; day++) {
      csv.append(String.format("2024-02-%02d,%d%n", day, 10 + day % 7));
    }
    csv.append("2024-02-29,\"</code><b onclick=evil()>{{title}}\"\n");
    Path file = folder.resolve("evil & co.csv");
    Files.writeString(file, csv);
    Path output = folder.resolve("evil.html");

    Cli.Result result =
        Cli.run("report", file, "--title", "<h2>{{policy}}</h2>&amp;", "--output", output);

    assertThat(result.code()).isZero();
    Document page = Jsoup.parse(Files.readString(output));
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("img, b, [onclick], [onerror]")).isEmpty();
    assertThat(page.title()).isEqualTo("<h2>{{policy}}</h2>&amp;");
    assertThat(page.select("h1").text()).isEqualTo("<h2>{{policy}}</h2>&amp;");
    assertThat(page.select(".subtitle").text()).startsWith(evil);
    assertThat(page.select("#data code").text()).isEqualTo("</code><b onclick=evil()>{{title}}");
  }

  @Test
  void given_rules_take_the_place_of_derived_ones() throws Exception {
    Path output = folder.resolve("alerts.html");

    Cli.Result result =
        Cli.run(
            "report",
            Cli.BIKES,
            "--alert=below:500:24h",
            "--alert=change_percent:-90:24h",
            "--output",
            output,
            "--json");

    JsonNode json = new JsonMapper().readTree(result.out());
    // Below 500: 27 January 2011, 29 October 2012, 26 December 2012; down by 90 %: the storm.
    assertThat(json.get("alerts").asInt()).isEqualTo(4);
    assertThat(json.get("latest_value").asDouble()).isEqualTo(2729);
    assertThat(json.has("text")).isFalse();
    Document page = Jsoup.parse(Files.readString(output));
    assertThat(page.select("#alerts table").first().select("tbody tr").eachText())
        .containsExactly(
            "total over 24h below 500 3 Wed 26 Dec 2012 441",
            "total over 24h down by 90 % or more 1 Mon 29 Oct 2012 −99.5 %, from 4,459 to 22");
  }

  @Test
  void anomalies_are_told_as_episodes_and_marked_from_start_to_end() throws Exception {
    Path file = folder.resolve("orders.csv");
    StringBuilder csv = new StringBuilder("time,orders\n");
    Random random = new Random(1);
    for (int i = 0; i < 24 * 28; i++) {
      int hour = i % 24;
      boolean outage = (i / 24 == 13 || i / 24 == 20) && hour >= 9 && hour < 14;
      double value =
          outage ? 20 : 1_000 + 200 * Math.sin(Math.PI * i / 12) + 20 * random.nextGaussian();
      csv.append(String.format("2024-03-%02dT%02d:00,%.0f%n", 1 + i / 24, hour, value));
    }
    Files.writeString(file, csv);
    Path output = folder.resolve("page.html");

    Cli.Result result =
        Cli.run("report", file, "--output", output, "--json", "--event=move=2024-03-14/2024-03-15");

    Document page = Jsoup.parse(Files.readString(output));
    assertThat(page.select("#anomalies table.stories").first().select("tbody tr").eachText())
        .anyMatch(
            row ->
                row.startsWith("Thu 21 Mar 2024, 09:00 to ")
                    && row.contains("standard deviations below"));
    assertThat(page.select("#anomalies svg.wide .span title").eachText())
        .anyMatch(title -> title.startsWith("Thu 21 Mar 2024, 09:00 to "))
        .noneMatch(title -> title.startsWith("Thu 14 Mar"));
    JsonNode json = new JsonMapper().readTree(result.out());
    assertThat(json.get("episodes").asInt())
        .isEqualTo(page.select("#anomalies svg.wide .span").size());
    assertThat(page.select("#making").text()).contains("move=2024-03-14/2024-03-15");
  }

  @Test
  void a_rule_that_is_none_says_how_one_is_written() {
    for (String rule : List.of("above", "above:x:24h", "over:1:24h", "above:1:2d", "above::24h")) {
      Cli.Result result = Cli.run("report", Cli.BIKES, "--alert", rule, "--output", "-");
      assertThat(result.code()).as(rule).isEqualTo(2);
      assertThat(result.err()).contains("\"" + rule + "\"").contains("above:8000:24h");
    }
  }

  @Test
  void a_report_may_go_to_stdout() {
    Cli.Result result = Cli.run("report", Cli.BIKES, "--output", "-");

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
  }

  @Test
  void a_failed_run_leaves_the_older_report() throws Exception {
    Path output = folder.resolve("report.html");
    Files.writeString(output, "older");

    Cli.Result result = Cli.run("report", folder.resolve("none.csv"), "--output", output);

    assertThat(result.code()).isEqualTo(3);
    assertThat(output).hasContent("older");
    assertThat(folder.toFile().list()).containsExactly("report.html");
  }

  @Test
  void means_are_told_instead_of_totals_where_values_do_not_add_up() {
    Cli.Result result =
        Cli.run("report", Cli.BIKES, "--aggregate=avg", "-o", folder.resolve("r.html"), "--quiet");
    Cli.Result json =
        Cli.run("report", Cli.BIKES, "--aggregate=avg", "-o", folder.resolve("r.html"), "--json");

    assertThat(result.out()).isEmpty();
    assertThat(json.out()).contains("\"forecast_is_total\" : false");
  }

  @Test
  void a_short_history_still_gives_a_page() throws Exception {
    Path file = folder.resolve("short.csv");
    Files.writeString(file, "date,v\n2024-01-01,1\n2024-01-02,2\n2024-01-03,3\n");
    Document page = report(file);

    assertThat(page.select("#accuracy p").text()).contains("too short");
    assertThat(page.select("#anomalies p").text()).contains("too short");
    assertThat(page.html()).doesNotContain("NaN");
  }

  private Document report(Path file) throws Exception {
    Path output = folder.resolve("page.html");
    Cli.Result result = Cli.run("report", file, "--output", output);
    assertThat(result.code()).as(result.err()).isZero();
    return Jsoup.parse(Files.readString(output));
  }
}
