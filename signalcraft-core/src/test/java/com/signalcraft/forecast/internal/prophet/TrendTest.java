package com.signalcraft.forecast.internal.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The reference values are those that Prophet's own tests hold. */
class TrendTest {

  private static final double[] POINTS = {5};
  private static final double[] CHANGES = {0.5};

  @Test
  void a_line_bends_where_its_slope_changes() {
    Trend trend = new Trend(1, 0, POINTS, CHANGES);
    double[] expected = {0, 1, 2, 3, 4, 5, 6.5, 8, 9.5, 11, 12.5};
    for (int t = 0; t <= 10; t++) {
      assertThat(trend.at(t, Trend.piece(POINTS, t, 0))).isEqualTo(expected[t]);
    }
  }

  @Test
  void an_s_curve_bends_where_its_rate_changes() {
    Trend trend = new Trend(1, 0, POINTS, CHANGES);
    double[] expected = {
      5, 7.310586, 8.807971, 9.525741, 9.820138, 9.933071, 9.984988, 9.996646, 9.999252, 9.999833,
      9.999963
    };
    for (int t = 0; t <= 10; t++) {
      double logit = trend.at(t, Trend.piece(POINTS, t, 0));
      assertThat(10 * Trend.logistic(logit)).isCloseTo(expected[t], within(1e-6));
    }
  }

  /** The published form has offsets γ that make the curve continuous. */
  @Test
  void the_published_offsets_give_the_same_s_curve() {
    double k = 1.7;
    double m = 0.4;
    double[] points = {0.2, 0.5, 0.7};
    double[] changes = {-2.5, 1.9, 0.3};
    Trend trend = new Trend(k, -k * m, points, changes);
    for (double t = 0; t <= 1; t += 0.05) {
      double slope = k;
      double offset = m;
      for (int j = 0; j < points.length; j++) {
        double next = slope + changes[j];
        double gamma = (points[j] - offset) * (1 - slope / next);
        if (t >= points[j]) {
          slope = next;
          offset += gamma;
        } else {
          break;
        }
      }
      assertThat(trend.at(t, Trend.piece(points, t, 0)))
          .isCloseTo(slope * (t - offset), within(1e-12));
    }
  }

  @Test
  void a_piece_is_found_from_either_side() {
    double[] points = {0.2, 0.5, 0.7};
    for (int near = 0; near <= 3; near++) {
      assertThat(Trend.piece(points, 0.1, near)).isZero();
      assertThat(Trend.piece(points, 0.2, near)).isEqualTo(1);
      assertThat(Trend.piece(points, 0.6, near)).isEqualTo(2);
      assertThat(Trend.piece(points, 5, near)).isEqualTo(3);
    }
  }

  @Test
  void the_logistic_function_does_not_overflow() {
    assertThat(Trend.logistic(1e300)).isEqualTo(1);
    assertThat(Trend.logistic(-1e300)).isZero();
    assertThat(Trend.logistic(0)).isEqualTo(0.5);
  }
}
