package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.Voice;

/**
 * The running statistics that the voices listen to, each high where something is odd, with what
 * their tails are on normal noise: the quantile of 95 %, and power and spread above it.
 */
enum Statistic {
  POINT_UP(Voice.POINT, 1, 1.645, 1.8, 0.295, 0.5),
  POINT_DOWN(Voice.POINT, -1, 1.645, 1.8, 0.295, 0.5),
  RUN_5_UP(Voice.RUN, 1, 1.645, 1.8, 0.295, 0.5),
  RUN_5_DOWN(Voice.RUN, -1, 1.645, 1.8, 0.295, 0.5),
  RUN_10_UP(Voice.RUN, 1, 1.645, 1.8, 0.295, 0.5),
  RUN_10_DOWN(Voice.RUN, -1, 1.645, 1.8, 0.295, 0.5),
  SIZE_5(Voice.RUN, 0, 1.28, 2.5, 0.12, 0.5),
  SIZE_10(Voice.RUN, 0, 1.13, 3, 0.093, 0.5),
  MORE_SCATTER(Voice.VARIANCE, 0, 0.93, 5, 0.05, 0.5),
  LESS_SCATTER(Voice.VARIANCE, 0, 1.49, 2, 0.09, 0.5),
  SHAPE(Voice.SHAPE, 0, 1, 1, 0.3, 0.01);

  private final Voice voice;
  private final int sign;
  private final double quantile;
  private final double power;
  private final double spread;
  private final double leastQuantile;

  Statistic(
      Voice voice, int sign, double quantile, double power, double spread, double leastQuantile) {
    this.voice = voice;
    this.sign = sign;
    this.quantile = quantile;
    this.power = power;
    this.spread = spread;
    this.leastQuantile = leastQuantile;
  }

  Voice voice() {
    return voice;
  }

  /** 1 where it is high above what was expected, -1 below, 0 where it does not tell them apart. */
  int sign() {
    return sign;
  }

  double quantile() {
    return quantile;
  }

  double power() {
    return power;
  }

  double spread() {
    return spread;
  }

  /** A quantile below it is not believed: in standard deviations. */
  double leastQuantile() {
    return leastQuantile;
  }
}
