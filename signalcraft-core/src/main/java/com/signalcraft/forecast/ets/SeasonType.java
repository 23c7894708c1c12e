package com.signalcraft.forecast.ets;

/** How the season of an exponential smoothing model enters. */
public enum SeasonType {
  /** Not at all. */
  NONE("N"),
  /** Added to the trend. */
  ADDITIVE("A"),
  /** Multiplied with the trend. For values above zero alone. */
  MULTIPLICATIVE("M");

  private final String letter;

  SeasonType(String letter) {
    this.letter = letter;
  }

  /**
   * The letter in the model's name.
   *
   * @return N, A or M
   */
  public String letter() {
    return letter;
  }
}
