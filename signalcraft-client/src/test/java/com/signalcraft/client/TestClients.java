package com.signalcraft.client;

import com.signalcraft.client.config.AsyncOptions;
import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.config.RateLimitOptions;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.client.internal.group.HttpSession;
import com.signalcraft.client.internal.group.SharedState;
import com.signalcraft.client.internal.transport.Transport;
import com.signalcraft.security.Identity;
import java.time.Instant;
import java.time.InstantSource;

/** Clients of one server that try each call once, with a clock that stands still. */
public final class TestClients implements AutoCloseable {

  /** What the clients take for now. */
  public static final Instant NOW = Instant.parse("2026-01-20T12:00:00Z");

  private final Transport transport;

  public TestClients(String origin) {
    transport =
        new Transport(
            HttpSignalCraft.builder()
                .baseUrl(origin + "/v1")
                .retry(RetryOptions.none())
                .breaker(BreakerOptions.off())
                .rateLimit(RateLimitOptions.off())
                .settings());
  }

  /** One that knows of nothing yet, has the token {@code token}, and an asynchronous thread. */
  public HttpSignalCraft client() {
    SharedState shared =
        SharedState.of(
            InstantSource.fixed(NOW), new AsyncCalls(new AsyncOptions(1, 1)), transport::close);
    return new HttpSignalCraft(
        new HttpSession(transport.caller().as(Identity.token("token")), shared));
  }

  @Override
  public void close() {
    transport.close();
  }
}
