package com.signalcraft.csv;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row with a time stamp. Immutable.
 *
 * @param line the line of the file on which the row begins, from 1
 * @param at the time stamp
 * @param value the value exactly as written, or null where it is missing
 */
public record CsvPoint(long line, Instant at, @Nullable BigDecimal value) {

  /** Checks the line. */
  public CsvPoint {
    if (line < 1) {
      throw new ValidationException("line", "must be at least 1, was " + line);
    }
    Checks.required("at", at);
  }

  /**
   * The value where there is one.
   *
   * @return the value exactly as written, or empty where it is missing
   */
  public Optional<BigDecimal> valueIfPresent() {
    return Optional.ofNullable(value);
  }
}
