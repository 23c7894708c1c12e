package com.signalcraft.examples.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.kpi.KpiSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** That all can use it: on a phone, in the dark, by keyboard, by ear. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

  private static final int PHONE = 390;

  private final TestServer server = Shop.server(false);
  private final Map<String, String> places = new LinkedHashMap<>();
  private Page page;
  private Shop shop;

  @BeforeAll
  void start() {
    page = Page.of(server.api());
    shop = Shop.register(server, "Corner Bakery");
    try (HttpSignalCraft client = server.client(shop.token());
        HttpSignalCraft service = server.client(TestServer.SERVICE_KEY)) {
      KpiSource source = shop.source(client, "Takings of the shop in the High Street", 40);
      shop.source(client, "Nothing yet", 0);
      Instant odd = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
      service
          .anomalies()
          .save(
              List.of(
                  new NewAnomaly(
                      source.id(),
                      odd,
                      new BigDecimal("1300"),
                      new BigDecimal("900"),
                      new BigDecimal("4.5"),
                      null)));
      client
          .alerts()
          .create(
              new NewAlert(
                  source.id(),
                  "Too much",
                  AlertCondition.ABOVE,
                  new BigDecimal("5000"),
                  AlertTimeframe.ONE_HOUR));
      places.put("#/", "Anomalies of 7 days");
      places.put("#/kpi/" + source.id(), "Values as a table");
      places.put("#/anomalies", "Acknowledge");
      places.put("#/alerts", "Too much");
      places.put("#/news", "No news yet");
      places.put("#/sources", "Choose a file");
      places.put("#/keys", "No keys yet");
    }
  }

  @AfterAll
  void stop() {
    if (page != null) {
      page.close();
    }
    server.close();
  }

  private void signIn() {
    page.open().signIn(shop.email(), shop.password()).waitFor("Anomalies of 7 days");
  }

  private Page go(String place) {
    return page.go(place).waitFor(places.get(place)).waitUntilLoaded();
  }

  @Test
  void no_place_has_barriers_in_light_or_dark() {
    for (String scheme : List.of("light", "dark")) {
      page.resize(1280, 900).prefer(scheme);
      page.open();
      assertThat(page.barriers()).as("signing in, " + scheme).isEmpty();
      page.press("Create one");
      assertThat(page.barriers()).as("registering, " + scheme).isEmpty();
      signIn();
      for (String place : places.keySet()) {
        go(place).shoot("place" + place.replaceAll("\\W+", "-") + "-" + scheme);
        assertThat(page.barriers()).as(place + ", " + scheme).isEmpty();
      }
    }
  }

  @Test
  void no_dialog_has_barriers() {
    page.resize(1280, 900).prefer("light");
    signIn();
    for (Map.Entry<String, String> dialog :
        Map.of("#/alerts", "New alert", "#/sources", "New source", "#/keys", "New key")
            .entrySet()) {
      go(dialog.getKey()).press(dialog.getValue());
      page.one("dialog[open]");
      assertThat(page.barriers()).as(dialog.getValue()).isEmpty();
      page.key(Keys.ESCAPE).until("closes", seen -> seen.all("dialog").isEmpty() ? true : null);
    }
  }

  @Test
  void no_place_is_wider_than_a_phone() {
    page.resize(PHONE, 844).prefer("light");
    page.open();
    assertThat(page.overflow()).as("signing in").isZero();
    signIn();
    for (String place : places.keySet()) {
      go(place).shoot("phone" + place.replaceAll("\\W+", "-"));
      assertThat(page.overflow()).as(place).isZero();
    }
    page.resize(1280, 900);
  }

  @Test
  void nothing_jumps_while_the_overview_loads() {
    page.resize(1280, 900);
    signIn();
    page.driver().navigate().refresh();
    page.waitFor("Anomalies of 7 days").waitUntilLoaded();
    Object shift =
        page.driver()
            .executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                let sum = 0;
                new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
                  sum += entry.hadRecentInput ? 0 : entry.value;
                })).observe({ type: 'layout-shift', buffered: true });
                requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
                """);
    assertThat(((Number) shift).doubleValue()).isLessThan(0.1);
  }

  @Test
  void the_first_load_is_light() {
    signIn();
    page.driver().navigate().refresh();
    page.waitFor("Anomalies of 7 days").waitUntilLoaded();
    Object bytes =
        page.driver()
            .executeScript(
                """
                return [...performance.getEntriesByType('resource'),
                  ...performance.getEntriesByType('navigation')]
                  .filter(({ name }) => !name.includes('/v1/'))
                  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
                """);
    assertThat(((Number) bytes).longValue()).isBetween(1_000L, 150_000L);
  }

  @Test
  void the_colours_are_the_systems_until_others_are_chosen_which_are_kept() {
    page.prefer("dark");
    signIn();
    String dark = page.one("body").getCssValue("background-color");
    page.press("Dark colours");
    page.until(
        "is light",
        seen -> seen.one("body").getCssValue("background-color").equals(dark) ? null : true);
    page.driver().navigate().refresh();
    page.waitFor("Anomalies of 7 days");
    assertThat(page.one("body").getCssValue("background-color")).isNotEqualTo(dark);
    page.prefer("light");
  }

  @Test
  void one_gets_everywhere_by_keyboard() {
    page.resize(1280, 900);
    page.open();
    page.field("E-mail address").sendKeys(shop.email(), Keys.TAB, shop.password(), Keys.ENTER);
    page.waitFor("Anomalies of 7 days").waitUntilLoaded();
    tabTo("Alerts").sendKeys(Keys.ENTER);
    page.waitFor("Evaluated every minute").waitFor("Too much");
    tabTo("New alert").sendKeys(Keys.ENTER);
    page.one("dialog[open]");
    for (int i = 0; i < 20; i++) {
      page.key(Keys.TAB);
      assertThat(
              page.driver()
                  .executeScript(
                      "const at = document.activeElement; return at === document.body"
                          + " || at.closest('dialog') !== null"))
          .as("the focus stays in the dialog")
          .isEqualTo(true);
    }
    page.key(Keys.ESCAPE).until("closes", seen -> seen.all("dialog").isEmpty() ? true : null);
    assertThat(focused().getAccessibleName()).isEqualTo("New alert");
  }

  @Test
  void the_first_stop_skips_to_the_content() {
    signIn();
    page.driver().executeScript("document.activeElement.blur(); scrollTo(0, 0)");
    tabTo("Skip to the content").sendKeys(Keys.ENTER);
    assertThat(focused().getTagName()).isEqualTo("main");
  }

  @Test
  void where_the_focus_is_can_be_seen() {
    signIn();
    assertThat(tabTo("Alerts").getCssValue("outline-style")).isEqualTo("solid");
  }

  @Test
  void a_chart_is_told_in_words_and_read_by_arrow_keys() {
    signIn();
    go(places.keySet().stream().filter(place -> place.contains("kpi")).findFirst().orElseThrow());
    page.one("[data-drawn]");
    assertThat(page.one("figcaption").getText()).contains("30 values in 30 days", "1 anomaly");
    WebElement plot = page.one(".plot");
    page.driver().executeScript("arguments[0].focus()", plot);
    page.key(Keys.ARROW_LEFT);
    page.until(
        "hears a value",
        seen ->
            seen.one(".chart [aria-live]").getDomProperty("textContent").contains("€")
                ? true
                : null);
    assertThat(page.one("button.anomaly").getAccessibleName())
        .startsWith("Anomaly, ")
        .contains("€1,300 where about €900 was expected");
  }

  private WebElement tabTo(String name) {
    for (int i = 0; i < 60; i++) {
      page.key(Keys.TAB);
      if (name.equals(focused().getAccessibleName())) {
        return focused();
      }
    }
    throw new AssertionError("“" + name + "” cannot be reached by Tab");
  }

  private WebElement focused() {
    return page.driver().switchTo().activeElement();
  }
}
