package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert to be created. Immutable.
 *
 * @param sourceId the source it watches
 * @param name its name, 1 to 200 characters
 * @param condition what it watches for
 * @param threshold the bound, as {@link AlertRule} has it; null only for anomaly
 * @param timeframe over which window
 * @param settings how it is evaluated beyond that
 */
public record NewAlert(
    UUID sourceId,
    String name,
    AlertCondition condition,
    @Nullable BigDecimal threshold,
    AlertTimeframe timeframe,
    AlertSettings settings) {

  public NewAlert {
    Checks.required("source_id", sourceId);
    Checks.text("name", name, 200);
    Checks.required("condition", condition);
    Checks.required("timeframe", timeframe);
    Checks.required("settings", settings);
    if (threshold != null) {
      threshold = Checks.decimal("threshold", threshold);
    }
    AlertRule.of(condition, threshold, timeframe, settings);
  }

  /**
   * An alert with the settings by default.
   *
   * @param sourceId the source it watches
   * @param name its name, 1 to 200 characters
   * @param condition what it watches for
   * @param threshold the bound, as {@link AlertRule} has it; null only for anomaly
   * @param timeframe over which window
   */
  public NewAlert(
      UUID sourceId,
      String name,
      AlertCondition condition,
      @Nullable BigDecimal threshold,
      AlertTimeframe timeframe) {
    this(sourceId, name, condition, threshold, timeframe, AlertSettings.defaults());
  }
}
