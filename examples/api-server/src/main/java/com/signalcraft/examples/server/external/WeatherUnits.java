package com.signalcraft.examples.server.external;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.UnaryOperator;

/** From the units that Open-Meteo may be asked for to those of the schema. */
final class WeatherUnits {

  private static final int DECIMALS = 3;
  private static final UnaryOperator<BigDecimal> SAME = UnaryOperator.identity();

  static final Map<String, UnaryOperator<BigDecimal>> TEMPERATURE =
      Map.of(
          "°C",
          SAME,
          "°F",
          value ->
              value
                  .subtract(BigDecimal.valueOf(32))
                  .multiply(BigDecimal.valueOf(5))
                  .divide(BigDecimal.valueOf(9), DECIMALS, RoundingMode.HALF_UP));

  static final Map<String, UnaryOperator<BigDecimal>> SPEED =
      Map.of(
          "km/h", SAME,
          "m/s", times("3.6"),
          "mp/h", times("1.609344"),
          "mph", times("1.609344"),
          "kn", times("1.852"));

  static final Map<String, UnaryOperator<BigDecimal>> DISTANCE =
      Map.of("m", times("0.001"), "km", SAME, "ft", times("0.0003048"));

  static final Map<String, UnaryOperator<BigDecimal>> PRESSURE =
      Map.of("hPa", SAME, "Pa", times("0.01"));

  static final Map<String, UnaryOperator<BigDecimal>> PERCENT = Map.of("%", SAME);

  /** Without a unit, whatever it is called. */
  static final Map<String, UnaryOperator<BigDecimal>> NONE = Map.of("", SAME);

  private WeatherUnits() {}

  private static UnaryOperator<BigDecimal> times(String factor) {
    BigDecimal by = new BigDecimal(factor);
    return value -> value.multiply(by, MathContext.DECIMAL64);
  }
}
