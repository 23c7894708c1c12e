package com.signalcraft.client.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventEndpointTest {

  @ParameterizedTest
  @CsvSource({
    "https://api.signalcraft.com/v1, https://api.signalcraft.com/ws",
    "https://api.signalcraft.com/v1/, https://api.signalcraft.com/ws",
    "http://localhost:8080, http://localhost:8080/ws",
    "https://host/signalcraft/v1, https://host/signalcraft/ws",
  })
  void the_websocket_is_beside_the_base_url(String base, String socket) {
    assertThat(EventEndpoint.besideBaseUrl(HttpUrl.get(base))).hasToString(socket);
  }

  @Test
  void its_text_shows_no_path_and_no_user() {
    EventEndpoint endpoint =
        new EventEndpoint(
            new OkHttpClient(), HttpUrl.get("https://user:secret@host/ws"), fresh -> "");
    assertThat(endpoint.toString()).contains("https://host/").doesNotContain("secret");
  }
}
