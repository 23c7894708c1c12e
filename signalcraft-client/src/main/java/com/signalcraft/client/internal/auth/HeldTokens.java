package com.signalcraft.client.internal.auth;

import com.signalcraft.client.auth.Tokens;
import java.time.Duration;
import java.time.Instant;

/**
 * Tokens in use.
 *
 * @param tokens the tokens
 * @param refreshAt when to look for new ones
 * @param expiresAt when the access token ends
 * @param heldSince when they came, by the clock that never goes back, in nanoseconds
 * @param proven whether they may be replaced when the server refuses them: false until it has taken
 *     them once
 */
record HeldTokens(
    Tokens tokens, Instant refreshAt, Instant expiresAt, long heldSince, boolean proven) {

  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);
  private static final int MARGIN_PART = 5;

  /** How long tokens that were never taken are not replaced, as newer ones are no better. */
  private static final Duration YOUTH = Duration.ofSeconds(10);

  static HeldTokens of(Tokens tokens, Instant now, long nanoTime, boolean proven) {
    Instant end = tokens.expiresAt().orElse(Instant.MAX);
    if (end.equals(Instant.MAX)) {
      return new HeldTokens(tokens, end, end, nanoTime, proven);
    }
    Duration margin = Duration.between(now, end).dividedBy(MARGIN_PART);
    Duration bounded = margin.compareTo(LONGEST_MARGIN) > 0 ? LONGEST_MARGIN : margin;
    return new HeldTokens(
        tokens, bounded.isNegative() ? end : end.minus(bounded), end, nanoTime, proven);
  }

  boolean isDue(Instant now) {
    return !now.isBefore(refreshAt);
  }

  boolean hasEnded(Instant now) {
    return !now.isBefore(expiresAt);
  }

  boolean are(String accessToken) {
    return tokens.accessToken().equals(accessToken);
  }

  boolean worthReplacing(long nanoTime) {
    return proven || nanoTime - heldSince > YOUTH.toNanos();
  }

  HeldTokens proved() {
    return new HeldTokens(tokens, refreshAt, expiresAt, heldSince, true);
  }
}
