package com.signalcraft.forecast.ets;

/** How the errors of an exponential smoothing model enter. */
public enum ErrorType {
  /** Added to the forecast: their spread does not depend on the level. */
  ADDITIVE("A"),
  /** As a share of the forecast: their spread grows with it. For values above zero alone. */
  MULTIPLICATIVE("M");

  private final String letter;

  ErrorType(String letter) {
    this.letter = letter;
  }

  /**
   * The letter in the model's name.
   *
   * @return A or M
   */
  public String letter() {
    return letter;
  }
}
