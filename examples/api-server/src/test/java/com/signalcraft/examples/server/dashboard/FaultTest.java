package com.signalcraft.examples.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.examples.server.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the dashboard says when something does not work, and that it goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTest {

  private static final String HOSTILE = "<img src=x onerror=document.title='owned'>";

  private final TestServer server = Shop.server(false);
  private Page page;
  private Shop shop;

  @BeforeAll
  void start() {
    page = Page.of(server.api());
    shop = Shop.register(server, "<b>Corner</b> Bakery");
    try (HttpSignalCraft client = server.client(shop.token())) {
      shop.source(client, HOSTILE, 20);
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
    page.open().signIn(shop.email(), shop.password()).waitFor(HOSTILE).waitUntilLoaded();
  }

  @Test
  void markup_in_names_is_shown_as_what_it_is() {
    signIn();
    for (String place : new String[] {"#/alerts", "#/sources", "#/keys", "#/anomalies"}) {
      page.go(place).waitUntilLoaded().waitFor("<b>Corner</b> Bakery");
    }
    page.go("#/sources").waitFor(HOSTILE).press("Delete " + HOSTILE).waitFor("“" + HOSTILE + "”");
    page.press("Keep").press(HOSTILE).waitFor("20 values");
    assertThat(page.all("main img, .business b")).isEmpty();
    assertThat(page.driver().getTitle()).isEqualTo(HOSTILE + " · SignalCraft");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void a_server_that_is_away_is_told_and_the_page_goes_on_when_it_is_back() {
    signIn();
    offline(true);
    try {
      page.go("#/keys").waitFor("The server cannot be reached. What you see may be old");
      page.waitFor("This could not be loaded.").shoot("fault-offline");
    } finally {
      offline(false);
    }
    page.waitFor("No keys yet").waitUntilGone("cannot be reached");
  }

  @Test
  void a_defect_of_the_server_is_told_with_the_number_of_the_request_and_can_be_tried_again() {
    signIn();
    answerOnce(
        "/api-keys",
        500,
        "{}",
        """
        {"error":{"code":"INTERNAL_ERROR","message":"x","request_id":"request-4711"}}""");
    page.go("#/keys").waitFor("The server could not answer.").waitFor("request-4711");
    page.shoot("fault-error").press("Try again").waitFor("No keys yet");
  }

  @Test
  void what_a_proxy_answers_in_html_is_an_error_too() {
    signIn();
    answerOnce("/api-keys", 502, "{}", "<html>Bad gateway</html>");
    page.go("#/keys").waitFor("The server could not answer.").press("Try again");
    page.waitFor("No keys yet");
  }

  @Test
  void the_limit_of_requests_is_told_and_waited_for() {
    signIn();
    answerOnce("/api-keys", 429, "{\"Retry-After\": \"2\"}", "{}");
    page.go("#/keys").waitFor("The plan's limit of requests is reached.").shoot("fault-limit");
    page.waitFor("No keys yet").waitUntilGone("limit of requests");
  }

  @Test
  void what_the_plan_does_not_include_is_told_without_alarm() {
    signIn();
    answerOnce(
        "/api-keys",
        402,
        "{}",
        """
        {"error":{"code":"SUBSCRIPTION_REQUIRED","message":"keys are of the plan pro"}}""");
    page.go("#/keys").waitFor("The plan does not include this: keys are of the plan pro");
    assertThat(page.all("main [role=alert]")).isEmpty();
  }

  @Test
  void an_address_that_is_no_place_leads_to_the_overview() {
    signIn();
    page.go("#/nowhere").waitFor("Anomalies of 7 days");
    page.go("#/kpi/00000000-0000-0000-0000-000000000000").waitFor("There is no such KPI");
  }

  private void offline(boolean isOffline) {
    page.driver().executeCdpCommand("Network.enable", Map.of());
    page.driver()
        .executeCdpCommand(
            "Network.emulateNetworkConditions",
            Map.of(
                "offline",
                isOffline,
                "latency",
                0,
                "downloadThroughput",
                -1,
                "uploadThroughput",
                -1));
  }

  /** Answers the next call below a path in the place of the server. */
  private void answerOnce(String path, int status, String headers, String body) {
    page.driver()
        .executeScript(
            """
            const [path, status, headers, body] = arguments;
            const real = window.fetch;
            window.fetch = (address, options) => {
              if (!String(address).includes(path)) {
                return real(address, options);
              }
              window.fetch = real;
              return Promise.resolve(new Response(body, { status, headers: JSON.parse(headers) }));
            };
            """,
            path,
            status,
            headers,
            body);
  }
}
