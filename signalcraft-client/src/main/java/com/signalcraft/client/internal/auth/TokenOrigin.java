package com.signalcraft.client.internal.auth;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.TokenSource;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How new tokens are had. Used by one thread at a time. */
interface TokenOrigin {

  /**
   * Whether there is a way to new tokens.
   *
   * @param old the tokens so far
   * @return true if {@link #renew} may succeed
   */
  boolean canRenew(Tokens old);

  /**
   * New tokens.
   *
   * @param old the tokens so far
   * @return tokens to be used from now on
   * @throws SignalCraftException if there are none
   */
  Tokens renew(Optional<Tokens> old);

  /**
   * A person who logs in by password. A refresh that fails in any way is followed by a login, at
   * once where the server refused it and at the next call else, so that no refresh token is ever
   * sent twice.
   */
  final class Login implements TokenOrigin {

    private final Credentials.Password password;
    private final TokenIssuer issuer;
    private boolean refreshFailed;

    Login(Credentials.Password password, TokenIssuer issuer) {
      this.password = password;
      this.issuer = issuer;
    }

    @Override
    public boolean canRenew(Tokens old) {
      return true;
    }

    @Override
    public Tokens renew(Optional<Tokens> old) {
      Optional<String> refreshToken = old.flatMap(Tokens::refreshToken);
      if (refreshToken.isPresent() && !refreshFailed) {
        try {
          return issuer.refresh(refreshToken.get());
        } catch (SignalCraftException e) {
          refreshFailed = true;
          if (e.retryable()) {
            throw e;
          }
        }
      }
      Tokens tokens = issuer.login(password.email(), password.password());
      refreshFailed = false;
      return tokens;
    }
  }

  /**
   * A person who has logged in elsewhere. A refresh token that the server refused is never sent
   * again. One whose answer was lost is, once the next call needs it: if the server had replaced
   * it, the replacement is lost anyway, and this is the one way to go on without a new login.
   */
  final class Refresh implements TokenOrigin {

    private final TokenIssuer issuer;
    private @Nullable SignalCraftException refusal;

    Refresh(TokenIssuer issuer) {
      this.issuer = issuer;
    }

    @Override
    public boolean canRenew(Tokens old) {
      return old.refreshToken().isPresent();
    }

    @Override
    public Tokens renew(Optional<Tokens> old) {
      String refreshToken =
          old.flatMap(Tokens::refreshToken)
              .orElseThrow(
                  () ->
                      new AuthenticationException(
                          "the access token has ended and there is no refresh token: log in again"));
      if (refusal == null) {
        try {
          return issuer.refresh(refreshToken);
        } catch (SignalCraftException e) {
          if (e.retryable()) {
            throw e;
          }
          refusal = e;
        }
      }
      throw new AuthenticationException(
          "the server has refused the refresh token: log in again (" + refusal.getMessage() + ")",
          new FailureDetails(refusal.requestId().orElse(null), null, refusal));
    }
  }

  /**
   * A person whose tokens the application has.
   *
   * @param source gives them
   */
  record Source(TokenSource source) implements TokenOrigin {

    @Override
    public boolean canRenew(Tokens old) {
      return true;
    }

    @Override
    public Tokens renew(Optional<Tokens> old) {
      try {
        Tokens tokens = source.fetch();
        if (tokens != null) {
          return tokens;
        }
      } catch (SignalCraftException e) {
        throw e;
      } catch (RuntimeException e) {
        throw failed("threw " + e.getClass().getName(), e);
      }
      throw failed("gave null", null);
    }

    private SignalCraftException failed(String how, @Nullable Throwable cause) {
      return new SignalCraftException(
          "TOKEN_SOURCE_FAILED",
          true,
          "the token source " + source.getClass().getName() + " " + how,
          new FailureDetails(null, null, cause));
    }
  }
}
