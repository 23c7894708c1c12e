package com.signalcraft.forecast.arima;

import com.signalcraft.common.Checks;
import java.io.Serializable;

/**
 * The order (p, d, q)(P, D, Q)[m] of a seasonal ARIMA model (Box and Jenkins, 1976): φ(B) Φ(Bᵐ) (1
 * − B)ᵈ (1 − Bᵐ)ᴰ y = c + θ(B) Θ(Bᵐ) ε, B being the shift by a step. Immutable.
 *
 * @param p how many autoregressive terms, 0 to {@value #MAX_TERMS}
 * @param d how often it is differenced, 0 to {@value #MAX_DIFFERENCES}
 * @param q how many moving average terms, 0 to {@value #MAX_TERMS}
 * @param seasonalP how many seasonal autoregressive terms, 0 to {@value #MAX_SEASONAL_TERMS}
 * @param seasonalD how often it is differenced over a season, 0 to {@value #MAX_DIFFERENCES}
 * @param seasonalQ how many seasonal moving average terms, 0 to {@value #MAX_SEASONAL_TERMS}
 * @param seasonLength the steps of a season, m; 1 for none, and then there are no seasonal terms;
 *     at most {@value #MAX_SEASON_LENGTH}
 */
public record ArimaOrder(
    int p, int d, int q, int seasonalP, int seasonalD, int seasonalQ, int seasonLength)
    implements Serializable {

  /** The most terms of one kind. */
  public static final int MAX_TERMS = 20;

  /** The most seasonal terms of one kind. */
  public static final int MAX_SEASONAL_TERMS = 5;

  /** The most differences of one kind. */
  public static final int MAX_DIFFERENCES = 2;

  /** The longest season of seasonal terms, in steps; longer ones take Fourier terms. */
  public static final int MAX_SEASON_LENGTH = 400;

  /** Checks the ranges. */
  public ArimaOrder {
    Checks.between("p", p, 0, MAX_TERMS);
    Checks.between("d", d, 0, MAX_DIFFERENCES);
    Checks.between("q", q, 0, MAX_TERMS);
    Checks.between("seasonalP", seasonalP, 0, MAX_SEASONAL_TERMS);
    Checks.between("seasonalD", seasonalD, 0, MAX_DIFFERENCES);
    Checks.between("seasonalQ", seasonalQ, 0, MAX_SEASONAL_TERMS);
    Checks.between("seasonLength", seasonLength, 1, MAX_SEASON_LENGTH);
    Checks.that(
        seasonLength > 1 || seasonalP + seasonalD + seasonalQ == 0,
        "seasonLength",
        "must be at least 2 for seasonal terms, was 1");
  }

  /**
   * An order without a season.
   *
   * @param p how many autoregressive terms
   * @param d how often it is differenced
   * @param q how many moving average terms
   * @return the order (p, d, q)
   */
  public static ArimaOrder of(int p, int d, int q) {
    return new ArimaOrder(p, d, q, 0, 0, 0, 1);
  }

  /**
   * The same with seasonal terms.
   *
   * @param termsP how many seasonal autoregressive terms
   * @param differences how often it is differenced over a season
   * @param termsQ how many seasonal moving average terms
   * @param length the steps of a season
   * @return the order (p, d, q)(P, D, Q)[m]
   */
  public ArimaOrder seasonal(int termsP, int differences, int termsQ, int length) {
    return new ArimaOrder(p, d, q, termsP, differences, termsQ, length);
  }

  /**
   * How many autoregressive and moving average coefficients there are.
   *
   * @return p + q + P + Q
   */
  public int coefficients() {
    return p + q + seasonalP + seasonalQ;
  }

  /**
   * How many values differencing takes.
   *
   * @return d + m·D
   */
  public int lost() {
    return d + seasonLength * seasonalD;
  }

  /** Such as {@code (2,1,1)(0,1,0)[12]}, or {@code (2,1,1)} without a season. */
  @Override
  public String toString() {
    String base = "(" + p + "," + d + "," + q + ")";
    return seasonalP + seasonalD + seasonalQ == 0
        ? base
        : base + "(" + seasonalP + "," + seasonalD + "," + seasonalQ + ")[" + seasonLength + "]";
  }
}
