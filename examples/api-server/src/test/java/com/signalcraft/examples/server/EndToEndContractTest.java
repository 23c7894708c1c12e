package com.signalcraft.examples.server;

import com.signalcraft.SignalCraft;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.contract.ContractBackend;
import com.signalcraft.contract.SignalCraftContract;
import com.signalcraft.examples.server.web.Cidr;
import com.signalcraft.examples.server.web.WebOptions;
import com.signalcraft.security.Identity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The contract, kept by the client over this server on PostgreSQL, for every identity; all tests
 * share one server and its database.
 */
class EndToEndContractTest extends SignalCraftContract {

  private static TestServer server;
  private static HttpSignalCraft service;

  @BeforeAll
  static void start() {
    // The client acts for users elsewhere, as an application does that is trusted.
    WebOptions front = WebOptions.defaults().withTrustedFronts(List.of(Cidr.parse("127.0.0.1")));
    server = TestServer.start(change -> change.withProtection(TestServer.unlimited().with(front)));
    service = server.client(TestServer.SERVICE_KEY);
  }

  @AfterAll
  static void stop() {
    service.close();
    server.close();
  }

  @Override
  protected ContractBackend backend() {
    return new Backend();
  }

  private static final class Backend implements ContractBackend {

    @Override
    public SignalCraft service() {
      return service;
    }

    @Override
    public Optional<String> addressOfCalls() {
      return Optional.of("127.0.0.1");
    }

    /** The server believes no bare id of a user. */
    @Override
    public SignalCraft as(Identity identity) {
      if (identity instanceof Identity.User user) {
        return service.as(Identity.token(server.tokenFor(user.userId())));
      }
      return identity instanceof Identity.Service ? service : service.as(identity);
    }

    /** The server and its database run on this machine. */
    @Override
    public Instant now() {
      return Clock.systemUTC().instant();
    }
  }
}
