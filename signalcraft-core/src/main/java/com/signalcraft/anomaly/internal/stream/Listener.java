package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.Direction;
import com.signalcraft.anomaly.Voice;
import java.util.List;

/** Listens to one statistic of one voice, which is high where something is odd. Not thread-safe. */
final class Listener {

  private final Voice voice;
  private final int sign;
  private final TailModel tail;
  private final boolean heard;
  private double statistic;
  private double ratio;
  private double evidence;

  /**
   * A listener.
   *
   * @param sign 1 where the statistic is high above what was expected, −1 below, 0 where it does
   *     not tell them apart
   */
  Listener(Voice voice, int sign, TailPrior prior, List<Voice> voices, Direction direction) {
    this.voice = voice;
    this.sign = sign;
    this.tail = new TailModel(prior);
    this.heard = voices.contains(voice) && (sign == 0 || direction.includes(sign));
  }

  /** Whether the voice counts at all. */
  boolean heard() {
    return heard;
  }

  Voice voice() {
    return voice;
  }

  TailModel tail() {
    return tail;
  }

  /** The side of the evidence: that of the statistic, or else of the value. */
  int side(int ofValue) {
    return sign == 0 ? ofValue : sign;
  }

  /**
   * Takes the statistic in.
   *
   * @param now the statistic, to learn from; NaN where unknown
   * @param sure the least that it may be, to judge by
   */
  void take(double now, double sure) {
    statistic = now;
    ratio = tail.ready() ? sure / tail.quantile() : 0;
    evidence = ratio > 1 ? tail.evidence(sure) : 0;
  }

  /** The statistic in its quantiles of 95 %; NaN where unknown. */
  double ratio() {
    return ratio;
  }

  /** Minus the logarithm of its probability; 0 up to the quantile. */
  double evidence() {
    return evidence;
  }

  /** Learns from what was taken in; returns whether the tail above the quantile has changed. */
  boolean learn(double spread, double gain) {
    return heard && !Double.isNaN(statistic) && tail.learn(statistic + spread, gain);
  }
}
