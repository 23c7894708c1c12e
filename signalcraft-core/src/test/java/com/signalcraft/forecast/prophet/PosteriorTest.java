package com.signalcraft.forecast.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.forecast.Forecasters;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * That the mode is one: the density is written down here once more, as published, with the offsets
 * γ of logistic growth, and its derivatives are taken by differences.
 */
class PosteriorTest {

  private static final double TAU = 0.05;
  private static final double CAP = 1.3;
  private static final int SIZE = 150;

  private enum Form {
    LINEAR(Growth.Kind.LINEAR, Mode.ADDITIVE),
    LINEAR_SHARES(Growth.Kind.LINEAR, Mode.MULTIPLICATIVE),
    FLAT(Growth.Kind.FLAT, Mode.ADDITIVE),
    FLAT_SHARES(Growth.Kind.FLAT, Mode.MULTIPLICATIVE),
    LOGISTIC(Growth.Kind.LOGISTIC, Mode.ADDITIVE),
    LOGISTIC_SHARES(Growth.Kind.LOGISTIC, Mode.MULTIPLICATIVE);

    final Growth.Kind kind;
    final Mode mode;

    Form(Growth.Kind kind, Mode mode) {
      this.kind = kind;
      this.mode = mode;
    }

    Growth growth() {
      return switch (kind) {
        case LINEAR -> Growth.linear();
        case FLAT -> Growth.flat();
        case LOGISTIC -> Growth.logistic(CAP * 40);
      };
    }
  }

  /** Bends twice, has a week, and is at most 40. */
  private static TimeSeries series() {
    Random random = new Random(11);
    double[] y = new double[SIZE];
    double most = 0;
    for (int i = 0; i < SIZE; i++) {
      double level =
          10 + 0.2 * i - (i > 60 ? 0.25 * (i - 60) : 0) + (i > 100 ? 0.4 * (i - 100) : 0);
      y[i] = level * (1 + 0.15 * Math.sin(2 * Math.PI * i / 7)) + random.nextGaussian();
      most = Math.max(most, y[i]);
    }
    long[] times = new long[SIZE];
    for (int i = 0; i < SIZE; i++) {
      times[i] = 1_600_000_000_000L + 86_400_000L * i;
      y[i] *= 40 / most;
    }
    return TimeSeries.of(ZoneOffset.UTC, Frequency.DAILY, times, y);
  }

  private final TimeSeries series = series();

  private FittedProphet fit(Form form) {
    ProphetOptions options =
        ProphetOptions.ofDefaults()
            .withGrowth(form.growth())
            .withSeasonalities(SeasonalityOptions.ofDefaults().withMode(form.mode));
    return (FittedProphet) Forecasters.prophet(options).fit(series);
  }

  /** k, m, log σ, the changes and the coefficients. */
  private static double[] parameters(FittedProphet fitted) {
    double[] changes = fitted.changepoints().stream().mapToDouble(Changepoint::delta).toArray();
    double[] beta = fitted.coefficients("weekly");
    double[] all = new double[3 + changes.length + beta.length];
    all[0] = fitted.rate();
    all[1] = fitted.offset();
    all[2] = Math.log(fitted.sigma() / 40);
    System.arraycopy(changes, 0, all, 3, changes.length);
    System.arraycopy(beta, 0, all, 3 + changes.length, beta.length);
    return all;
  }

  private double density(Form form, double[] at, double[] points) {
    double sigma = Math.exp(at[2]);
    double sum = at[0] * at[0] / 50 + at[1] * at[1] / 50 + 2 * sigma * sigma;
    for (int j = 0; j < points.length; j++) {
      sum += Math.abs(at[3 + j]) / TAU;
    }
    int first = 3 + points.length;
    for (int j = first; j < at.length; j++) {
      sum += at[j] * at[j] / 200;
    }
    for (int i = 0; i < SIZE; i++) {
      double t = i / (SIZE - 1.0);
      double trend = trend(form, at, points, t);
      double effect = 0;
      double turn = series.timestampAt(i) / 86_400_000.0 / 7;
      for (int j = 0; j < 3; j++) {
        double angle = 2 * Math.PI * (j + 1) * turn;
        effect += at[first + 2 * j] * Math.sin(angle) + at[first + 2 * j + 1] * Math.cos(angle);
      }
      double curve = form.mode == Mode.ADDITIVE ? trend + effect : trend * (1 + effect);
      double residual = series.valueAt(i) / 40 - curve;
      sum += residual * residual / 2 / sigma / sigma + at[2];
    }
    return -sum;
  }

  private static double trend(Form form, double[] at, double[] points, double t) {
    double slope = at[0];
    double offset = at[1];
    for (int j = 0; j < points.length && t >= points[j]; j++) {
      double next = slope + at[3 + j];
      if (form.kind == Growth.Kind.LOGISTIC) {
        offset += (points[j] - offset) * (1 - slope / next);
      } else {
        offset -= points[j] * at[3 + j];
      }
      slope = next;
    }
    return switch (form.kind) {
      case LINEAR -> slope * t + offset;
      case FLAT -> offset;
      case LOGISTIC -> CAP / (1 + Math.exp(-slope * (t - offset)));
    };
  }

  private double[] points(FittedProphet fitted) {
    return fitted.changepoints().stream()
        .mapToDouble(point -> series.indexOf(point.at()) / (SIZE - 1.0))
        .toArray();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void the_reported_density_is_the_published_one(Form form) {
    FittedProphet fitted = fit(form);
    assertThat(fitted.logPosterior())
        .isCloseTo(density(form, parameters(fitted), points(fitted)), within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void no_derivative_leads_upwards(Form form) {
    FittedProphet fitted = fit(form);
    double[] at = parameters(fitted);
    double[] points = points(fitted);
    int changed = 0;
    for (int j = 0; j < at.length; j++) {
      double h = 1e-6;
      double here = at[j];
      at[j] = here + h;
      double above = density(form, at, points);
      at[j] = here - h;
      double below = density(form, at, points);
      at[j] = here;
      if (j >= 3 && j < 3 + points.length && here == 0) {
        // Both ways down: a change that is not worth its cost.
        double middle = density(form, at, points);
        assertThat(above).isLessThanOrEqualTo(middle + 1e-8);
        assertThat(below).isLessThanOrEqualTo(middle + 1e-8);
      } else if (!(form.kind == Growth.Kind.FLAT && j == 0)) {
        changed += j >= 3 && j < 3 + points.length ? 1 : 0;
        assertThat((above - below) / (2 * h)).as("parameter " + j).isCloseTo(0, within(5e-3));
      }
    }
    if (form.kind != Growth.Kind.FLAT) {
      assertThat(changed).isBetween(1, 15);
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void no_step_aside_is_better(Form form) {
    FittedProphet fitted = fit(form);
    double[] at = parameters(fitted);
    double[] points = points(fitted);
    double best = density(form, at, points);
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      double size = Math.pow(10, -1 - random.nextInt(5));
      double[] aside = Arrays.stream(at).map(x -> x + size * random.nextGaussian()).toArray();
      assertThat(density(form, aside, points)).isLessThanOrEqualTo(best + 1e-8);
    }
  }
}
