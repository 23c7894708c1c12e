package com.signalcraft.client;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.config.ProxyOptions;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.event.EventOptions;
import com.signalcraft.client.event.LiveEvents;
import com.signalcraft.client.http.RawRequest;
import com.signalcraft.client.internal.transport.Transport;
import com.signalcraft.security.Identity;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Does all that may go wrong with secrets, and prints whatever there is to see. */
final class SecretiveProgram {

  private static final RetryOptions QUICK =
      RetryOptions.defaults()
          .withMaxAttempts(2)
          .withWaits(Duration.ofMillis(1), Duration.ofMillis(1));

  private SecretiveProgram() {}

  public static void main(String[] arguments) throws InterruptedException {
    logAll();
    String url = arguments[0];
    Credentials key = Credentials.apiKey("hush-key");
    Credentials password = Credentials.password("ann@example.com", "hush-password");
    Credentials tokens = Credentials.tokens(Tokens.of("hush-access-0", "hush-refresh-0"));
    for (Credentials credentials : new Credentials[] {key, password, tokens}) {
      print(credentials);
      ClientBuilder builder = builder(url, credentials);
      print(builder);
      print(builder.settings());
      try (Transport transport = new Transport(builder.settings())) {
        print(transport);
        print(transport.caller());
        attempt(() -> transport.caller().tokens().token(true).length());
      }
      try (HttpSignalCraft client = builder.build()) {
        use(client);
      }
    }
    attempt(() -> Credentials.apiKey("hush\nkey"));
    attempt(() -> Tokens.of("hush\naccess"));
    attempt(() -> Credentials.tokens("hush", "hush refresh"));
    attempt(() -> Credentials.password("ann@example.com", ""));
    attempt(() -> builder("https://ann:hush@a.example", key));
    attempt(() -> builder(url, key).header("X-Other", "hush\n"));
    ProxyOptions proxy = ProxyOptions.of("localhost", 1).withLogin("ann", "hush-proxy");
    print(proxy);
    try (HttpSignalCraft client = builder(url, key).proxy(proxy).build()) {
      attempt(() -> client.users().me());
    }
    System.out.println("end of main");
  }

  private static void use(HttpSignalCraft client) throws InterruptedException {
    print(client);
    for (int i = 0; i < 8; i++) {
      attempt(() -> client.users().me());
    }
    RawRequest raw =
        RawRequest.post("/thing").query("q", "hush-query").header("X-A", "hush-header").json("1");
    print(raw);
    attempt(() -> client.raw().send(raw));
    attempt(() -> client.withResponse(view -> view.raw().send(raw)));
    attempt(() -> client.accounts().login("ann@example.com", "hush-password"));
    attempt(() -> client.accounts().refresh("hush-refresh-9"));
    attempt(() -> client.async().users().me().join());
    for (Identity identity :
        new Identity[] {
          Identity.token("hush-token"), Identity.apiKey("hush-other"), Identity.service()
        }) {
      print(identity);
      attempt(() -> client.as(identity).users().me());
    }
    attempt(() -> client.as(Identity.token("hush\ntoken")).users().me());
    attempt(() -> client.as(Identity.apiKey("hüsh hush\n")).users().me());
    CountDownLatch seen = new CountDownLatch(1);
    try (LiveEvents events =
        client.events(
            new UUID(0, 1),
            EventOptions.defaults(),
            event -> {
              print(event);
              seen.countDown();
            })) {
      print(events);
      // where the server lets nobody in, there is nothing to see but the log
      boolean unused = seen.await(300, TimeUnit.MILLISECONDS);
      print(unused);
    }
  }

  private static ClientBuilder builder(String url, Credentials credentials) {
    return HttpSignalCraft.builder()
        .baseUrl(url)
        .header("X-Secret", "hush-default")
        .retry(QUICK)
        .credentials(credentials)
        .tokenListener(
            fresh -> {
              print(fresh);
              throw new IllegalStateException("cannot keep them");
            });
  }

  private static void attempt(Callable<?> work) {
    try {
      print(work.call());
    } catch (Exception e) {
      e.printStackTrace(System.out);
    }
  }

  private static void print(Object shown) {
    System.out.println("SHOWN " + shown);
  }

  private static void logAll() {
    Logger root = Logger.getLogger("");
    root.setLevel(Level.ALL);
    ConsoleHandler console = new ConsoleHandler();
    console.setLevel(Level.ALL);
    root.addHandler(console);
  }
}
