package com.signalcraft.forecast.internal.arima;

/**
 * Sine and cosine pairs of a season.
 *
 * @param seasonLength the steps of a season
 * @param orders how often each pair goes round in a season, each 1 to half the season length
 */
@SuppressWarnings("ArrayRecordComponent") // internal; made once, never changed after
record Harmonics(int seasonLength, int[] orders) {

  /** How many columns there are: a pair for each order, the cosine alone at half the season. */
  int columns() {
    int count = 0;
    for (int order : orders) {
      count += 2 * order == seasonLength ? 1 : 2;
    }
    return count;
  }

  /**
   * Fills the columns of steps.
   *
   * @param first the first step, counted from the start of the history
   * @param columns the columns
   * @param at the first column to fill
   */
  void fill(long first, double[][] columns, int at) {
    int column = at;
    for (int order : orders) {
      boolean half = 2 * order == seasonLength;
      double[] cosine = columns[column++];
      double[] sine = half ? cosine : columns[column++];
      for (int i = 0; i < cosine.length; i++) {
        long turn = Math.floorMod((first + i) * order, (long) seasonLength);
        double angle = 2 * Math.PI * turn / seasonLength;
        if (!half) {
          sine[i] = Math.sin(angle);
        }
        cosine[i] = Math.cos(angle);
      }
    }
  }
}
