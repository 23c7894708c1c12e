package com.signalcraft.examples.cli.commands;

import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.examples.cli.ExitCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Alert rules as typed. */
final class AlertText {

  private AlertText() {}

  /**
   * A rule as typed: {@code condition:threshold:timeframe}.
   *
   * @param text such as {@code below:1000:24h} or {@code anomaly::24h}
   * @return the rule
   * @throws CliFailure if it is none; the message says how one is written
   */
  static AlertRule parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      throw notARule(text, "has " + (parts.length - 1) + " colons instead of 2", null);
    }
    try {
      return AlertRule.of(
          OpenEnum.require(AlertCondition.class, "condition", parts[0].strip()),
          parts[1].isBlank() ? null : new BigDecimal(parts[1].strip()),
          OpenEnum.require(AlertTimeframe.class, "timeframe", parts[2].strip()));
    } catch (NumberFormatException e) {
      throw notARule(text, "the threshold is not a number", e);
    } catch (ValidationException e) {
      throw notARule(text, e.getMessage(), e);
    }
  }

  private static CliFailure notARule(
      String text, @Nullable String reason, @Nullable Throwable cause) {
    return new CliFailure(
        ExitCode.USAGE,
        "--alert \""
            + text
            + "\": "
            + reason
            + "; write CONDITION:THRESHOLD:TIMEFRAME, such as above:8000:24h, change_percent:-40:24h"
            + " or anomaly::24h",
        cause);
  }
}
