package com.signalcraft.client;

import com.signalcraft.SignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.server.ContractServer;
import com.signalcraft.common.PageRequest;
import com.signalcraft.differential.Side;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.security.Identity;
import com.signalcraft.testing.SettableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The side of the client and a server. */
final class HttpSide extends Side {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-15T10:20:30Z"));
  private final ContractServer server = ContractServer.start(clock);
  private final HttpSignalCraft service =
      HttpSignalCraft.builder()
          .baseUrl(server.baseUrl().toString())
          .credentials(Credentials.source(() -> Tokens.of(ContractServer.SERVICE_TOKEN)))
          .build();

  @Override
  protected SignalCraft service() {
    return view(service);
  }

  /** A view that turns what the server does not believe, bare ids of users, into tokens. */
  private SignalCraft view(SignalCraft client) {
    return (SignalCraft)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SignalCraft.class},
            (proxy, method, arguments) -> {
              Object[] given = arguments;
              if (method.getName().equals("as") && arguments[0] instanceof Identity identity) {
                given = new Object[] {known(identity)};
              }
              try {
                Object answer = method.invoke(client, given);
                return answer instanceof SignalCraft other ? view(other) : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Identity known(Identity identity) {
    if (identity instanceof Identity.Service) {
      return Identity.token(ContractServer.SERVICE_TOKEN);
    } else if (identity instanceof Identity.User user) {
      return Identity.token(server.tokenFor(user.userId()));
    } else if (identity instanceof Identity.Token token) {
      return Side.userOf(token.token())
          .map(user -> Identity.token(server.tokenFor(user)))
          .orElse(identity);
    }
    return identity;
  }

  @Override
  protected Object together(Identity caller, Function<SignalCraft, Object> call) {
    SignalCraft view = service().as(caller);
    try {
      view.businesses().list(PageRequest.ofSize(1));
    } catch (PermissionDeniedException e) {
      // Of a key that does not read: it is known.
    }
    return call.apply(view);
  }

  @Override
  protected boolean refusesNullsFirst() {
    return true;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }

  @Override
  public void close() {
    service.close();
    server.close();
  }
}
