package com.signalcraft.forecast.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Forecasts that add up. */
class ReconciliationTest {

  private static final Hierarchy SHOPS = HierarchyTest.SHOPS;
  private static final Horizon FIVE = Horizon.steps(5);
  private static final Forecaster LINEAR =
      Forecasters.linear(LinearOptions.ofDefaults().withSeasonLengths(List.of()));

  /** One model a level, so that the forecasts do not add up. */
  private static Map<String, FittedForecaster> base(long seed, double factor) {
    Map<String, FittedForecaster> base = new LinkedHashMap<>();
    SHOPS
        .aggregate(leaves(seed, factor))
        .forEach(
            (node, series) ->
                base.put(
                    node,
                    (SHOPS.leaves().contains(node) ? LINEAR : Forecasters.drift()).fit(series)));
    return base;
  }

  private static Map<String, TimeSeries> leaves(long seed, double factor) {
    Random random = new Random(seed);
    Map<String, TimeSeries> leaves = new LinkedHashMap<>();
    double[] shared = new double[60];
    for (int i = 0; i < 60; i++) {
      shared[i] = random.nextGaussian();
    }
    for (String leaf : SHOPS.leaves()) {
      double[] values = new double[60];
      for (int i = 0; i < values.length; i++) {
        values[i] = factor * (20 + 0.1 * i + 2 * shared[i] + 3 * random.nextGaussian());
      }
      leaves.put(leaf, TimeSeries.ofValues(values));
    }
    return leaves;
  }

  private static double at(Map<String, Forecast> forecasts, String node, int step) {
    return forecasts.get(node).mean().valueAt(step);
  }

  private static void assertCoherent(Map<String, Forecast> forecasts) {
    for (int h = 0; h < 5; h++) {
      double shops = at(forecasts, "Berlin", h) + at(forecasts, "Hamburg", h);
      double scale = Math.abs(shops) + Math.abs(at(forecasts, "web", h));
      assertThat(at(forecasts, "shops", h)).isEqualTo(shops, within(1e-12 * scale));
      assertThat(at(forecasts, "all", h))
          .isEqualTo(shops + at(forecasts, "web", h), within(1e-12 * scale));
    }
  }

  @Property(tries = 60, seed = "5")
  void means_add_up_by_every_method(
      @ForAll long seed,
      @ForAll Reconciliation method,
      @ForAll @DoubleRange(min = -290, max = 290) double power,
      @ForAll boolean nonNegative) {
    Map<String, Forecast> forecasts =
        new Reconciler(SHOPS, method, nonNegative)
            .reconcile(base(seed, Math.pow(10, power)))
            .predict(FIVE, Level.P80, Level.P95);

    assertCoherent(forecasts);
    assertThat(forecasts.keySet()).containsExactlyElementsOf(SHOPS.nodes());
    assertThat(forecasts.values()).allSatisfy(forecast -> assertThat(forecast.bands()).hasSize(2));
  }

  @Property(tries = 40, seed = "6")
  void the_map_leaves_alone_what_adds_up_already(@ForAll long seed, @ForAll Reconciliation method) {
    double[][] summing = Projection.summing(SHOPS);
    Residuals residuals = Residuals.of(List.copyOf(base(seed, 1).values()));
    Projection projection =
        method == Reconciliation.BOTTOM_UP
            ? Projection.bottomUp(SHOPS)
            : Projection.of(SHOPS, residuals.weights(method, summing));

    for (int leaf = 0; leaf < 3; leaf++) {
      double[] column = new double[5];
      for (int i = 0; i < 5; i++) {
        column[i] = summing[i][leaf];
      }
      assertThat(projection.apply(column)).containsExactly(column, within(1e-10));
    }
  }

