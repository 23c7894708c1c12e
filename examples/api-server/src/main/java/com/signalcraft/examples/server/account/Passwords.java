package com.signalcraft.examples.server.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.OverloadedException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Hashes of passwords: Argon2id (RFC 9106) with 19 MiB, 2 passes and one lane, as OWASP's cheat
 * sheet on password storage advises. Only so many are computed at once that a flood of sign-ins
 * leaves cores and threads to the other calls. Thread-safe.
 */
public final class Passwords {

  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(19 * 1_024, 2, 1, 32, Argon2.ID);
  private static final int SALT_BYTES = 16;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Semaphore places;
  private final Semaphore running;
  private final String nobodys;
  private final LongAdder computed = new LongAdder();

  /**
   * Passwords.
   *
   * @param options how many are hashed at once
   */
  public Passwords(AccountOptions options) {
    places = new Semaphore(options.hashesAtOnce() + options.hashesWaiting());
    running = new Semaphore(options.hashesAtOnce(), true);
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    nobodys = hash(Base64.getEncoder().encodeToString(random));
  }

  /**
   * The hash of a new password, with its salt and parameters.
   *
   * @param password the password
   * @return the hash
   */
  public String hash(String password) {
    return bounded(
        () -> Password.hash(normal(password)).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult());
  }

  /** Whether a password is the one of a hash. */
  boolean matches(String password, String hash) {
    return bounded(
        () ->
            Password.check(normal(password), hash).with(Argon2Function.getInstanceFromHash(hash)));
  }

  /** Takes the time of {@link #matches}, for an account that is not there. */
  void matchNobody(String password) {
    matches(password, nobodys);
  }

  /** Whether a hash was made with other parameters than hashes are made with now. */
  boolean isOutdated(String hash) {
    return !Argon2Function.getInstanceFromHash(hash).equals(ARGON2ID);
  }

  /**
   * How many hashes were computed.
   *
   * @return the count
   */
  public long computed() {
    return computed.sum();
  }

  /** One password, however the keyboard composes its characters. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private <T> T bounded(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw busy();
    }
    try {
      if (!running.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
      try {
        computed.increment();
        return work.get();
      } finally {
        running.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      places.release();
    }
  }

  private static OverloadedException busy() {
    return new OverloadedException(
        "too many people sign in at this moment", FailureDetails.retryAfter(Duration.ofSeconds(2)));
  }
}
