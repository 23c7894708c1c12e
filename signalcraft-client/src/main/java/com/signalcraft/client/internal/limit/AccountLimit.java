package com.signalcraft.client.internal.limit;

import com.signalcraft.client.config.RateLimitOptions;
import com.signalcraft.client.internal.time.Ambient;
import com.signalcraft.client.internal.time.Deadline;
import com.signalcraft.client.metrics.CallListener;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.RateLimitedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The limiter of one account. Each {@link #enter} is followed by exactly one {@link #leave} or
 * {@link #left}. Thread-safe.
 */
public final class AccountLimit {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;

  private final Ambient ambient;
  private final CallListener listener;
  private final @Nullable ServerQuota quota;
  private final @Nullable Pacer pacer;

  AccountLimit(RateLimitOptions options, Ambient ambient, CallListener listener) {
    this.ambient = ambient;
    this.listener = listener;
    this.quota = options.followServer() ? new ServerQuota() : null;
    this.pacer = options.pace().map(pace -> new Pacer(pace, now())).orElse(null);
  }

  /**
   * Waits until a request may leave.
   *
   * @param deadline until when to wait at the most
   * @throws RateLimitedException if that is too late; tells how long it is, and nothing is sent
   * @throws CallTimeoutException if the thread is interrupted; it stays so
   */
  public void enter(Deadline deadline) {
    if (pacer != null) {
      sleep(pacer.reserve(now(), deadline.remaining()), "the pace that is set", deadline);
    }
    if (quota != null) {
      Duration wait = quota.take(now());
      while (!wait.isZero()) {
        sleep(wait, "what is left of the server's limit", deadline);
        wait = quota.take(now());
      }
    }
  }

  /**
   * A request was answered.
   *
   * @param status the answer's status
   * @param headers its headers
   * @param retryAfter how long the server asks to wait, if it does
   */
  public void leave(int status, Headers headers, Optional<Duration> retryAfter) {
    Optional<QuotaReading> reading = QuotaReading.of(headers, ambient.clock().instant());
    if (quota != null) {
      // an error of the server may be a proxy's, behind which nobody counts
      reading.ifPresentOrElse(
          seen -> quota.answered(seen, now()), () -> quota.ended(status < SERVER_ERRORS));
      if (status == TOO_MANY_REQUESTS) {
        retryAfter.ifPresent(wait -> quota.refused(wait, now()));
      }
    }
    reading.ifPresent(
        seen ->
            listener.quotaSeen(
                seen.limit(), seen.remaining(), Instant.ofEpochSecond(seen.reset())));
  }

  /** A request ended without an answer. */
  public void left() {
    if (quota != null) {
      quota.ended(false);
    }
  }

  private void sleep(Duration wait, String why, Deadline deadline) {
    if (wait.isZero()) {
      return;
    }
    if (!deadline.allows(wait)) {
      throw new RateLimitedException(
          why + " allows no call for another " + wait + "; nothing was sent",
          FailureDetails.retryAfter(wait));
    }
    try {
      ambient.sleeper().sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallTimeoutException(
          "interrupted while waiting for " + why, FailureDetails.causedBy(e));
    }
  }

  private long now() {
    return ambient.nanoTime().getAsLong();
  }
}
