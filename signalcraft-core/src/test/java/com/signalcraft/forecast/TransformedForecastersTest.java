package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.NA;
import static com.signalcraft.forecast.SeriesFixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.ValidationException;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Models on a transformed scale. */
class TransformedForecastersTest {

  private static final Horizon SIX = Horizon.steps(6);
  private static final TimeSeries GROWING =
      values(40, i -> Math.exp(1 + 0.05 * i + 0.1 * Math.sin(1.7 * i * i)));

  private static Forecaster boxCox(double lambda) {
    return Forecasters.boxCox(Forecasters.drift(), BoxCoxOptions.ofDefaults().withLambda(lambda));
  }

  @Test
  void lambda_by_guerrero_is_that_of_the_literature() {
    // forecast::BoxCox.lambda(AirPassengers) of R gives -0.294716; its optimum is flat.
    assertThat(
            Forecasters.boxCox(Forecasters.naive())
                .fit(KnownSeries.monthly(1949, KnownSeries.airPassengers()))
                .description())
        .endsWith(", on the scale of a Box-Cox transformation with lambda -0.295");
  }

  @Test
  void lambda_is_1_where_a_series_cannot_tell() {
    for (TimeSeries series :
        List.of(
            TimeSeries.ofValues(7, 7, 7, 7, 7, 7),
            TimeSeries.ofValues(0, 0, 0, 0),
            TimeSeries.ofValues(3, 5))) {
      FittedForecaster fitted = Forecasters.boxCox(Forecasters.naive()).fit(series);

      assertThat(fitted.description()).endsWith("lambda 1.000");
      assertThat(fitted.predict(SIX).mean().valueAt(0))
          .isEqualTo(series.valueAt(series.size() - 1), within(1e-12));
    }
  }

  @Test
  void the_logarithm_of_a_model_is_the_model_of_the_logarithm() {
    Forecast log = Forecasters.logarithm(Forecasters.drift()).fit(GROWING).predict(SIX, Level.P95);
    Forecast inner = Forecasters.drift().fit(GROWING.map(Math::log)).predict(SIX, Level.P95);

    for (int h = 0; h < 6; h++) {
      assertThat(log.mean().valueAt(h)).isEqualTo(Math.exp(inner.mean().valueAt(h)), within(1e-9));
      assertThat(log.band(Level.P95).lower()[h])
          .isEqualTo(Math.exp(inner.band(Level.P95).lower()[h]), within(1e-9));
      assertThat(log.band(Level.P95).upper()[h])
          .isEqualTo(Math.exp(inner.band(Level.P95).upper()[h]), within(1e-9));
    }
    assertThat(log.modelType()).isEqualTo(ModelType.DRIFT);
  }

  @Test
  void on_the_logarithmic_scale_parts_multiply_as_those_of_the_log_linear_model() {
    LinearOptions options = LinearOptions.ofDefaults().withSeasonLengths(List.of(4));
    FittedForecaster wrapped = Forecasters.logarithm(Forecasters.linear(options)).fit(GROWING);
    FittedForecaster linear = Forecasters.linear(options.withLogarithm(true)).fit(GROWING);

    assertThat(wrapped.components()).hasSameSizeAs(linear.components()).isNotEmpty();
    for (int i = 0; i < wrapped.components().size(); i++) {
      Component part = wrapped.components().get(i);
      assertThat(part.name()).isEqualTo(linear.components().get(i).name());
      assertThat(part.values()).containsExactly(linear.components().get(i).values(), within(1e-9));
    }
  }

  @Test
  void parts_add_up_on_other_scales() {
    LinearOptions options = LinearOptions.ofDefaults().withSeasonLengths(List.of(4));
    Forecaster root =
        Forecasters.boxCox(Forecasters.linear(options), BoxCoxOptions.ofDefaults().withLambda(0.5));
    TimeSeries series = values(40, i -> 100 + i + 10 * (i % 4));
    Forecast forecast = root.fit(series).predict(SIX);

    assertThat(forecast.components())
        .extracting(Component::name)
        .hasSize(2)
        .first()
        .isEqualTo("trend");
    for (int h = 0; h < 6; h++) {
      int step = h;
      assertThat(forecast.components().stream().mapToDouble(c -> c.values()[step]).sum())
          .isEqualTo(forecast.mean().valueAt(h), within(1e-9));
    }
  }

