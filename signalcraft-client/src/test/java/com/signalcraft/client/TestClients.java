package com.signalcraft.client;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.config.AsyncOptions;
import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.internal.time.Ambient;
import java.time.Instant;
import java.time.InstantSource;

/** Clients of a server of the test, without the builder. */
public final class TestClients {

  /** What a client takes for now. */
  public static final Instant NOW = Instant.parse("2026-01-20T12:00:00Z");

  private TestClients() {}

  /** A client with the token {@code token} that makes one asynchronous call at once. */
  public static HttpSignalCraft of(String origin) {
    return of(origin, new AsyncOptions(1, 1));
  }

  public static HttpSignalCraft of(String origin, AsyncOptions options) {
    return HttpSignalCraft.builder()
        .baseUrl(origin + "/v1")
        .credentials(Credentials.tokens(Tokens.of("token")))
        .retry(RetryOptions.none())
        .breaker(BreakerOptions.off())
        .async(options)
        .build(Ambient.system().with(InstantSource.fixed(NOW)));
  }
}
