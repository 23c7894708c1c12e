package com.signalcraft.examples.report.business;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class BusinessPageTest {

  private static final Document PAGE = page(ReportTemplate.DETAILED, ReportPeriod.MONTH);

  private static Document page(
      ReportTemplate template, ReportPeriod period, ReportSection... sections) {
    String html = BusinessPage.render(Bakery.full().view(template, period, sections));
    return Jsoup.parse(html);
  }

  @Test
  void a_page_says_what_it_is_about_and_in_which_language() {
    assertThat(PAGE.select("html").attr("lang")).isEqualTo("en");
    assertThat(PAGE.title()).startsWith(Bakery.NAME).contains("28 Oct 2026 to 26 Nov 2026 (UTC)");
    assertThat(PAGE.select("h1").text()).isEqualTo(Bakery.NAME);
    assertThat(PAGE.select("h2").eachText())
        .containsExactly("Overview", "KPIs", "Anomalies", "Alerts", "News");
  }

  @Test
  void names_stay_texts_and_the_page_loads_nothing() {
    assertThat(PAGE.select("img, script, link, iframe, b, object")).isEmpty();
    assertThat(PAGE.select("meta[http-equiv]").attr("content"))
        .startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(PAGE.select(".kpi h3").eachText()).contains("Margin <b>gross</b>");
    assertThat(PAGE.select("[style], [onerror]")).isEmpty();
  }

  @Test
  void a_card_tells_total_or_mean_and_the_change() {
    Element revenue = PAGE.select(".card").get(0);

    assertThat(revenue.select("h3").text()).isEqualTo("Revenue");
    assertThat(revenue.select(".card-value").text()).matches("3\\d,\\d{3} €");
    assertThat(revenue.select(".card-change").text()).matches("\\+\\d.*%");
    assertThat(revenue.select("svg.spark")).hasSize(1);
    assertThat(PAGE.select(".card").get(2).select(".card-note").text()).startsWith("on average");
    assertThat(PAGE.select(".card").get(3).select(".card-value").text()).isEqualTo("–");
  }

  @Test
  void a_chart_has_its_forecast_its_anomaly_and_an_alternative_in_words() {
    Element chart = PAGE.select("#kpi-1 svg.wide").get(0);

    assertThat(chart.select("path.forecast, path.band")).hasSize(2);
    assertThat(chart.select("g.critical title").text())
        .isEqualTo("310 € where 1,180 € was expected: 8.4 standard deviations below");
    assertThat(chart.attr("role")).isEqualTo("img");
    assertThat(chart.attr("aria-label"))
        .startsWith("Chart of Revenue from 28 Oct 2026 to 26 Nov 2026: from ")
        .contains("forecast until 26 Dec 2026")
        .endsWith("1 anomaly marked.");
  }

  @Test
  void a_day_that_is_not_over_is_no_day_where_several_points_make_one() {
    assertThat(PAGE.select("#kpi-2 svg.wide").attr("aria-label")).contains("to 25 Nov 2026");
  }

  @Test
  void what_is_to_be_known_of_the_data_is_noted() {
    assertThat(PAGE.select("#kpi-4 .notes").text()).contains("It has no value yet.");
    assertThat(PAGE.select("#kpi-2 .notes").text()).contains("There is no forecast of it.");
  }

  @Test
  void tables_have_headers_and_links_lead_to_the_web_alone() {
    for (Element table : PAGE.select("table")) {
      assertThat(table.select("thead th[scope=col]")).isNotEmpty();
      assertThat(table.select("tbody tr")).allMatch(row -> !row.select("th[scope=row]").isEmpty());
    }
    assertThat(PAGE.select("a:not(.skip)").eachAttr("href"))
        .containsExactly("https://news.example/a?b=1&c=2");
    assertThat(PAGE.select("#alerts tbody tr").text())
        .contains("Sales are low \"today\"", "not evaluated yet", "is below 500");
    assertThat(PAGE.select("#kpi-1 details tbody tr")).hasSize(30);
  }

  @Test
  void only_the_sections_that_are_wanted_are_there() {
    Document page = page(ReportTemplate.SUMMARY, ReportPeriod.WEEK, ReportSection.KPIS);

    assertThat(page.select("h2").eachText()).containsExactly("KPIs");
    assertThat(page.select("path.forecast[d~=.], .marker")).isEmpty();
    // By the hour where there is a value for each.
    assertThat(page.select("#kpi-2 svg.wide").attr("aria-label")).contains("15:00");
  }

  @Test
  void a_business_without_anything_has_a_page_too() {
    Document page =
        Jsoup.parse(
            BusinessPage.render(Bakery.empty().view(ReportTemplate.SUMMARY, ReportPeriod.YEAR)));

    assertThat(page.select("main").text())
        .contains("There is no active KPI yet.", "There is no alert.", "Nothing was out");
  }
}
