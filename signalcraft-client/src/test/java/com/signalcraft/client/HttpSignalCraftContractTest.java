package com.signalcraft.client;

import com.signalcraft.SignalCraft;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.internal.time.Ambient;
import com.signalcraft.client.server.ContractServer;
import com.signalcraft.contract.ContractBackend;
import com.signalcraft.contract.SignalCraftContract;
import com.signalcraft.security.Identity;
import com.signalcraft.testing.SettableClock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The contract, kept over HTTP by a client and a server; each test has a server of its own. */
class HttpSignalCraftContractTest extends SignalCraftContract {

  @Override
  protected ContractBackend backend() {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-15T10:20:30Z"));
    ContractServer server = ContractServer.start(clock);
    HttpSignalCraft client =
        HttpSignalCraft.builder()
            .baseUrl(server.baseUrl().toString())
            .credentials(Credentials.source(() -> Tokens.of(ContractServer.SERVICE_TOKEN)))
            .build(Ambient.system().with(clock));
    return new Backend(clock, server, client);
  }

  private record Backend(SettableClock clock, ContractServer server, HttpSignalCraft service)
      implements ContractBackend {

    @Override
    public SignalCraft as(Identity identity) {
      if (identity instanceof Identity.User user) {
        return service.as(Identity.token(server.tokenFor(user.userId())));
      }
      return identity instanceof Identity.Service ? service : service.as(identity);
    }

    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public Optional<TimeMachine> timeMachine() {
      return Optional.of(clock::advance);
    }

    /** On the server itself: thousands of calls over HTTP would take seconds. */
    @Override
    public void spendApiCalls(UUID ownerId, UUID businessId, int calls) {
      SignalCraft owner = server.store().as(Identity.user(ownerId));
      for (int i = 0; i < calls; i++) {
        owner.businesses().update(businessId, BusinessUpdate.rename("call " + i));
      }
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public void close() {
      service.close();
      server.close();
    }
  }
}
