package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.ScaleFloor;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * What is expected of the next value, and how far off it may be; learns from what came as far as
 * that is not an outage. Not thread-safe.
 */
final class Expectation {

  /** Until then everything is learnt as it is: nothing is known yet that it could differ from. */
  static final int LEARN_ALL = 12;

  /** An expert that is off by no more than so many standard deviations was right. */
  private static final double NEAR = 2;

  private static final int MOST_COUNTED = 1_000;

  private final ScaleFloor floor;
  private final ExpertMixture mixture = new ExpertMixture();
  private final RunningScale scale = new RunningScale();
  private final RegimeWatch regime = new RegimeWatch();
  private final Anchor anchor = new Anchor();
  private int observed;
  private double expected = Double.NaN;
  private double sigma;
  private boolean flat;

  Expectation(ScaleFloor floor) {
    this.floor = floor;
  }

  /** Looks at the slots of the next value. */
  void predict(Slots slots) {
    expected = mixture.predict(slots);
    double least = observed == 0 ? 0 : floor.at(expected);
    double learnt = observed == 0 ? 0 : scale.sigma(slots.ofScale());
    sigma = Math.max(least, learnt);
    flat = learnt <= least;
  }

  double expected() {
    return expected;
  }

  /** The standard deviation about the expected value, above 0 from the second value on. */
  double sigma() {
    return sigma;
  }

  /** Whether the values have scattered so little that the standard deviation is the floor. */
  boolean isFlat() {
    return flat;
  }

  /** The distance at which values are told apart; 0 where unknown. */
  double resolution() {
    return scale.resolution();
  }

  /** Whether enough has been seen to tell a residual. */
  boolean begun() {
    return observed >= LEARN_ALL;
  }

  /** Whether the level is being found again after a pause. */
  boolean anchoring() {
    return anchor.pending();
  }

  /** Whether there were outliers of late that may be those of an outage. */
  boolean mayBeOutage() {
    return regime.pending() > 0;
  }

  /** A long pause has ended. */
  void paused() {
    if (observed >= LEARN_ALL) {
      regime.clear();
      anchor.begin();
    }
  }

  /**
   * Learns from the value that was predicted.
   *
   * @param regimeLength how many outliers make a new level
   * @return whether a new level was accepted
   */
  boolean learn(Slots slots, double value, int regimeLength) {
    scale.see(value);
    boolean accepted = false;
    if (anchor.pending()) {
      anchor(value - expected);
    } else if (observed == 0) {
      mixture.learn(slots, value, 0);
    } else {
      accepted = learnKnown(slots, value, regimeLength);
    }
    observed = Math.min(MOST_COUNTED, observed + 1);
    return accepted;
  }

  private void anchor(double residual) {
    anchor.take(residual);
    if (!anchor.pending()) {
      double shift = anchor.median();
      if (Math.abs(shift) > 2 * sigma) {
        mixture.shift(shift);
      } else {
        mixture.shiftFast(shift);
      }
    }
  }

  private boolean learnKnown(Slots slots, double value, int regimeLength) {
    double residual = value - expected;
    double size = Math.abs(residual);
    if (observed < LEARN_ALL || size <= RunningScale.CLIP * sigma) {
      scale.learn(slots.ofScale(), size, sigma);
      double greatest = observed < LEARN_ALL ? size : RunningScale.CLIP * sigma;
      mixture.learn(slots, value, greatest);
      regime.inlier();
      return false;
    }
    return learnOutlier(slots, value, residual, regimeLength);
  }

  private boolean learnOutlier(Slots slots, double value, double residual, int regimeLength) {
    if (mixture.isExplained(value, NEAR * sigma)) {
      mixture.learn(slots, value, RunningScale.CLIP * sigma);
      regime.inlier();
      return false;
    }
    if (mixture.repeats(slots, value) && !regime.isLong()) {
      mixture.changeWeek(slots, value);
      return false;
    }
    regime.outlier(residual);
    if (regime.pending() >= regimeLength) {
      mixture.shift(regime.shift());
      scale.atLeast(regime.meanSize());
      regime.clear();
      return true;
    }
    if (regime.pending() <= Anchor.LENGTH) {
      scale.learn(slots.ofScale(), Math.abs(residual), sigma);
    }
    return false;
  }

  /** What was out by so much in a slot of the week is a part of the week from now on. */
  void expectInWeek(int slot, double residual) {
    mixture.expectInWeek(slot, residual);
  }

  void save(StateWriter out) {
    out.put(observed);
    mixture.save(out);
    scale.save(out);
    regime.save(out);
    anchor.save(out);
  }

  void restore(StateReader in) {
    observed = in.getInt(0, MOST_COUNTED);
    mixture.restore(in);
    scale.restore(in);
    regime.restore(in);
    anchor.restore(in);
  }
}
