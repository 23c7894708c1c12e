package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.internal.Fits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** What follows a history: the states go on without errors. In the unit of the model. Immutable. */
final class EtsPath {

  private final EtsShape shape;
  private final EtsRun run;
  private final double[] trend;
  private final double[] mean;

  EtsPath(EtsShape shape, EtsRun run, int steps) {
    this.shape = shape;
    this.run = run;
    trend = new double[steps];
    mean = new double[steps];
    EtsFilter end = run.end();
    double level = end.level;
    double slope = end.slope;
    int j = run.next();
    for (int h = 0; h < steps; h++) {
      slope = shape.growth ? Math.pow(Math.max(slope, 0), end.phi) : end.phi * slope;
      level = Fits.finite(shape.growth ? level * slope : level + slope);
      trend[h] = level;
      mean[h] =
          switch (shape.season) {
            case NONE -> level;
            case ADDITIVE -> level + end.season[j];
            case MULTIPLICATIVE -> level * end.season[j];
          };
      j = j + 1 == shape.m ? 0 : j + 1;
    }
  }

  double[] mean(DoubleUnaryOperator back) {
    return Arrays.stream(mean).map(back).toArray();
  }

  double[] trend(DoubleUnaryOperator back) {
    return Arrays.stream(trend).map(back).toArray();
  }

  List<Band> bands(List<Level> levels, DoubleUnaryOperator back) {
    List<Band> bands = new ArrayList<>();
    if (EtsVariance.isKnown(shape)) {
      double[] deviations = EtsVariance.deviations(shape, run.end(), trend, mean, run.sigma());
      for (Level level : levels) {
        double quantile = Fits.normalQuantile((1 + level.coverage()) / 2);
        bands.add(Fits.band(level, mean, deviations, quantile, back));
      }
      return bands;
    }
    EtsSimulation simulation =
        new EtsSimulation(shape, run.end(), run.next(), run.sigma(), mean.length);
    for (Level level : levels) {
      double[] lower = new double[mean.length];
      double[] upper = new double[mean.length];
      for (int h = 0; h < mean.length; h++) {
        double low = simulation.quantile(h, (1 - level.coverage()) / 2);
        double high = simulation.quantile(h, (1 + level.coverage()) / 2);
        // A skew distribution may have its quantile beyond the path without errors.
        lower[h] = back.applyAsDouble(Math.min(low, mean[h]));
        upper[h] = back.applyAsDouble(Math.max(high, mean[h]));
      }
      bands.add(new Band(level, lower, upper));
    }
    return bands;
  }
}