  @Test
  void parts_that_do_not_add_up_are_left_out() {
    Forecaster twice =
        Forecasters.boxCox(
            Forecasters.linear(LinearOptions.ofDefaults().withLogarithm(true)),
            BoxCoxOptions.ofDefaults().withLambda(0.5));

    assertThat(twice.fit(values(40, i -> 100 + i + (i % 3))).components()).isEmpty();
  }

  @Test
  void the_mean_of_a_logarithm_is_above_its_median_by_half_the_variance() {
    Forecaster logarithm =
        Forecasters.boxCox(
            Forecasters.naive(), BoxCoxOptions.ofDefaults().withLambda(0).withBiasAdjusted(true));
    Forecast mean = logarithm.fit(GROWING).predict(SIX, Level.P80);
    Forecast median =
        Forecasters.logarithm(Forecasters.naive()).fit(GROWING).predict(SIX, Level.P80);
    double ratio = Math.log(median.band(Level.P80).upper()[3] / median.mean().valueAt(3));
    double error = ratio / 1.2815515655446004;

    assertThat(mean.mean().valueAt(3) / median.mean().valueAt(3))
        .isEqualTo(1 + error * error / 2, within(1e-12));
    assertThat(mean.bands()).hasSize(1);
    assertThat(mean.band(Level.P80).lower()).isEqualTo(median.band(Level.P80).lower());
    assertThat(logarithm.fit(GROWING).predict(SIX).bands()).isEmpty();
  }

  @Test
  void a_band_that_would_not_hold_the_mean_is_widened() {
    Random random = new Random(3);
    TimeSeries wild = values(60, i -> Math.exp(4 * random.nextGaussian()));
    Forecaster model =
        Forecasters.boxCox(
            Forecasters.naive(), BoxCoxOptions.ofDefaults().withLambda(0).withBiasAdjusted(true));

    Forecast forecast = model.fit(wild).predict(Horizon.steps(50), Level.of(0.1));

    assertThat(forecast.band(Level.of(0.1)).upper()[49]).isEqualTo(forecast.mean().valueAt(49));
  }

  @Test
  void bounded_forecasts_stay_within_their_bounds() {
    TimeSeries share = values(60, i -> Math.min(100, 60 + i));
    FittedForecaster fitted = Forecasters.bounded(Forecasters.drift(), 0, 100).fit(share);
    Forecast forecast = fitted.predict(Horizon.steps(500), Level.P95);

    assertThat(DoubleStream.of(forecast.mean().values()))
        .allMatch(value -> value > 0 && value <= 100);
    assertThat(DoubleStream.of(forecast.band(Level.P95).lower())).allMatch(value -> value >= 0);
    assertThat(DoubleStream.of(forecast.band(Level.P95).upper())).allMatch(value -> value <= 100);
    assertThat(forecast.mean().valueAt(0)).isGreaterThan(99);
    assertThat(fitted.description())
        .endsWith("on the scale of a scaled logit between 0.0 and 100.0");
  }

  @Test
  void a_value_at_a_bound_counts_as_half_as_far_from_it_as_its_nearest_neighbour() {
    TimeSeries series = TimeSeries.ofValues(0.25, 0, 0.5, 1, 0.75, 1);
    Forecaster bounded = Forecasters.bounded(Forecasters.naive(), 0, 1);

    // (b - a)/2n = 1/12 is less than half of 0.25.
    assertThat(bounded.fit(series).predict(SIX).mean().valueAt(0))
        .isEqualTo(1 - 1 / 12.0, within(1e-12));
    assertThat(bounded.fit(TimeSeries.ofValues(0.98, 0.5, 0.98, 1)).predict(SIX).mean().valueAt(0))
        .isEqualTo(0.99, within(1e-12));
  }

  @Test
  void values_beyond_the_domain_are_refused() {
    assertThatThrownBy(
            () -> Forecasters.bounded(Forecasters.naive(), 0, 1).fit(TimeSeries.ofValues(0.5, 1.5)))
        .isInstanceOf(ValidationException.class)
        .hasMessage("series: must lie within the bounds 0.0 and 1.0, held 1.5");
    assertThatThrownBy(
            () -> Forecasters.logarithm(Forecasters.naive()).fit(TimeSeries.ofValues(1, 0)))
        .isInstanceOf(ValidationException.class)
        .hasMessage("series: must be above 0 throughout for the logarithm, held 0.0");
    assertThatThrownBy(() -> boxCox(-0.5).fit(TimeSeries.ofValues(1, 2, -3)))
        .hasMessageContaining("with lambda -0.5, held -3.0");
    assertThatThrownBy(() -> boxCox(2.5))
        .hasMessage("lambda: must be between -1.0 and 2.0, was 2.5");
    assertThatThrownBy(() -> Forecasters.bounded(Forecasters.naive(), 1, 1))
        .hasMessage("upper: must be above lower, 1.0, was 1.0");
  }

