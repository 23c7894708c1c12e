package com.signalcraft.examples.server.account;

import static com.signalcraft.examples.server.account.People.PASSWORD;
import static com.signalcraft.examples.server.account.People.login;
import static com.signalcraft.examples.server.account.People.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.server.Http;
import com.signalcraft.examples.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {

  private static TestServer server;
  private static Http http;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    http = Http.of(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void who_registers_has_a_business_and_may_call_at_once() {
    Http.Reply made = People.register(http, "ada@example.com");
    assertThat(made.at("/user/email")).isEqualTo("ada@example.com");
    assertThat(made.at("/business/name")).isEqualTo("Ada's Coffee");
    assertThat(made.at("/tokens/expires_in")).isEqualTo("900");

    Http ada = http.as(made.at("/tokens/access_token"));
    assertThat(ada.get("/users/profile").at("/full_name")).isEqualTo("Ada Lovelace");
    Http.Reply businesses = ada.get("/businesses");
    assertThat(businesses.at("/businesses/0/id")).isEqualTo(made.at("/business/id"));
    assertThat(businesses.at("/businesses/0/owner_id")).isEqualTo(made.at("/user/id"));

    Http.Reply log = ada.get("/businesses/" + made.at("/business/id") + "/audit-logs");
    assertThat(log.at("/entries/0/action")).isEqualTo("create");
    assertThat(log.at("/entries/0/user_id")).isEqualTo(made.at("/user/id"));
    assertThat(log.at("/entries/0/ip_address")).isEqualTo("127.0.0.1");
  }

  @Test
  void who_has_registered_signs_in_whatever_the_case_of_the_address() {
    People.register(http, "bob@example.com");
    Http.Reply reply = http.post("/auth/login", login("Bob@Example.com", PASSWORD));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.at("/user/email")).isEqualTo("bob@example.com");
    assertThat(reply.at("/user/subscription_tier")).isEqualTo("free");
    assertThat(http.as(reply.at("/tokens/access_token")).get("/users/profile").status())
        .isEqualTo(200);
  }

  @Test
  void an_address_that_is_taken_is_a_conflict() {
    People.register(http, "carla@example.com");
    Http.Reply second = http.post("/auth/register", registration("CARLA@example.com"));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.at("/error/code")).isEqualTo("CONFLICT");
  }

  @ParameterizedTest
  @CsvSource({
    "password, short7!, must have 8 to 128 characters",
    "password, Password123, that everybody tries first",
    "password, aaaaaaaaaa, that everybody tries first",
    "password, dora@example.com, must not be the account's address",
    "email, not-an-address, must be an address",
    "business_name, '', must not be blank",
  })
  void what_is_wrong_with_a_registration_is_told_by_its_field(
      String field, String value, String issue) {
    String valid = registration("dora@example.com");
    String wrong =
        switch (field) {
          case "password" -> valid.replace(PASSWORD, value);
          case "email" -> valid.replace("dora@example.com", value);
          default -> valid.replace("Ada's Coffee", value);
        };
    Http.Reply reply = http.post("/auth/register", wrong);
    assertThat(reply.status()).isIn(400, 422);
    assertThat(reply.at("/error/code")).isEqualTo("VALIDATION_ERROR");
    assertThat(reply.at("/error/details/field")).isEqualTo(field);
    assertThat(reply.at("/error/details/issue")).contains(issue);
  }

  @Test
  void nothing_is_left_of_an_account_that_could_not_be_opened_whole() {
    server
        .database()
        .execute(
            "create function public.refuse() returns trigger language plpgsql as"
                + " $$ begin raise exception 'no'; end $$;"
                + " create trigger refuse before insert on public.businesses for each row"
                + " when (new.name = 'Refused') execute function public.refuse()");
    String wanted = registration("eve@example.com").replace("Ada's Coffee", "Refused");
    assertThat(http.post("/auth/register", wanted).status()).isEqualTo(503);
    assertThat(
            server
                .database()
                .value("select count(*) from auth.users where email = 'eve@example.com'"))
        .isEqualTo("0");
    People.register(http, "eve@example.com");
  }
}
