package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.common.Checks;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.TokenVerifier;
import java.time.Duration;

/**
 * How a back end works. Immutable.
 *
 * @param poolMode what stands between this process and the database
 * @param statementTimeout how long a statement may take, 1 ms to 1 hour, in whole milliseconds
 * @param retry how often a transaction that lost against another is tried
 * @param tokenVerifier finds out whose a token is
 */
public record EngineSettings(
    PoolMode poolMode, Duration statementTimeout, RetryPolicy retry, TokenVerifier tokenVerifier) {

  private static final Duration LONGEST = Duration.ofHours(1);

  public EngineSettings {
    Checks.required("pool_mode", poolMode);
    Checks.required("statement_timeout", statementTimeout);
    Checks.that(
        statementTimeout.toMillis() >= 1 && statementTimeout.compareTo(LONGEST) <= 0,
        "statement_timeout",
        "must be between PT0.001S and " + LONGEST + ", was " + statementTimeout);
    Checks.required("retry", retry);
    Checks.required("token_verifier", tokenVerifier);
  }
}
