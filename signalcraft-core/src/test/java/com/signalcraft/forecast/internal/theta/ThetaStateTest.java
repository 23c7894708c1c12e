package com.signalcraft.forecast.internal.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.forecast.KnownSeries;
import com.signalcraft.forecast.theta.ThetaModel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Against values of statsforecast's tests (tests/test_theta.py), given α, θ and the first level.
 */
class ThetaStateTest {

  private static final double[] Y = KnownSeries.airPassengers();

  private static ThetaState run(ThetaModel model, double[] fitted) {
    double[] line = ThetaProfile.Line.line(Y);
    ThetaState state = new ThetaState(ThetaParameters.of(model, 0.5, 0.5, Y[0] / 2, line));
    for (int i = 0; i < Y.length; i++) {
      fitted[i] = state.next();
      state.add(Y[i]);
    }
    return state;
  }

  private static double[] ahead(ThetaState state) {
    double[] next = new double[5];
    for (int i = 0; i < 5; i++) {
      next[i] = state.next();
      state.add(next[i]);
    }
    return next;
  }

  @Test
  void a_static_model_follows_the_published_recursion() {
    double[] fitted = new double[Y.length];
    double[] next = ahead(run(ThetaModel.STM, fitted));
    double[] expected = {441.9132, 443.2418, 444.5704, 445.8990, 447.2276};
    assertThat(next).containsExactly(expected, within(1e-4));
    assertThat(fitted[0]).isCloseTo(101.1550, within(1e-4));
    assertThat(fitted[1]).isCloseTo(107.9061, within(1e-4));
    assertThat(fitted[143]).isCloseTo(449.1692, within(1e-4));
    assertThat(ahead(run(ThetaModel.OTM, fitted))).containsExactly(next);
  }

  @Test
  void a_dynamic_model_follows_the_published_recursion() {
    double[] expected = {441.9132, 443.2330, 444.5484, 445.8594, 447.1659};
    double[] fitted = new double[Y.length];
    assertThat(ahead(run(ThetaModel.DOTM, fitted))).containsExactly(expected, within(1e-4));
    assertThat(ahead(run(ThetaModel.DSTM, fitted))).containsExactly(expected, within(1e-4));
  }

  @Test
  void the_line_so_far_is_the_least_squares_line() {
    ThetaProfile.Line line = ThetaProfile.Line.soFar(Y);
    for (int i : new int[] {2, 3, 50, 143}) {
      double[] through = ThetaProfile.Line.line(Arrays.copyOf(Y, i));
      assertThat(line.intercepts()[i]).isCloseTo(through[0], within(1e-9));
      assertThat(line.slopes()[i]).isCloseTo(through[1], within(1e-9));
    }
  }

  @Test
  void the_sum_of_squares_of_a_profile_is_that_of_a_run_and_no_other_level_or_weight_has_less() {
    double[] x = ThetaValues.aboveFirst(Y);
    boolean[] counts = new boolean[x.length];
    Arrays.fill(counts, true);
    counts[20] = false;
    double[] line = ThetaProfile.Line.line(x);
    for (ThetaModel model : new ThetaModel[] {ThetaModel.OTM, ThetaModel.DOTM}) {
      boolean dynamic = model == ThetaModel.DOTM;
      ThetaProfile.Line lines =
          dynamic ? ThetaProfile.Line.soFar(x) : ThetaProfile.Line.throughAll(x);
      ThetaProfile profile = new ThetaProfile(x, counts, lines, true, true);
      double least = profile.sumOfSquares(0.3);
      double level = profile.level();
      double weight = profile.weight();
      assertThat(squares(model, line, x, counts, level, weight)).isCloseTo(least, within(1e-6));
      assertThat(squares(model, line, x, counts, level + 1, weight)).isGreaterThan(least);
      assertThat(squares(model, line, x, counts, level - 1, weight)).isGreaterThan(least);
      assertThat(squares(model, line, x, counts, level, weight * 0.98)).isGreaterThan(least);
    }
  }

