package com.signalcraft.examples.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.business.NewBusiness;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.common.JsonObject;
import com.signalcraft.examples.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTest {

  private final TestServer server = Shop.server(false);
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

  private Shop signedIn() {
    Shop shop = Shop.register(server, "Corner Bakery");
    page.open().signIn(shop.email(), shop.password()).waitFor("Overview");
    return shop;
  }

  @Test
  void a_wrong_password_is_told_and_what_was_typed_stays() {
    Shop shop = Shop.register(server, "Corner Bakery");
    page.open()
        .signIn(shop.email(), "not this one")
        .waitFor("The address or the password is wrong");
    assertThat(page.field("E-mail address").getDomProperty("value")).isEqualTo(shop.email());
  }

  @Test
  void what_is_missing_is_told_beside_its_field_and_has_the_focus() {
    page.open().press("Create one").type("E-mail address", "nobody").press("Create the account");
    assertThat(page.wrongWith("E-mail address")).contains("@");
    assertThat(page.wrongWith("Password")).isEqualTo("Please fill this in.");
    assertThat(page.driver().switchTo().activeElement().getAccessibleName())
        .isEqualTo("E-mail address");
  }

  @Test
  void an_address_that_is_taken_is_told_by_the_server() {
    Shop shop = Shop.register(server, "Corner Bakery");
    page.open()
        .press("Create one")
        .type("E-mail address", shop.email())
        .type("Password", Shop.PASSWORD)
        .type("Name of the business", "Another")
        .press("Create the account");
    page.until(
        "is told that it is taken",
        seen ->
            seen.all(".form-error, .wrong").stream().anyMatch(one -> !one.getText().isEmpty())
                ? true
                : null);
    assertThat(page.text()).contains("Create an account");
  }

  @Test
  void a_session_outlives_a_reload_but_not_a_sign_out() {
    Shop shop = signedIn();
    page.driver().navigate().refresh();
    page.waitFor("Corner Bakery").press("Sign out " + shop.email()).waitFor("You are signed out.");
    page.driver().navigate().refresh();
    page.waitFor("E-mail address");
    assertThat(page.driver().executeScript("return sessionStorage.length")).isEqualTo(0L);
  }

  @Test
  void the_access_token_is_nowhere_but_in_memory() {
    signedIn();
    String stored =
        String.valueOf(
            page.driver()
                .executeScript(
                    "return JSON.stringify({...sessionStorage}) + JSON.stringify({...localStorage})"
                        + " + document.cookie"));
    assertThat(stored).doesNotContain("eyJ");
  }

  @Test
  void a_token_that_is_not_good_any_more_is_renewed_in_silence() {
    signedIn();
    spoil(1);
    page.go("#/keys").waitFor("No keys yet");
    assertThat(page.driver().executeScript("return window.refused")).isEqualTo(1L);
  }

  @Test
  void a_session_that_has_ended_asks_to_sign_in_and_goes_on_at_the_same_place() {
    Shop shop = signedIn();
    page.driver()
        .executeScript(
            """
            const real = window.fetch;
            window.fetch = (address, options) => window.isBack ? real(address, options)
              : String(address).startsWith('/v1/') ? Promise.resolve(new Response('{}',
                { status: 401 })) : real(address, options);
            """);
    page.go("#/keys").waitFor("Your session has ended.");
    page.driver().executeScript("window.isBack = true");
    page.signIn(shop.email(), shop.password()).waitFor("No keys yet");
    assertThat(page.driver().getCurrentUrl()).endsWith("#/keys");
  }

  @Test
  void a_new_tab_is_signed_in_and_signing_out_in_one_signs_out_in_all() {
    Shop shop = signedIn();
    String first = page.driver().getWindowHandle();
    page.driver().switchTo().newWindow(WindowType.TAB);
    page.driver().get(server.api().resolve("/").toString());
    page.waitFor("Corner Bakery").press("Sign out " + shop.email()).waitFor("You are signed out.");
    page.driver().close();
    page.driver().switchTo().window(first);
    page.waitFor("You are signed out.");
  }

  @Test
  void somebody_in_several_businesses_chooses_one_which_is_kept() {
    Shop shop = Shop.register(server, "Corner Bakery");
    try (HttpSignalCraft client = server.client(shop.token())) {
      client
          .businesses()
          .create(new NewBusiness("Second Shop", null, null, null, JsonObject.EMPTY));
      shop.source(client, "Takings", 10);
    }
    page.open()
        .signIn(shop.email(), shop.password())
        .waitFor("Takings")
        .choose("Business", "Second Shop")
        .waitFor("No KPIs yet");
    page.driver().navigate().refresh();
    page.waitFor("No KPIs yet");
    assertThat(
            page.driver().findElement(By.cssSelector(".business select")).getDomProperty("value"))
        .isNotEqualTo(shop.businessId().toString());
  }

  /** Answers so many calls as a server would whose token has ended. */
  private void spoil(int calls) {
    page.driver()
        .executeScript(
            """
            const real = window.fetch;
            window.refused = 0;
            window.fetch = (address, options) => {
              if (String(address).startsWith('/v1/businesses/') && window.refused < arguments[0]) {
                window.refused += 1;
                return Promise.resolve(new Response('{}', { status: 401 }));
              }
              return real(address, options);
            };
            """
                .replace("arguments[0]", String.valueOf(calls)));
  }
}
