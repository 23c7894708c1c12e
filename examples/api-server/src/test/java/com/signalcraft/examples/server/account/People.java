package com.signalcraft.examples.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.server.Http;

/** People who sign up and in. */
public final class People {

  public static final String PASSWORD = "a quiet horse by the sea";

  private People() {}

  public static String registration(String email) {
    return """
        {"email": "%s", "password": "%s", "full_name": "Ada Lovelace",
         "business_name": "Ada's Coffee", "industry": "food_beverage"}
        """
        .formatted(email, PASSWORD);
  }

  public static String login(String email, String password) {
    return "{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}";
  }

  public static String refreshing(String token) {
    return "{\"refresh_token\": \"" + token + "\"}";
  }

  /** Registers somebody. */
  public static Http.Reply register(Http http, String email) {
    Http.Reply reply = http.post("/auth/register", registration(email));
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply;
  }
}