  @Test
  void missing_values_stay_missing_and_histories_grow() {
    TimeSeries gaps = TimeSeries.ofValues(NA, 2, 4, NA, 9, 16, NA);
    Forecaster root = boxCox(0.5);
    FittedForecaster fitted = root.fit(gaps);
    TimeSeries longer = TimeSeries.ofValues(NA, 2, 4, NA, 9, 16, NA, 25, 36);
    TimeSeries more = longer.slice(7, 9);

    assertThat(fitted.history()).isEqualTo(gaps);
    assertThat(fitted.fitted().isMissing(0)).isTrue();
    for (Refit refit : Refit.values()) {
      FittedForecaster updated = fitted.update(more, refit);
      assertThat(updated.history()).isEqualTo(longer);
      assertThat(updated.predict(SIX, Level.P95).mean().values())
          .containsExactly(root.fit(longer).predict(SIX).mean().values(), within(1e-9));
    }
  }

  @Test
  void lambda_is_kept_until_the_whole_is_chosen_anew() {
    TimeSeries all = KnownSeries.monthly(1949, KnownSeries.airPassengers());
    FittedForecaster fitted = Forecasters.boxCox(Forecasters.naive()).fit(all.head(60));
    String lambda = fitted.description().replaceAll(".*lambda ", "");

    assertThat(fitted.update(all.slice(60, 144), Refit.PARAMETERS).description()).endsWith(lambda);
    assertThat(fitted.update(all.slice(60, 144), Refit.WHOLE).description()).endsWith("-0.295");
  }

  @Test
  void a_saved_model_gives_the_same_forecasts_and_keeps_its_transformation() {
    TimeSeries share = GROWING.map(y -> y / 100);
    for (Forecaster model :
        List.of(
            Forecasters.boxCox(
                Forecasters.linear(), BoxCoxOptions.ofDefaults().withBiasAdjusted(true)),
            Forecasters.logarithm(Forecasters.drift()),
            Forecasters.bounded(Forecasters.seasonalNaive(4), 0, 1))) {
      FittedForecaster fitted = model.fit(share.head(30));
      FittedForecaster loaded = FittedModels.load(FittedModels.save(fitted));

      assertThat(loaded.predict(SIX, Level.P95).mean())
          .isEqualTo(fitted.predict(SIX, Level.P95).mean());
      assertThat(loaded.description()).isEqualTo(fitted.description());
      assertThat(loaded.update(share.slice(30, 40), Refit.WHOLE).predict(SIX).mean())
          .isEqualTo(fitted.update(share.slice(30, 40), Refit.PARAMETERS).predict(SIX).mean());
    }
  }

  @Property(tries = 100, seed = "7")
  void forecasts_scale_with_the_values(
      @ForAll @DoubleRange(min = -1, max = 2) double lambda,
      @ForAll @DoubleRange(min = -6, max = 6) double power) {
    double factor = Math.pow(10, power);
    // The exponent is exact and the model shifts and scales with what it is given.
    Forecast plain = boxCox(lambda).fit(GROWING).predict(SIX, Level.P80);
    Forecast scaled = boxCox(lambda).fit(GROWING.map(y -> factor * y)).predict(SIX, Level.P80);

    for (int h = 0; h < 6; h++) {
      double expected = Math.min(Double.MAX_VALUE, factor * plain.mean().valueAt(h));
      if (expected < 1e6 * factor) {
        assertThat(scaled.mean().valueAt(h)).isEqualTo(expected, within(1e-5 * expected));
      }
    }
  }

  @Property(tries = 60, seed = "11")
  void values_of_any_magnitude_come_back(
      @ForAll @DoubleRange(min = -1, max = 2) double lambda,
      @ForAll @DoubleRange(min = -299, max = 299) double power) {
    TimeSeries series = GROWING.map(y -> y * Math.pow(10, power));
    Forecaster naive =
        Forecasters.boxCox(Forecasters.naive(), BoxCoxOptions.ofDefaults().withLambda(lambda));
    double last = series.valueAt(series.size() - 1);

    assertThat(naive.fit(series).predict(SIX, Level.P95).mean().valueAt(0))
        .isEqualTo(last, within(1e-9 * last));
  }
}
