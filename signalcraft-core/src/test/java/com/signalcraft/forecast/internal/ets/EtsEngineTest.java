package com.signalcraft.forecast.internal.ets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.forecast.ets.ErrorType;
import com.signalcraft.forecast.ets.EtsModel;
import com.signalcraft.forecast.ets.SeasonType;
import com.signalcraft.forecast.ets.TrendType;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.solvers.LaguerreSolver;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EtsEngineTest {

  private static final int SEASON = 4;

  static Stream<EtsModel> models() {
    return Stream.of(ErrorType.values())
        .flatMap(
            error ->
                Stream.of(TrendType.values())
                    .flatMap(
                        trend ->
                            Stream.of(SeasonType.values())
                                .map(season -> new EtsModel(error, trend, season))));
  }

  private static double[] values() {
    Random random = new Random(4);
    double[] factors = {0.9, 1.1, 1.2, 0.8};
    double[] y = new double[40];
    for (int t = 0; t < y.length; t++) {
      y[t] = (0.8 + 0.01 * t) * factors[t % SEASON] * (1 + 0.05 * random.nextGaussian());
    }
    y[0] = y[17] = y[18] = y[39] = Double.NaN;
    return y;
  }

  private static double[] point(EtsShape shape) {
    double[] x = new double[shape.count];
    shape.smoothing(x, 0.4, 0.15, 0.9, 0.2);
    x[shape.level] = 0.85;
    if (shape.hasTrend) {
      x[shape.slope] = shape.growth ? 1.012 : 0.011;
    }
    double[] effects =
        shape.factors ? new double[] {0.95, 1.05, 1.2} : new double[] {-0.1, 0.1, 0.2};
    for (int j = 0; j < shape.freeEffects; j++) {
      x[shape.effects + j] = effects[j];
    }
    return x;
  }

  private static EtsObjective objective(EtsShape shape) {
    double[] y = values();
    return new EtsObjective(y, 36, shape, SEASON, shape.count);
  }

  /** The equations as in the book's tables 2.2 and 2.3, in terms of the error. */
  private static double[] byTheBook(EtsShape shape, double[] x, double[] y) {
    double alpha = x[0];
    double beta = shape.beta(x);
    double phi = shape.phi(x);
    double gamma = shape.gamma(x);
    double l = x[shape.level];
    double b = shape.hasTrend ? x[shape.slope] : 0;
    double[] s = new double[SEASON];
    EtsFilter.initialEffects(shape, x, new double[SEASON], s);
    double[] means = new double[y.length];
    for (int t = 0; t < y.length; t++) {
      double grown = shape.growth ? Math.pow(b, phi) : phi * b;
      double q = shape.growth ? l * grown : l + grown;
      double effect = s[t % SEASON];
      double mu =
          switch (shape.season) {
            case NONE -> q;
            case ADDITIVE -> q + effect;
            case MULTIPLICATIVE -> q * effect;
          };
      means[t] = mu;
      double e = Double.isNaN(y[t]) ? 0 : y[t] - mu;
      double inLevel = shape.factors ? e / effect : e;
      double inSeason = shape.factors ? e / q : e;
      double newLevel = q + alpha * inLevel;
      b = shape.growth ? grown + beta * inLevel / l : grown + beta * inLevel;
      l = newLevel;
      if (shape.m > 1) {
        s[t % SEASON] = effect + gamma * inSeason;
      }
    }
    return means;
  }

  @ParameterizedTest
  @MethodSource("models")
  void one_step_forecasts_follow_the_equations_of_the_book(EtsModel model) {
    EtsShape shape = new EtsShape(model, SEASON);
    double[] x = point(shape);
    EtsFilter filter = new EtsFilter(values(), SEASON);
    assertThat(filter.run(shape, x, new double[SEASON])).isTrue();
    assertThat(filter.mean).containsExactly(byTheBook(shape, x, values()), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("models")
  void the_gradient_is_that_of_small_differences(EtsModel model) {
    EtsShape shape = new EtsShape(model, SEASON);
    EtsObjective objective = objective(shape);
    double[] x = point(shape);
    double[] gradient = new double[shape.count];
    objective.value(x);
    objective.linearise(x, gradient, new double[shape.count * shape.count], shape.count);
    for (int i = 0; i < shape.count; i++) {
      double[] up = x.clone();
      double[] down = x.clone();
      up[i] += 1e-6;
      down[i] -= 1e-6;
      double slope = (objective.value(up) - objective.value(down)) / 2e-6;
      assertThat(gradient[i])
          .as("variable %s", i)
          .isCloseTo(slope, within(1e-4 * (1 + Math.abs(slope))));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void the_formula_of_the_variance_agrees_with_simulated_paths(EtsModel model) {
    EtsShape shape = new EtsShape(model, SEASON);
    if (!EtsVariance.isKnown(shape)) {
      return;
    }
    EtsFilter filter = new EtsFilter(values(), SEASON);
    double[] x = point(shape);
    filter.run(shape, x, new double[SEASON]);
    int steps = 10;
    double sigma = 0.04;
    EtsSimulation simulation = new EtsSimulation(shape, filter, 0, sigma, steps);
    double[] trend = new double[steps];
    double[] mean = new double[steps];
    double l = filter.level;
    double b = filter.slope;
    for (int h = 0; h < steps; h++) {
      b *= filter.phi;
      l += b;
      trend[h] = l;
      double effect = shape.m > 1 ? filter.season[h % SEASON] : 0;
      mean[h] = shape.factors ? l * effect : l + effect;
    }
    double[] deviations = EtsVariance.deviations(shape, filter, trend, mean, sigma);
    for (int h = 0; h < steps; h++) {
      double middle = simulation.quantile(h, 0.8413447) - simulation.quantile(h, 0.1586553);
      assertThat(deviations[h] / (middle / 2)).as("step %s", h).isCloseTo(1, within(0.06));
    }
  }

  @Test
  void stability_is_that_of_the_roots() {
    Random random = new Random(11);
    int stable = 0;
    for (int round = 0; round < 500; round++) {
      int degree = 2 + random.nextInt(7);
      double[] falling = new double[degree + 1];
      falling[0] = 1;
      for (int i = 1; i <= degree; i++) {
        falling[i] = random.nextGaussian() * 0.6;
      }
      double[] rising = new double[degree + 1];
      for (int i = 0; i <= degree; i++) {
        rising[i] = falling[degree - i];
      }
      double largest = 0;
      for (Complex root : new LaguerreSolver().solveAllComplex(rising, 0)) {
        largest = Math.max(largest, root.abs());
      }
      stable += largest < 1 ? 1 : 0;
      assertThat(Admissibility.stable(falling, degree)).isEqualTo(largest < 1);
    }
    assertThat(stable).isBetween(50, 450);
  }

  @Test
  void the_usual_region_is_kept_whatever_is_asked_for() {
    EtsShape shape =
        new EtsShape(
            new EtsModel(ErrorType.ADDITIVE, TrendType.ADDITIVE_DAMPED, SeasonType.ADDITIVE),
            SEASON);
    double[] x = new double[shape.count];
    shape.smoothing(x, 0.3, 0.9, 1.2, 2);
    assertThat(shape.beta(x)).isCloseTo(0.3, within(1e-12));
    assertThat(shape.gamma(x)).isCloseTo(0.7, within(1e-12));
    assertThat(shape.phi(x)).isEqualTo(0.98);
    shape.smoothing(x, 5, 0.2, 0.1, 0.5);
    assertThat(x[EtsShape.ALPHA]).isEqualTo(0.9999);
    assertThat(shape.beta(x)).isCloseTo(0.2, within(1e-12));
    assertThat(shape.gamma(x)).isCloseTo(1e-4, within(1e-6));
    assertThat(shape.phi(x)).isEqualTo(0.8);
  }
}