  private static double squares(
      ThetaModel model, double[] line, double[] x, boolean[] counts, double level, double weight) {
    ThetaState state = new ThetaState(ThetaParameters.of(model, 0.3, weight, level, line));
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double error = x[i] - state.next();
      sum += i >= 2 && counts[i] ? error * error : 0;
      state.add(x[i]);
    }
    return sum;
  }

  /** The published estimates of the static forms are those of a simplex; none may be better. */
  @Test
  void the_estimates_are_at_least_as_good_as_the_published_ones() {
    ClassicalSeason season = ClassicalSeason.of(Y, Y, 12, true);
    double[] adjusted = new double[Y.length];
    Arrays.setAll(adjusted, i -> season.off(Y[i], i));
    boolean[] counts = new boolean[Y.length];
    Arrays.fill(counts, true);
    double[] x = ThetaValues.aboveFirst(adjusted);
    double[] line = ThetaProfile.Line.line(adjusted);
    double[] lineAbove = ThetaProfile.Line.line(x);
    double[][] published = {
      {0.7539672851562504, 2.0, 27.318805372082096},
      {0.7156664372398441, 22.70488382725331, -215.29400465748392},
      {0.7715576171875065, 2.0, -254.68762894800898},
      {0.7247594168741598, 90.89199991973408, -363.30166262176766}
    };
    ThetaModel[] models = {ThetaModel.STM, ThetaModel.OTM, ThetaModel.DSTM, ThetaModel.DOTM};
    for (int i = 0; i < models.length; i++) {
      double alpha = published[i][0];
      double weight = 1 - 1 / published[i][1];
      // Our dynamic forms begin at the first value: there their α and θ are compared with ours.
      double theirs =
          i < 2
              ? sum(models[i], alpha, weight, published[i][2], line, adjusted)
              : sum(models[i], alpha, weight, 0, lineAbove, x);
      ThetaParameters ours = ThetaFit.of(models[i], adjusted, counts, 12);
      double sum = sum(models[i], ours.alpha(), ours.weight(), ours.level(), lineAbove, x);
      assertThat(sum).isLessThanOrEqualTo(theirs);
      assertThat(ours.alpha()).isCloseTo(alpha, within(0.01));
    }
  }

  private static double sum(
      ThetaModel model, double alpha, double weight, double level, double[] line, double[] x) {
    ThetaState state = new ThetaState(ThetaParameters.of(model, alpha, weight, level, line));
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double error = x[i] - state.next();
      sum += i >= 2 ? error * error : 0;
      state.add(x[i]);
    }
    return sum;
  }

  /** The covariance that is carried forward, against paths that are drawn. */
  @Test
  void the_variances_ahead_are_those_of_drawn_paths() {
    double[] line = ThetaProfile.Line.line(Y);
    ThetaParameters parameters =
        ThetaParameters.of(ThetaModel.DOTM, 0.3, 0.9, Y[0], line).withSpread(2, 100, false);
    ThetaState end = new ThetaState(parameters);
    for (int i = 0; i < 20; i++) {
      end.add(Y[i]);
    }
    int steps = 12;
    int paths = 40_000;
    double[] sum = new double[steps];
    double[] squares = new double[steps];
    Random random = new Random(5);
    for (int path = 0; path < paths; path++) {
      ThetaState state = end.copy();
      for (int h = 0; h < steps; h++) {
        double value = state.next() + 2 * random.nextGaussian();
        state.add(value);
        sum[h] += value;
        squares[h] += value * value;
      }
    }
    ThetaOutlook outlook = new ThetaOutlook(parameters, 0, end);
    for (int h = 0; h < steps; h++) {
      outlook.step();
      double mean = sum[h] / paths;
      double drift = 2 * 0.3 * (h + 1) / Math.sqrt(20);
      double drawn = squares[h] / paths - mean * mean + drift * drift;
      assertThat(outlook.expected()).isCloseTo(mean, within(0.06));
      assertThat(outlook.deviation()).isCloseTo(Math.sqrt(drawn), within(0.04));
    }
  }
}
