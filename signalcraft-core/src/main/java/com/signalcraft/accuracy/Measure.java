package com.signalcraft.accuracy;

import com.signalcraft.common.WireEnum;
import java.util.OptionalDouble;

/**
 * Measures of point forecasts. Over the steps whose actual value y is known, with forecast f and
 * error e = y − f. Sources: Hyndman and Koehler (2006), Another look at measures of forecast
 * accuracy; for sMAPE and MASE also the M4 competitors' guide, for RMSSE the M5 competitors' guide.
 */
public enum Measure implements WireEnum {
  /** Mean error (bias), the mean of e, in the series' unit: above zero where actuals are higher. */
  ME("me", Unit.SERIES),
  /** Mean absolute error, the mean of |e|, in the series' unit. */
  MAE("mae", Unit.SERIES),
  /** Root mean squared error, the root of the mean of e², in the series' unit. */
  RMSE("rmse", Unit.SERIES),
  /** Mean of 100·|e|/|y|, in per cent; no verdict where any actual value is zero. */
  MAPE("mape", Unit.PERCENT),
  /** Mean of 200·|e|/(|y| + |f|), in per cent, 0 to 200; a step of y = f = 0 counts as 0. */
  SMAPE("smape", Unit.PERCENT),
  /** 100·Σ|e|/Σ|y|, in per cent; no verdict where every actual value is zero. */
  WAPE("wape", Unit.PERCENT),
  /** Mean of |e| divided by {@link Scale#meanAbsolute()}; no verdict without a scale. */
  MASE("mase", Unit.RATIO),
  /** Root of the mean of e² divided by {@link Scale#meanSquare()}; no verdict without a scale. */
  RMSSE("rmsse", Unit.RATIO);

  /** What a measure is counted in. */
  public enum Unit {
    /** The unit of the series' values. */
    SERIES,
    /** Per cent. */
    PERCENT,
    /** A number without a unit. */
    RATIO
  }

  private final String wireName;
  private final Unit unit;

  Measure(String wireName, Unit unit) {
    this.wireName = wireName;
    this.unit = unit;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * What the measure is counted in.
   *
   * @return the unit
   */
  public Unit unit() {
    return unit;
  }

  /**
   * The value of this measure.
   *
   * @param accuracy all measures of a forecast
   * @return the value; empty for "no verdict", never NaN or infinite
   */
  public OptionalDouble of(Accuracy accuracy) {
    return switch (this) {
      case ME -> accuracy.me();
      case MAE -> accuracy.mae();
      case RMSE -> accuracy.rmse();
      case MAPE -> accuracy.mape();
      case SMAPE -> accuracy.smape();
      case WAPE -> accuracy.wape();
      case MASE -> accuracy.mase();
      case RMSSE -> accuracy.rmsse();
    };
  }
}
