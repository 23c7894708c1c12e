package com.signalcraft.client.server;

import com.signalcraft.testing.SettableClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** A server of its own for each test, with a registered person. */
abstract class ServerTest {

  static final String PASSWORD = "correct horse";

  final SettableClock clock = new SettableClock(Instant.parse("2026-03-15T10:20:30Z"));
  final ContractServer server = ContractServer.start(clock);
  final ApiClient nobody = ApiClient.of(server);
  final ApiClient service = nobody.service();

  @AfterEach
  void stop() {
    server.close();
  }

  /** What a registration answers. */
  ApiClient.Reply register(String email) {
    return nobody.post(
        "/auth/register",
        "{'email':'%s','password':'%s','full_name':'Ada','business_name':'Café','industry':null}"
            .formatted(email, PASSWORD));
  }

  ApiClient bearing(ApiClient.Reply registered) {
    return nobody.with("Authorization", "Bearer " + registered.text("/tokens/access_token"));
  }
}
