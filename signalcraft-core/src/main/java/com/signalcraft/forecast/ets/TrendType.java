package com.signalcraft.forecast.ets;

/** How the trend of an exponential smoothing model goes on. */
public enum TrendType {
  /** There is none: the level goes on. */
  NONE("N", false, false),
  /** A line. */
  ADDITIVE("A", false, false),
  /** A line that flattens out. */
  ADDITIVE_DAMPED("Ad", false, true),
  /** Growth by a constant factor. For values above zero alone. */
  MULTIPLICATIVE("M", true, false),
  /** Growth by a factor that tends to 1. For values above zero alone. */
  MULTIPLICATIVE_DAMPED("Md", true, true);

  private final String letter;
  private final boolean multiplicative;
  private final boolean damped;

  TrendType(String letter, boolean multiplicative, boolean damped) {
    this.letter = letter;
    this.multiplicative = multiplicative;
    this.damped = damped;
  }

  /**
   * The letters in the model's name.
   *
   * @return N, A, Ad, M or Md
   */
  public String letter() {
    return letter;
  }

  /**
   * Whether it grows by a factor.
   *
   * @return true for a multiplicative trend
   */
  public boolean isMultiplicative() {
    return multiplicative;
  }

  /**
   * Whether it flattens out.
   *
   * @return true for a damped trend
   */
  public boolean isDamped() {
    return damped;
  }
}
