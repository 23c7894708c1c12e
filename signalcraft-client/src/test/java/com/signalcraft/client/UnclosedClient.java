package com.signalcraft.client;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.event.EventOptions;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A program that makes calls of all kinds and ends without closing anything. */
final class UnclosedClient {

  private UnclosedClient() {}

  public static void main(String[] arguments) {
    HttpSignalCraft client =
        HttpSignalCraft.builder()
            .baseUrl(arguments[0])
            .credentials(Credentials.password("ann@example.com", "pass"))
            .build();
    System.out.println(client.users().me().email());
    System.out.println(client.async().users().me().join().email());
    client.events(new UUID(0, 1), EventOptions.defaults(), event -> {});
    CompletableFuture<?> endless = client.async().users().me();
    System.out.println(endless.isDone());
    System.out.println("end of main");
    long end = System.nanoTime();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    System.out.println("after " + (System.nanoTime() - end) / 1_000_000 + " ms")));
  }
}
