package com.signalcraft.forecast.internal.theta;

/**
 * What a theta model carries from step to step: level, mean and slope of the values so far
 * (Fiorucci et al., 2016, equations 12 to 17). A static model keeps its line. Mutable, not
 * thread-safe.
 */
final class ThetaState {

  private final ThetaParameters parameters;
  private final double rest;
  private double level;
  private double mean;
  private double intercept;
  private double slope;
  private double power = 1;
  private long steps;

  ThetaState(ThetaParameters parameters) {
    this.parameters = parameters;
    rest = 1 - parameters.alpha();
    level = parameters.level();
    intercept = parameters.intercept();
    slope = parameters.slope();
    if (parameters.isDynamic()) {
      intercept = 0;
      slope = 0;
    }
  }

  /** What is expected of the next step. */
  double next() {
    if (parameters.isClassic()) {
      return level;
    }
    if (parameters.isDynamic() && steps == 0) {
      return 0;
    }
    return level + parameters.weight() * line();
  }

  /** What the line adds to the level in the next step. */
  private double line() {
    return intercept * power + slope * (1 - power * rest) / parameters.alpha();
  }

  /** Takes the next value in. */
  void add(double value) {
    level = parameters.alpha() * value + rest * level;
    power *= rest;
    steps++;
    if (parameters.isDynamic()) {
      double before = mean;
      mean += (value - mean) / steps;
      slope = steps == 1 ? 0 : ((steps - 2) * slope + 6 * (value - before) / steps) / (steps + 1.0);
      intercept = mean - slope * (steps + 1) / 2.0;
    }
  }

  double level() {
    return level;
  }

  double power() {
    return power;
  }

  long steps() {
    return steps;
  }

  /** A state of its own that goes on from here. */
  ThetaState copy() {
    ThetaState copy = new ThetaState(parameters);
    copy.level = level;
    copy.mean = mean;
    copy.intercept = intercept;
    copy.slope = slope;
    copy.power = power;
    copy.steps = steps;
    return copy;
  }
}
