package com.signalcraft.client.internal.limit;

import com.signalcraft.client.config.RateLimitOptions;
import com.signalcraft.client.internal.time.Ambient;
import com.signalcraft.client.metrics.CallListener;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The limiters of a client, one for each account that calls through it; of those that were not used
 * for the longest time, so many are forgotten that {@value #MAX_ACCOUNTS} stay. Thread-safe.
 */
public final class AccountLimits {

  private static final int MAX_ACCOUNTS = 1_000;
  private static final float USUAL_LOAD = 0.75f;

  private final RateLimitOptions options;
  private final Ambient ambient;
  private final CallListener listener;

  /** Guarded by itself. */
  private final Map<Object, AccountLimit> limits =
      new LinkedHashMap<>(16, USUAL_LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, AccountLimit> eldest) {
          return size() > MAX_ACCOUNTS;
        }
      };

  /**
   * Limiters of one kind.
   *
   * @param options what they heed
   * @param ambient tells the time and waits
   * @param listener is told of quotas
   */
  public AccountLimits(RateLimitOptions options, Ambient ambient, CallListener listener) {
    this.options = options;
    this.ambient = ambient;
    this.listener = listener;
  }

  /**
   * The limiter of an account.
   *
   * @param account a value equal for equal accounts
   * @return the limiter
   */
  public AccountLimit of(Object account) {
    synchronized (limits) {
      return limits.computeIfAbsent(account, key -> new AccountLimit(options, ambient, listener));
    }
  }
}