  @Property(tries = 40, seed = "8")
  void the_map_is_s_times_the_weighted_least_squares_of_the_leaves(@ForAll long seed) {
    RealMatrix s = new Array2DRowRealMatrix(Projection.summing(SHOPS));
    Residuals residuals = Residuals.of(List.copyOf(base(seed, 1).values()));
    for (Reconciliation method :
        List.of(
            Reconciliation.OLS,
            Reconciliation.WLS_STRUCTURE,
            Reconciliation.WLS_VARIANCE,
            Reconciliation.MINT)) {
      RealMatrix w = residuals.weights(method, s.getData());
      RealMatrix inverse = new LUDecomposition(w).getSolver().getInverse();
      RealMatrix inner = s.transpose().multiply(inverse).multiply(s);
      RealMatrix g = new LUDecomposition(inner).getSolver().solve(s.transpose().multiply(inverse));
      RealMatrix expected = s.multiply(g);

      Projection projection = Projection.of(SHOPS, w);

      for (int i = 0; i < 5; i++) {
        assertThat(projection.row(i)).containsExactly(expected.getRow(i), within(1e-8));
      }
    }
  }

  @Test
  void bottom_up_sums_the_leaves_and_leaves_them_as_they_are() {
    Map<String, FittedForecaster> base = base(1, 1);
    Map<String, Forecast> forecasts =
        Reconciler.of(SHOPS)
            .withMethod(Reconciliation.BOTTOM_UP)
            .reconcile(base)
            .predict(FIVE, Level.P95);

    for (String leaf : SHOPS.leaves()) {
      Forecast own = base.get(leaf).predict(FIVE, Level.P95);
      assertThat(forecasts.get(leaf).mean()).isEqualTo(own.mean());
      assertThat(forecasts.get(leaf).band(Level.P95).upper())
          .containsExactly(own.band(Level.P95).upper(), within(1e-9));
    }
    assertCoherent(forecasts);
  }

  @Test
  void weights_by_structure_share_the_difference_by_the_number_of_leaves() {
    // Base forecasts 1 and 1 below a total of 5: by W = diag(2, 1, 1) the total gives 2 of the 3
    // that are missing in 4 parts, each leaf one part.
    Hierarchy pair = Hierarchy.ofTotal("t", List.of("a", "b"));
    double[] mapped =
        Projection.of(pair, MatrixUtils.createRealDiagonalMatrix(new double[] {2, 1, 1}))
            .apply(new double[] {5, 1, 1});

    assertThat(mapped).containsExactly(new double[] {3.5, 1.75, 1.75}, within(1e-12));
  }

