package com.signalcraft.client.internal.auth;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.TokenListener;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.internal.time.Ambient;
import com.signalcraft.client.internal.time.Deadline;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a person's tokens fresh. Ahead of their end (60 s, or a fifth of their life where that is
 * less) they are renewed while calls go on with the present ones; at their end, or once the server
 * refuses them, calls wait. However many calls that are, one renewal is under way at a time, in a
 * thread of its own, so that a caller who gives up takes nobody else's tokens with him. If it
 * fails, all who wait fail by it, and for a while ({@value #PASSING_SECONDS} s, or {@value
 * #REFUSED_SECONDS} s after a refusal, or as long as the server asks) so does who comes later.
 *
 * <p>Ends are compared with this machine's clock alone. Where that clock is wrong, the server
 * refuses a token that seemed valid, and it is renewed then. Thread-safe.
 */
public final class TokenKeeper implements Authorizer, TokenProvider {

  private static final Logger LOG = LoggerFactory.getLogger(TokenKeeper.class);

  private static final int PASSING_SECONDS = 1;
  private static final int REFUSED_SECONDS = 30;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final TokenOrigin origin;
  private final TokenListener listener;
  private final Ambient ambient;
  private final Executor renewals;
  private final Duration patience;

  private final Object lock = new Object();

  /** Written under the lock; read without to prove what is proven already. */
  private volatile @Nullable HeldTokens held;

  private @Nullable CompletableFuture<Tokens> renewal;
  private @Nullable Throwable lastFailure;
  private long pauseEnd;

  /**
   * A keeper.
   *
   * @param origin how new tokens are had
   * @param first the tokens to begin with, or empty
   * @param listener is told of new tokens before they are used
   * @param ambient tells the time
   * @param renewals runs renewals
   * @param patience how long {@link #token} waits
   */
  private TokenKeeper(
      TokenOrigin origin,
      Optional<Tokens> first,
      TokenListener listener,
      Ambient ambient,
      Executor renewals,
      Duration patience) {
    this.origin = origin;
    this.listener = listener;
    this.ambient = ambient;
    this.renewals = renewals;
    this.patience = patience;
    this.held = first.map(tokens -> hold(tokens, true)).orElse(null);
  }

  /**
   * A keeper for a person's credentials.
   *
   * @param credentials a password, tokens or a token source
   * @param issuer asks the server for tokens
   * @param listener is told of new tokens before they are used
   * @param ambient tells the time
   * @param renewals runs renewals
   * @param patience how long {@link #token} waits; 0 for any time
   * @return the keeper
   */
  public static TokenKeeper of(
      Credentials credentials,
      TokenIssuer issuer,
      TokenListener listener,
      Ambient ambient,
      Executor renewals,
      Duration patience) {
    TokenOrigin origin;
    Optional<Tokens> first = Optional.empty();
    if (credentials instanceof Credentials.Password password) {
      origin = new TokenOrigin.Login(password, issuer);
    } else if (credentials instanceof Credentials.Held given) {
      origin = new TokenOrigin.Refresh(issuer);
      first = Optional.of(given.tokens());
    } else if (credentials instanceof Credentials.Sourced sourced) {
      origin = new TokenOrigin.Source(sourced.source());
    } else {
      throw new IllegalArgumentException("these credentials have no tokens: " + credentials);
    }
    return new TokenKeeper(origin, first, listener, ambient, renewals, patience);
  }

  @Override
  public Optional<Authorization> authorize(Deadline deadline) {
    return Optional.of(Authorization.bearer(current(deadline).accessToken()));
  }

  @Override
  public boolean renew(Authorization refused, Deadline deadline) {
    CompletableFuture<Tokens> coming;
    synchronized (lock) {
      HeldTokens present = held;
      if (present != null && !present.are(refused.token())) {
        return true;
      }
      if (present != null && !worthReplacing(present)) {
        return false;
      }
      coming = startOrJoin();
    }
    return !await(coming, deadline).accessToken().equals(refused.token());
  }

  private boolean worthReplacing(HeldTokens present) {
    return origin.canRenew(present.tokens())
        && present.worthReplacing(ambient.nanoTime().getAsLong());
  }

  @Override
  public void accepted(Authorization taken) {
    HeldTokens present = held;
    if (present != null && !present.proven() && present.are(taken.token())) {
      synchronized (lock) {
        if (present.equals(held)) {
          held = present.proved();
        }
      }
    }
  }

  /** Itself: the account stays the same when its tokens change. */
  @Override
  public Object account() {
    return this;
  }

  @Override
  public String token(boolean forceFresh) {
    Deadline deadline = Deadline.after(patience, ambient.nanoTime());
    if (forceFresh) {
      CompletableFuture<Tokens> coming;
      synchronized (lock) {
        coming = startOrJoin();
      }
      return await(coming, deadline).accessToken();
    }
    return current(deadline).accessToken();
  }

  private Tokens current(Deadline deadline) {
    CompletableFuture<Tokens> coming;
    synchronized (lock) {
      HeldTokens present = held;
      Instant now = ambient.clock().instant();
      if (present != null && (!present.isDue(now) || !origin.canRenew(present.tokens()))) {
        // where there is no way to new ones the server decides, as clocks may differ
        return present.tokens();
      }
      coming = startOrJoin();
      if (present != null && !present.hasEnded(now)) {
        return present.tokens();
      }
    }
    return await(coming, deadline);
  }

  /** Needs the lock. */
  private CompletableFuture<Tokens> startOrJoin() {
    if (renewal != null) {
      return renewal;
    }
    if (lastFailure != null && pauseEnd - ambient.nanoTime().getAsLong() > 0) {
      return CompletableFuture.failedFuture(lastFailure);
    }
    CompletableFuture<Tokens> begun = new CompletableFuture<>();
    Optional<Tokens> old = Optional.ofNullable(held).map(HeldTokens::tokens);
    try {
      renewals.execute(() -> renew(old, begun));
      renewal = begun.isDone() ? null : begun;
    } catch (RejectedExecutionException e) {
      begun.completeExceptionally(
          new SignalCraftException(
              "CLOSED", false, "the client is closed", FailureDetails.causedBy(e)));
    }
    return begun;
  }

  /** Never throws: whatever goes wrong goes to those who wait. */
  private void renew(Optional<Tokens> old, CompletableFuture<Tokens> waiting) {
    try {
      Tokens fresh = origin.renew(old);
      tell(fresh);
      synchronized (lock) {
        renewal = null;
        lastFailure = null;
        held = hold(fresh, false);
      }
      waiting.complete(fresh);
    } catch (Throwable e) {
      LOG.warn(
          "No new access token could be had: {}",
          e instanceof SignalCraftException ? e.getMessage() : e.getClass().getName());
      synchronized (lock) {
        renewal = null;
        lastFailure = e;
        pauseEnd = ambient.nanoTime().getAsLong() + pauseAfter(e).toNanos();
      }
      waiting.completeExceptionally(e);
    }
  }

  private void tell(Tokens fresh) {
    try {
      listener.tokensChanged(fresh);
    } catch (RuntimeException e) {
      LOG.error("The token listener failed; the new tokens are used but may not be kept", e);
    }
  }

  private static Duration pauseAfter(Throwable failure) {
    if (!(failure instanceof SignalCraftException known) || !known.retryable()) {
      return Duration.ofSeconds(REFUSED_SECONDS);
    }
    Duration asked = known.retryAfter().orElse(Duration.ZERO);
    Duration pause = Duration.ofSeconds(PASSING_SECONDS);
    Duration longer = asked.compareTo(pause) > 0 ? asked : pause;
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  private HeldTokens hold(Tokens tokens, boolean proven) {
    return HeldTokens.of(tokens, ambient.clock().instant(), ambient.nanoTime().getAsLong(), proven);
  }

  private static Tokens await(CompletableFuture<Tokens> coming, Deadline deadline) {
    try {
      return coming.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw SharedFailure.of(Objects.requireNonNullElse(e.getCause(), e));
    } catch (TimeoutException e) {
      throw new CallTimeoutException(
          "no new access token came within the time of the call", FailureDetails.causedBy(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallTimeoutException(
          "interrupted while waiting for a new access token", FailureDetails.causedBy(e));
    }
  }
}
