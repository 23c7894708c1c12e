package com.signalcraft.alert.internal.run;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.internal.machine.Terms;
import com.signalcraft.alert.internal.tell.Manners;
import com.signalcraft.alert.internal.tell.Wording;
import com.signalcraft.error.ValidationException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An alert with all that follows from its row. Immutable.
 *
 * @param alert the alert
 * @param rule its rule; null where there is an error
 * @param error why it cannot be evaluated, or null
 * @param fingerprint tells whether the rule is another than before
 * @param terms what its states go by
 * @param manners how it tells
 * @param wording in which words
 */
record Subject(
    Alert alert,
    @Nullable AlertRule rule,
    @Nullable String error,
    long fingerprint,
    Terms terms,
    Manners manners,
    Wording wording) {

  static Subject of(Alert alert, @Nullable String error) {
    if (error != null) {
      return failed(alert, error);
    }
    try {
      AlertRule rule = AlertRule.of(alert);
      return new Subject(
          alert,
          rule,
          null,
          fingerprint(alert, rule),
          Terms.of(rule, alert.settings()),
          Manners.of(alert.settings()),
          new Wording(rule::describe, rule::describe, alert.settings()));
    } catch (ValidationException unfit) {
      return failed(alert, "The rule does not fit: " + unfit.getMessage());
    }
  }

  private static Subject failed(Alert alert, String error) {
    return new Subject(
        alert,
        null,
        error,
        0,
        Terms.none(),
        Manners.of(alert.settings()),
        new Wording(() -> "", reading -> "", alert.settings()));
  }

  /** Of source, condition, thresholds and window; settings of waiting and telling do not count. */
  private static long fingerprint(Alert alert, AlertRule rule) {
    long hash = mix(0, alert.sourceId().getMostSignificantBits());
    hash = mix(hash, alert.sourceId().getLeastSignificantBits());
    hash = mix(hash, rule.condition().wireName().hashCode());
    hash = mix(hash, rule.timeframe().wireName().hashCode());
    hash = mix(hash, rule.aggregation().wireName().hashCode());
    hash = mix(hash, rule.fullWindow() ? 1 : 0);
    hash = mix(hash, number(rule.threshold()));
    hash = mix(hash, number(rule.recoveryThreshold()));
    return mix(hash, number(rule.leastChange()));
  }

  private static long number(@Nullable BigDecimal number) {
    return Double.doubleToLongBits(number == null ? Double.NaN : number.doubleValue() + 0.0);
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014), over the sum. */
  private static long mix(long hash, long value) {
    long mixed = (hash ^ value) + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
