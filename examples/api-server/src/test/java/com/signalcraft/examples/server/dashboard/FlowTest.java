package com.signalcraft.examples.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.AlertPhase;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger does with it on his first day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowTest {

  private static final int DAYS = 60;

  /** Alerts are evaluated seconds after new points, but the machine may be busy. */
  private static final Duration EVALUATED_WITHIN = Duration.ofMinutes(3);

  private final TestServer server = Shop.server(true);
  private Page page;

  @BeforeAll
  void start() {
    page = Page.of(server.api());
  }

  @AfterAll
  void stop() {
    if (page != null) {
      page.close();
    }
    server.close();
  }

  @Test
  void from_an_account_to_an_alert_that_arrives(@TempDir Path folder) throws IOException {
    register();
    UUID source = addSource();
    upload(folder, source);
    forecast();
    acknowledge(source);
    createAlert();
    fire(source);
    read();
    page.press("Sign out stranger@example.com").waitFor("You are signed out.");
    assertThat(page.complaints()).isEmpty();
  }

  private void register() {
    page.open()
        .press("Create one")
        .type("E-mail address", "stranger@example.com")
        .type("Password", Shop.PASSWORD)
        .type("Name of the business", "Corner Bakery")
        .press("Create the account")
        .waitFor("No KPIs yet.")
        .waitFor("No alerts yet.")
        .waitFor("No news yet.")
        .waitFor("No weather:")
        .waitFor("Nothing out of the ordinary")
        .shoot("flow-empty");
  }

  private UUID addSource() {
    page.press("Add a source")
        .press("Create the first one")
        .type("Name", "Takings")
        .type("Unit", "EUR")
        .press("Create the source")
        .waitFor("Upload a file");
    String address = page.control("Takings").getDomAttribute("href");
    return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
  }

  private void upload(Path folder, UUID source) throws IOException {
    StringBuilder csv = new StringBuilder("day,takings\n");
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    for (int i = DAYS; i > 0; i--) {
      csv.append(today.minus(Duration.ofDays(i)))
          .append(',')
          .append(1_000 + 100 * (i % 7))
          .append('\n');
    }
    Path file = Files.writeString(folder.resolve("takings.csv"), csv);
    page.one("input[type=file]").sendKeys(file.toString());
    page.waitFor(DAYS + " points written.");
    page.driver()
        .executeScript(
            """
            const data = new DataTransfer();
            data.items.add(new File(['day,takings\\n%s,7\\nnever,8\\n'], 'more.csv'));
            document.querySelector('.drop').dispatchEvent(
              new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
            """
                .formatted(today.minus(Duration.ofDays(DAYS + 20))));
    page.waitFor("1 line was no point").waitFor("never").shoot("flow-upload");
    page.press("See the chart").waitFor("values in 90 days").one("[data-drawn]");
    assertThat(page.driver().getCurrentUrl()).contains(source.toString());
  }

  private void forecast() {
    page.press("Forecast now").waitFor("The next 30 days are forecast").waitFor("95 % range");
    page.press("Forecast as a table").waitFor("95 % from");
    page.shoot("flow-forecast");
  }

  private void acknowledge(UUID source) {
    try (HttpSignalCraft service = server.client(TestServer.SERVICE_KEY)) {
      service
          .anomalies()
          .save(
              List.of(
                  new NewAnomaly(
                      source,
                      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(2)),
                      new BigDecimal("1200"),
                      new BigDecimal("800"),
                      new BigDecimal("4.1"),
                      null)));
    }
    page.go("#/anomalies").waitFor("€1,200 where about €800 was expected").waitUntilLoaded();
    page.one("main .rows button").click();
    page.waitFor("Acknowledged");
    page.go("#/").waitFor("Nothing out of the ordinary");
  }

  private void createAlert() {
    page.go("#/alerts")
        .waitFor("No alerts yet.")
        .press("New alert")
        .type("Name", "Too good")
        .press("Create the alert");
    assertThat(page.wrongWith("Threshold")).isEqualTo("Please fill this in.");
    page.type("Threshold", "5000")
        .choose("Over", "5 minutes")
        .press("Create the alert")
        .waitFor("above €5,000 over 5 minutes")
        .waitFor("Live");
  }

  private void fire(UUID source) {
    try (HttpSignalCraft service = server.client(TestServer.SERVICE_KEY)) {
      service
          .kpis()
          .write(
              PointBatch.of(
                  source, List.of(KpiPoint.of(source, Instant.now(), new BigDecimal("9000")))));
    }
    page.until(
        EVALUATED_WITHIN,
        "is told",
        seen ->
            seen.all(".toast").stream().anyMatch(one -> one.getText().contains("Too good"))
                ? true
                : null);
    page.one("[data-phase=" + AlertPhase.FIRING.wireName() + "]");
    page.shoot("flow-fired");
    page.go("#/").waitFor("€9,000");
  }

  private void read() {
    page.press("Notifications, 1 unread").waitFor("Mark all read");
    page.one("dialog .rows button").click();
    page.until("has read it", seen -> seen.all("dialog .unread").isEmpty() ? true : null);
    page.press("Close");
    page.control("Notifications, 0 unread");
  }
}
