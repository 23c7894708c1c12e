package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is left of a day's points once they are no longer kept one by one. Immutable.
 *
 * @param sourceId the source
 * @param day the day of UTC
 * @param count how many points there were, at least 1
 * @param sum their sum
 * @param min the least
 * @param max the greatest
 * @param last the last one
 */
public record DailyRollup(
    UUID sourceId,
    LocalDate day,
    long count,
    BigDecimal sum,
    BigDecimal min,
    BigDecimal max,
    BigDecimal last) {

  public DailyRollup {
    Checks.required("source_id", sourceId);
    Checks.required("day", day);
    Checks.that(count > 0, "count", "must be at least 1, was " + count);
    Checks.required("sum", sum);
    Checks.required("min", min);
    Checks.required("max", max);
    Checks.required("last", last);
    Checks.that(min.compareTo(max) <= 0, "min", "must not exceed max, " + max + ", was " + min);
  }
}