  @Test
  void a_forecast_without_errors_is_trusted_wholly() {
    Hierarchy pair = Hierarchy.ofTotal("t", List.of("a", "b"));
    Map<String, FittedForecaster> base = new LinkedHashMap<>();
    Random random = new Random(4);
    double[] noise = new double[50];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = 10 + random.nextGaussian();
    }
    base.put("t", Forecasters.naive().fit(TimeSeries.ofValues(noise)));
    base.put("a", Forecasters.naive().fit(TimeSeries.ofValues(constant(3))));
    base.put("b", Forecasters.naive().fit(TimeSeries.ofValues(noise)));
    for (Reconciliation method : List.of(Reconciliation.WLS_VARIANCE, Reconciliation.MINT)) {
      Map<String, Forecast> forecasts =
          Reconciler.of(pair).withMethod(method).reconcile(base).predict(FIVE, Level.P80);

      assertThat(at(forecasts, "a", 0)).isEqualTo(3, within(1e-6));
      assertThat(at(forecasts, "t", 0)).isEqualTo(at(forecasts, "b", 0) + 3, within(1e-6));
    }
  }

  @Test
  void a_hierarchy_of_zeros_is_forecast_as_zeros() {
    for (Reconciliation method : Reconciliation.values()) {
      Map<String, TimeSeries> zeros = new LinkedHashMap<>();
      SHOPS.leaves().forEach(leaf -> zeros.put(leaf, TimeSeries.ofValues(constant(0))));
      Map<String, Forecast> forecasts =
          Reconciler.of(SHOPS)
              .withMethod(method)
              .fit(Forecasters.naive(), zeros)
              .predict(FIVE, Level.P95);

      assertThat(forecasts.values())
          .allSatisfy(
              forecast -> {
                assertThat(forecast.mean().values()).containsOnly(0);
                assertThat(forecast.band(Level.P95).upper()).containsOnly(0);
              });
    }
  }

  @Test
  void errors_of_the_total_of_independent_sources_grow_as_their_root() {
    List<String> names = new ArrayList<>();
    Map<String, TimeSeries> leaves = new LinkedHashMap<>();
    Random random = new Random(9);
    for (int k = 0; k < 16; k++) {
      double[] values = new double[400];
      for (int i = 0; i < values.length; i++) {
        values[i] = 50 + random.nextGaussian();
      }
      names.add("s" + k);
      leaves.put("s" + k, TimeSeries.ofValues(values));
    }
    LinearOptions level = LinearOptions.ofDefaults().withTrend(false).withSeasonLengths(List.of());
    for (Reconciliation method : Reconciliation.values()) {
      Forecast total =
          Reconciler.of(Hierarchy.ofTotal("t", names))
              .withMethod(method)
              .fit(Forecasters.linear(level), leaves)
              .predict(FIVE, Level.P95)
              .get("t");

      double half = total.band(Level.P95).upper()[0] - total.mean().valueAt(0);
      assertThat(half / 1.96).as(method.name()).isBetween(3.6, 4.4);
    }
  }

  @Test
  void forecasts_of_counts_stay_at_zero_or_above() {
    Map<String, TimeSeries> leaves = leaves(2, 1);
    double[] falling = new double[60];
    for (int i = 0; i < falling.length; i++) {
      falling[i] = Math.max(0, 58 - i + (i % 2));
    }
    leaves.put("web", TimeSeries.ofValues(falling));
    Reconciler reconciler = Reconciler.of(SHOPS).withNonNegative(true);

    Map<String, Forecast> forecasts = reconciler.fit(LINEAR, leaves).predict(FIVE, Level.P95);

    assertThat(at(reconciler.withNonNegative(false).fit(LINEAR, leaves).predict(FIVE), "web", 4))
        .isNegative();
    assertThat(at(forecasts, "web", 4)).isZero();
    assertThat(forecasts.get("web").band(Level.P95).lower()[4]).isZero();
    assertCoherent(forecasts);
  }

  @Test
  void mint_with_too_few_residuals_says_so() {
    Map<String, TimeSeries> leaves = new LinkedHashMap<>();
    SHOPS.leaves().forEach(leaf -> leaves.put(leaf, TimeSeries.ofValues(1, 2)));

    assertThatThrownBy(() -> Reconciler.of(SHOPS).fit(Forecasters.naive(), leaves))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessageContaining("there were 1; WLS_STRUCTURE needs none");
    assertCoherent(
        Reconciler.of(SHOPS)
            .withMethod(Reconciliation.WLS_STRUCTURE)
            .fit(Forecasters.naive(), leaves)
            .predict(FIVE));
  }

  @Test
  void models_of_other_nodes_or_other_times_are_refused() {
    Map<String, FittedForecaster> base = base(3, 1);
    base.remove("web");
    assertThatThrownBy(() -> Reconciler.of(SHOPS).reconcile(base))
        .isInstanceOf(ValidationException.class)
        .hasMessage("base: must have one for each, had none for [web]");
    base.put("web", Forecasters.naive().fit(TimeSeries.ofValues(1, 2, 3)));
    assertThatThrownBy(() -> Reconciler.of(SHOPS).reconcile(base))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("base: must be of one last time stamp, all had");
  }

  private static double[] constant(double value) {
    double[] values = new double[50];
    java.util.Arrays.fill(values, value);
    return values;
  }
}
