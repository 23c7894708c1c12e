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
   * A person who logs in by password: at first, and in the place of a refresh whose token was
   * refused (at once) or whose answer was lost (at the next call), so that no refresh token is sent
   * twice.
   */
  final class Login implements TokenOrigin {

    private final Credentials.Password password;
    private final TokenIssuer issuer;
    private boolean spent;

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
      if (refreshToken.isPresent() && !spent) {
        try {
          return issuer.refresh(refreshToken.get());
        } catch (AnswerLostException e) {
          spent = true;
          throw e.failure();
        } catch (SignalCraftException e) {
          if (e.retryable()) {
            throw e;
          }
          spent = true;
        }
      }
      Tokens tokens = issuer.login(password.email(), password.password());
      spent = false;
      return tokens;
    }
  }

  /**
   * A person who has logged in elsewhere. A refresh token that the server refused is never sent
   * again. One whose answer was lost is not either, where the server is known to replace them; from
   * any other server it is the way to go on without a new login.
   */
  final class Refresh implements TokenOrigin {

    private final TokenIssuer issuer;
    private boolean rotates;
    private @Nullable SignalCraftException end;

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
      if (end != null) {
        throw ended(end);
      }
      try {
        Tokens fresh = issuer.refresh(refreshToken);
        rotates |= !fresh.refreshToken().equals(Optional.of(refreshToken));
        return fresh;
      } catch (AnswerLostException e) {
        end = rotates ? e.failure() : null;
        throw e.failure();
      } catch (SignalCraftException e) {
        if (e.retryable()) {
          throw e;
        }
        end = e;
        throw ended(e);
      }
    }

    private static AuthenticationException ended(SignalCraftException end) {
      return new AuthenticationException(
          "the refresh token is of no more use: log in again (" + end.getMessage() + ")",
          new FailureDetails(end.requestId().orElse(null), null, end));
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
