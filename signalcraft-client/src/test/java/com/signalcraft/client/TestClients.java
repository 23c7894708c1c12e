package com.signalcraft.client;

import com.signalcraft.client.config.AsyncOptions;
import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.client.internal.group.HttpSession;
import com.signalcraft.client.internal.group.SharedState;
import com.signalcraft.client.internal.transport.ApiCaller;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Clients of a server of the test, without the builder. */
public final class TestClients {

  /** What a client takes for now. */
  public static final Instant NOW = Instant.parse("2026-01-20T12:00:00Z");

  private static final OkHttpClient HTTP = new OkHttpClient();

  private TestClients() {}

  /** A client with the token {@code token} that makes one asynchronous call at once. */
  public static HttpSignalCraft of(String origin) {
    return of(origin, new AsyncOptions(1, 1));
  }

  public static HttpSignalCraft of(String origin, AsyncOptions options) {
    ApiCaller caller =
        new ApiCaller(HTTP, HttpUrl.get(origin + "/v1"), Map.of("Authorization", "Bearer token"));
    SharedState shared =
        SharedState.of(InstantSource.fixed(NOW), new AsyncCalls(options), () -> {});
    return new HttpSignalCraft(new HttpSession(caller, shared));
  }
}
