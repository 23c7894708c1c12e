package com.signalcraft.examples.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedOriginsTest {

  private final AllowedOrigins origins =
      new AllowedOrigins(Set.of("https://dashboard.example.com"));

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com,           api.example.com",
    "https://API.example.com,           api.example.com",
    "https://api.example.com,           api.example.com:443",
    "http://api.example.com,            api.example.com:80",
    "http://localhost:8080,             localhost:8080",
    "https://dashboard.example.com,     api.example.com",
  })
  void these_may_connect(String origin, String host) {
    assertThat(origins.allows(origin, host)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example,              api.example.com",
    "https://api.example.com.evil.net,  api.example.com",
    "https://api.example.com:8443,      api.example.com",
    "http://dashboard.example.com,      api.example.com",
    "null,                              api.example.com",
    "not a page,                        api.example.com",
  })
  void these_may_not(String origin, String host) {
    assertThat(origins.allows(origin, host)).isFalse();
  }

  @Test
  void what_is_no_browser_sends_no_origin() {
    assertThat(origins.allows(null, "api.example.com")).isTrue();
    assertThat(origins.allows("https://api.example.com", null)).isFalse();
  }
}
