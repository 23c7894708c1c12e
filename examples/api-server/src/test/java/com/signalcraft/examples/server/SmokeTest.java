package com.signalcraft.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmokeTest {

  @Test
  void a_server_starts_on_a_database_and_stops() {
    try (TestServer server = TestServer.start()) {
      assertThat(server.api().toString()).startsWith("http://127.0.0.1:");
    }
  }
}
