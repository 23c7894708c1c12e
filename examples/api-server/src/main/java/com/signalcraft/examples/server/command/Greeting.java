package com.signalcraft.examples.server.command;

import com.signalcraft.examples.database.LocalDatabase;
import com.signalcraft.examples.server.ApiServer;
import com.signalcraft.examples.server.sample.SampleAccount;
import java.io.PrintWriter;
import java.util.Optional;

/** What is told to the person who has started a server. Stateless. */
final class Greeting {

  private Greeting() {}

  static void remote(PrintWriter out, ApiServer server) {
    out.printf("SignalCraft runs.%n%n");
    addresses(out, server);
    out.printf("%nStop it with Ctrl-C.%n");
    out.flush();
  }

  static void local(
      PrintWriter out, ApiServer server, LocalDatabase database, Optional<String> samplePassword) {
    out.printf("SignalCraft runs.%n%n");
    addresses(out, server);
    samplePassword.ifPresent(
        password -> out.printf("  sign in    %s, password %s%n", SampleAccount.EMAIL, password));
    out.printf(
        "  data       %s%s%n%n",
        database.folder(),
        database.isTemporary() ? ", removed when it stops; keep it with --data DIR" : "");
    out.printf("Stop it with Ctrl-C.%n");
    out.flush();
  }

  private static void addresses(PrintWriter out, ApiServer server) {
    out.printf("  dashboard  %s/%n", server.url());
    out.printf("  API        %s/v1%n", server.url());
  }
}
