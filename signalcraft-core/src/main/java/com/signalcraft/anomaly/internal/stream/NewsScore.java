package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.internal.TailMath;

/** The score of a verdict: how much of a piece of news a point is, 0 to 1. Stateless. */
final class NewsScore {

  private NewsScore() {}

  /**
   * The score.
   *
   * @param logP the natural logarithm of the fused probability
   * @return rises with the oddness and never comes to 1
   */
  static double of(double logP) {
    return TailMath.oddness(logP);
  }
}
