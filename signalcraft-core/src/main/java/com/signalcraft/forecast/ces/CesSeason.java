package com.signalcraft.forecast.ces;

/** How a season enters complex exponential smoothing. */
public enum CesSeason {
  /** Not at all. */
  NONE("N"),
  /**
   * Level and potential are carried from season to season: those of each position by themselves.
   */
  SIMPLE("S"),
  /** A seasonal effect is added, smoothed by a real parameter. */
  PARTIAL("P"),
  /** A seasonal effect with a potential of its own is added, smoothed by a complex parameter. */
  FULL("F");

  private final String letter;

  CesSeason(String letter) {
    this.letter = letter;
  }

  /**
   * The letter in the model's name.
   *
   * @return N, S, P or F
   */
  public String letter() {
    return letter;
  }
}
