package com.signalcraft.forecast.ets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.FittedModels;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.KnownSeries;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reference values are those of R 4.2.2 with the package forecast 8.20, unless said otherwise. */
class EtsForecasterTest {

  private static final EtsOptions PLAIN = EtsOptions.ofDefaults().withUndampedMargin(0);
  private static final Horizon YEAR = Horizon.steps(12);

  private static EtsModel model(ErrorType error, TrendType trend, SeasonType season) {
    return new EtsModel(error, trend, season);
  }

  private static FittedEts fit(EtsOptions options, TimeSeries series) {
    return (FittedEts) Forecasters.ets(options).fit(series);
  }

  private static double aicc(FittedForecaster fitted) {
    return fitted.likelihood().map(Likelihood::aicc).orElseThrow();
  }

  static Stream<Arguments> references() {
    ErrorType add = ErrorType.ADDITIVE;
    ErrorType mul = ErrorType.MULTIPLICATIVE;
    TrendType damped = TrendType.ADDITIVE_DAMPED;
    SeasonType sum = SeasonType.ADDITIVE;
    SeasonType factor = SeasonType.MULTIPLICATIVE;
    EtsModel mnn = model(mul, TrendType.NONE, SeasonType.NONE);
    EtsModel ana = model(add, TrendType.NONE, sum);
    EtsModel madm = model(mul, damped, factor);
    return Stream.of(
        Arguments.of(KnownSeries.airPassengers(), 12, madm, 1400.638432),
        Arguments.of(KnownSeries.usAccDeaths(), 12, ana, 1148.7161),
        Arguments.of(KnownSeries.wwwUsage(), 1, model(add, damped, SeasonType.NONE), 718.6342),
        Arguments.of(
            KnownSeries.lakeHuron(), 1, model(add, TrendType.NONE, SeasonType.NONE), 396.9331),
        Arguments.of(KnownSeries.nile(), 1, mnn, 1458.5519),
        Arguments.of(KnownSeries.lynx(), 1, mnn, 2058.3557),
        Arguments.of(KnownSeries.wineind(), 12, madm, 3642.3514),
        Arguments.of(KnownSeries.woolyrnq(), 4, model(mul, TrendType.NONE, sum), 2021.2725),
        Arguments.of(KnownSeries.gas(), 12, madm, 9002.0616),
        Arguments.of(KnownSeries.co2(), 12, madm, 1722.6282),
        Arguments.of(KnownSeries.nottem(), 12, ana, 1737.0870),
        Arguments.of(KnownSeries.ukGas(), 4, model(mul, TrendType.ADDITIVE, factor), 1256.5583),
        Arguments.of(
            KnownSeries.johnsonJohnson(), 4, model(mul, TrendType.ADDITIVE, sum), 166.0716));
  }

  @ParameterizedTest
  @MethodSource("references")
  void the_model_that_r_chooses_is_at_least_as_likely_as_there(
      double[] y, int season, EtsModel model, double reference) {
    FittedEts alone = fit(EtsOptions.of(model).withSeasonLength(season), TimeSeries.ofValues(y));
    assertThat(alone.model()).isEqualTo(model);
    assertThat(aicc(alone)).isLessThan(reference + 0.01);
  }

  @ParameterizedTest
  @MethodSource("references")
  void the_choice_is_that_of_r_or_a_likelier_one(
      double[] y, int season, EtsModel model, double reference) {
    FittedEts chosen = fit(PLAIN.withSeasonLength(season), TimeSeries.ofValues(y));
    if (!chosen.model().equals(model)) {
      FittedEts alone = fit(EtsOptions.of(model).withSeasonLength(season), TimeSeries.ofValues(y));
      assertThat(aicc(chosen)).isLessThan(aicc(alone) - 1);
    }
    assertThat(aicc(chosen)).isLessThan(reference + 0.01);
  }

  @Test
  void airline_passengers_have_the_forecasts_of_r() {
    FittedEts fitted =
        fit(
            EtsOptions.of(
                model(
                    ErrorType.MULTIPLICATIVE,
                    TrendType.ADDITIVE_DAMPED,
                    SeasonType.MULTIPLICATIVE)),
            KnownSeries.monthly(1949, KnownSeries.airPassengers()));
    double[] reference = {
      441.801847, 434.118620, 496.630047, 483.237479, 483.991353, 551.024400,
      613.179679, 609.364831, 530.540835, 463.033214, 402.747800, 451.969373
    };
    double[] mean = fitted.predict(YEAR).mean().values();
    for (int h = 0; h < 12; h++) {
      // R stops a little before the optimum, so its effects differ a little.
      assertThat(mean[h] / reference[h]).isCloseTo(1, within(0.006));
    }
    assertThat(fitted.parameters().phi()).hasValue(0.98);
    assertThat(fitted.parameters().alpha()).isCloseTo(0.71, within(0.08));
    assertThat(fitted.description())
        .isEqualTo("ETS(M,Ad,M) with a season of 12 steps on 144 observations");
    assertThat(fitted.modelType()).isEqualTo(ModelType.ETS);
  }

  @Test
  void a_search_without_season_has_the_likelihood_of_another_library() {
    // augurs-ets 0.10, "ZZN": MAN, -831.4883541595792, 1672.9767083191584.
    FittedEts fitted =
        fit(
            PLAIN.withSeasons(Set.of(SeasonType.NONE)),
            TimeSeries.ofValues(KnownSeries.airPassengers()));
    Likelihood likelihood = fitted.likelihood().orElseThrow();
    assertThat(fitted.model())
        .isEqualTo(model(ErrorType.MULTIPLICATIVE, TrendType.ADDITIVE, SeasonType.NONE));
    assertThat(likelihood.logLikelihood()).isCloseTo(-831.48835, within(0.01));
    assertThat(likelihood.aic()).isCloseTo(1672.97671, within(0.02));
  }

  @Test
  void a_trend_that_does_not_flatten_needs_the_margin() {
    TimeSeries series = KnownSeries.quarterly(1960, KnownSeries.ukGas());
    assertThat(fit(PLAIN, series).model().trend()).isEqualTo(TrendType.ADDITIVE);
    assertThat(fit(PLAIN.withUndampedMargin(1_000), series).model().trend())
        .isNotEqualTo(TrendType.ADDITIVE);
  }

  @Test
  void every_model_follows_a_series_that_suits_it() {
    Random random = new Random(7);
    double[] y = new double[96];
    double[] season = {0.8, 1.1, 1.3, 0.9, 0.7, 1.2};
    for (int t = 0; t < y.length; t++) {
      y[t] = (100 + t) * season[t % 6] * (1 + 0.02 * random.nextGaussian());
    }
    TimeSeries series = TimeSeries.ofValues(y);
    for (ErrorType error : ErrorType.values()) {
      for (TrendType trend : TrendType.values()) {
        for (SeasonType kind : SeasonType.values()) {
          EtsModel model = model(error, trend, kind);
          FittedEts fitted = fit(EtsOptions.of(model).withSeasonLength(6), series);
          assertThat(fitted.model()).isEqualTo(model);
          Forecast forecast = fitted.predict(YEAR, Level.P80, Level.P95);
          for (int h = 0; h < 12; h++) {
            double truth = (196 + h) * season[h % 6];
            double off = kind == SeasonType.NONE ? 0.75 : 0.15;
            assertThat(forecast.mean().valueAt(h) / truth)
                .as("%s", model)
                .isBetween(1 - off, 1 + off);
            double width80 =
                forecast.band(Level.P80).upper()[h] - forecast.band(Level.P80).lower()[h];
            double width95 =
                forecast.band(Level.P95).upper()[h] - forecast.band(Level.P95).lower()[h];
            assertThat(width80).isPositive().isLessThan(width95);
          }
        }
      }
    }
  }

  @Test
  void parts_add_up_to_the_fit_and_to_the_forecast() {
    FittedEts fitted = fit(PLAIN, KnownSeries.monthly(1949, KnownSeries.airPassengers()));
    assertThat(fitted.model().season()).isEqualTo(SeasonType.MULTIPLICATIVE);
    assertSum(fitted.components(), fitted.fitted());
    Forecast forecast = fitted.predict(YEAR);
    assertSum(forecast.components(), forecast.mean());
    assertThat(forecast.components())
        .extracting(Component::name)
        .containsExactly("trend", "season");
  }

  private static void assertSum(List<Component> parts, TimeSeries whole) {
    for (int t = 0; t < whole.size(); t++) {
      double sum = 0;
      for (Component part : parts) {
        sum += part.values()[t];
      }
      assertThat(sum).isCloseTo(whole.valueAt(t), within(1e-9));
    }
  }

  @Test
  void the_states_are_those_that_the_forecasts_start_from() {
    FittedEts fitted =
        fit(
            EtsOptions.of(model(ErrorType.ADDITIVE, TrendType.ADDITIVE, SeasonType.ADDITIVE)),
            KnownSeries.monthly(1973, KnownSeries.usAccDeaths()));
    EtsStates end = fitted.states();
    double[] mean = fitted.predict(YEAR).mean().values();
    for (int h = 0; h < 12; h++) {
      double expected = end.level() + (h + 1) * end.slope().orElseThrow() + end.effects().get(h);
      assertThat(mean[h]).isCloseTo(expected, within(1e-6));
    }
    EtsStates first = fitted.initialStates();
    double value = first.level() + first.slope().orElseThrow() + first.effects().get(0);
    assertThat(fitted.fitted().valueAt(0)).isCloseTo(value, within(1e-6));
    assertThat(first.effects().stream().mapToDouble(e -> e).sum()).isCloseTo(0, within(1e-6));
  }

  @Test
  void without_refit_the_states_run_on_with_the_same_parameters() {
    TimeSeries all = KnownSeries.monthly(1949, KnownSeries.airPassengers());
    FittedEts before = fit(PLAIN, all.head(132));
    FittedEts after = before.update(all.tail(12), Refit.NONE);
    assertThat(after.parameters()).isEqualTo(before.parameters());
    assertThat(after.initialStates()).isEqualTo(before.initialStates());
    assertThat(after.history().size()).isEqualTo(144);
    double[] mean = before.predict(Horizon.steps(1)).mean().values();
    assertThat(after.fitted().valueAt(132)).isCloseTo(mean[0], within(1e-9));
    assertThat(before.update(all.head(0), Refit.NONE).predict(YEAR).mean().values())
        .containsExactly(before.predict(YEAR).mean().values());
  }

  @Test
  void a_refit_of_parameters_keeps_the_model_and_is_as_likely_as_a_new_fit() {
    TimeSeries all = KnownSeries.monthly(1949, KnownSeries.airPassengers());
    FittedEts before = fit(PLAIN, all.head(120));
    FittedEts again = before.update(all.tail(24), Refit.PARAMETERS);
    FittedEts alone = fit(EtsOptions.of(before.model()), all);
    assertThat(again.model()).isEqualTo(before.model());
    assertThat(aicc(again)).isCloseTo(aicc(alone), within(0.1));
    FittedEts whole = before.update(all.tail(24), Refit.WHOLE);
    assertThat(whole.predict(YEAR))
        .usingRecursiveComparison()
        .isEqualTo(fit(PLAIN, all).predict(YEAR));
  }

  @Test
  void a_kept_model_forecasts_the_same_to_the_last_bit() {
    TimeSeries series = KnownSeries.monthly(1949, KnownSeries.airPassengers());
    for (EtsOptions options :
        List.of(
            PLAIN,
            EtsOptions.ofDefaults().withCriterion(EtsCriterion.BIC).withSeasonLength(1),
            PLAIN.withSeasonLength(36))) {
      FittedEts fitted = fit(options, series);
      FittedEts back = (FittedEts) FittedModels.load(FittedModels.save(fitted));
      assertThat(back.model()).isEqualTo(fitted.model());
      assertThat(back.parameters()).isEqualTo(fitted.parameters());
      assertThat(back.likelihood()).isEqualTo(fitted.likelihood());
      assertThat(back.predict(YEAR, Level.P95).band(Level.P95).upper())
          .containsExactly(fitted.predict(YEAR, Level.P95).band(Level.P95).upper());
      assertThat(back.update(series.head(0), Refit.WHOLE).model()).isEqualTo(fitted.model());
    }
  }

  @Test
  void over_missing_values_the_states_run_on() {
    double[] y = KnownSeries.airPassengers();
    Arrays.fill(y, 60, 64, Double.NaN);
    y[0] = y[143] = Double.NaN;
    FittedEts fitted = fit(PLAIN, KnownSeries.monthly(1949, y));
    assertThat(fitted.fitted().missingCount()).isZero();
    assertThat(fitted.likelihood().orElseThrow().observations()).isEqualTo(138);
    FittedEts whole = fit(PLAIN, KnownSeries.monthly(1949, KnownSeries.airPassengers()));
    assertThat(fitted.fitted().valueAt(62) / KnownSeries.airPassengers()[62])
        .isCloseTo(1, within(0.1));
    double[] mean = whole.predict(YEAR).mean().values();
    for (int h = 0; h < 12; h++) {
      assertThat(fitted.predict(YEAR).mean().valueAt(h) / mean[h]).isCloseTo(1, within(0.06));
    }
  }

  @Property(tries = 12, seed = "5")
  void forecasts_scale_with_the_series(
      @ForAll @DoubleRange(min = -250, max = 250) double exponent,
      @ForAll @IntRange(max = 2) int which) {
    double factor = Math.pow(10, exponent);
    double[] y =
        List.of(KnownSeries.ukGas(), KnownSeries.woolyrnq(), KnownSeries.johnsonJohnson())
            .get(which);
    FittedEts one = fit(PLAIN.withSeasonLength(4), TimeSeries.ofValues(y));
    double[] scaled = Arrays.stream(y).map(v -> v * factor).toArray();
    FittedEts other = fit(PLAIN.withSeasonLength(4), TimeSeries.ofValues(scaled));
    assertThat(other.model()).isEqualTo(one.model());
    Forecast expected = one.predict(YEAR, Level.P95);
    Forecast actual = other.predict(YEAR, Level.P95);
    for (int h = 0; h < 12; h++) {
      assertThat(actual.mean().valueAt(h) / factor / expected.mean().valueAt(h))
          .isCloseTo(1, within(1e-5));
      assertThat(actual.band(Level.P95).upper()[h] / factor / expected.band(Level.P95).upper()[h])
          .isCloseTo(1, within(1e-5));
    }
  }

  @Property(tries = 8, seed = "6")
  void additive_models_shift_with_the_series(
      @ForAll @DoubleRange(min = -20_000, max = 50_000) double shift) {
    EtsOptions additive =
        PLAIN
            .withErrors(Set.of(ErrorType.ADDITIVE))
            .withSeasons(Set.of(SeasonType.NONE, SeasonType.ADDITIVE))
            .withSeasonLength(12);
    double[] y = KnownSeries.usAccDeaths();
    double[] moved = Arrays.stream(y).map(v -> v + shift).toArray();
    FittedEts one = fit(additive, TimeSeries.ofValues(y));
    FittedEts other = fit(additive, TimeSeries.ofValues(moved));
    assertThat(other.model()).isEqualTo(one.model());
    for (int h = 0; h < 12; h++) {
      assertThat(other.predict(YEAR).mean().valueAt(h) - shift)
          .isCloseTo(one.predict(YEAR).mean().valueAt(h), within(5.0));
    }
  }

  @Property(tries = 5, seed = "7")
  void the_calendar_does_not_matter(@ForAll @IntRange(min = 1900, max = 2100) int year) {
    double[] y = KnownSeries.nottem();
    assertThat(fit(PLAIN, KnownSeries.monthly(year, y)).predict(YEAR).mean().values())
        .containsExactly(fit(PLAIN, KnownSeries.monthly(1920, y)).predict(YEAR).mean().values());
  }

  @Test
  void a_constant_series_goes_on_without_doubt() {
    for (double level : new double[] {0, 7, -3, 1e300, 1e-300}) {
      double[] y = new double[30];
      Arrays.fill(y, level);
      FittedEts fitted = fit(EtsOptions.ofDefaults().withSeasonLength(4), TimeSeries.ofValues(y));
      Forecast forecast = fitted.predict(YEAR, Level.P95);
      double close = Math.abs(level) * 1e-9;
      for (int h = 0; h < 12; h++) {
        assertThat(forecast.mean().valueAt(h)).isCloseTo(level, within(close));
        assertThat(forecast.band(Level.P95).upper()[h]).isCloseTo(level, within(close));
      }
    }
  }

  @Test
  void a_straight_line_goes_on() {
    double[] y = new double[40];
    Arrays.setAll(y, t -> 5 + 2 * t);
    double[] mean = fit(PLAIN, TimeSeries.ofValues(y)).predict(Horizon.steps(3)).mean().values();
    assertThat(mean).containsExactly(new double[] {85, 87, 89}, within(1e-6));
  }

  @Test
  void short_and_wild_series_get_finite_forecasts() {
    List<double[]> series =
        List.of(
            new double[] {1, 2},
            new double[] {1, Double.NaN, 3},
            new double[] {4, 4, 5},
            new double[] {Double.NaN, 1, 2, 3, Double.NaN},
            new double[] {-1e300, 1e300, -1e300, 1e300, 1e300, -1e300, 1e300, 1e300},
            new double[] {1e-300, 3e-300, 2e-300, 1e-300, 4e-300, 2e-300},
            new double[] {1e-300, 1e300, 1, 1e-200, 1e200, 1, 2, 3, 4},
            new double[] {0, 0, 0, 0, 0, 0, 0, 1_000, 0, 0, 0, 0},
            new double[] {5, 0, 5, 0, 5, 0, 5, 0, 5, 0, 5, 0, 5, 0});
    for (double[] y : series) {
      for (int season : new int[] {1, 2, 3}) {
        EtsOptions options = EtsOptions.ofDefaults().withSeasonLength(season);
        Forecast forecast =
            fit(options, TimeSeries.ofValues(y)).predict(Horizon.steps(30), Level.P95);
        assertThat(forecast.mean().missingCount()).as(Arrays.toString(y)).isZero();
      }
    }
  }

  @Test
  void too_little_is_refused() {
    assertThatThrownBy(() -> fit(PLAIN, TimeSeries.ofValues(1)))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessageContaining("2 observed values")
        .hasMessageContaining("had 1");
  }

  @Test
  void what_no_model_suits_is_refused() {
    EtsOptions growth =
        EtsOptions.of(model(ErrorType.MULTIPLICATIVE, TrendType.MULTIPLICATIVE, SeasonType.NONE));
    assertThatThrownBy(() -> fit(growth, TimeSeries.ofValues(1, -2, 3, 4, 5, 6)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> PLAIN.withTrends(Set.of())).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> PLAIN.withUndampedMargin(-1)).isInstanceOf(ValidationException.class);
  }

  @Test
  void of_a_long_series_the_end_decides_and_all_is_fitted() {
    Random random = new Random(3);
    double[] y = new double[60_000];
    double level = 1_000;
    for (int t = 0; t < y.length; t++) {
      level += random.nextGaussian();
      y[t] = level + 20 * (t % 7) + random.nextGaussian();
    }
    FittedEts fitted = fit(EtsOptions.ofDefaults().withSeasonLength(7), TimeSeries.ofValues(y));
    assertThat(fitted.likelihood().orElseThrow().observations()).isEqualTo(5_000);
    assertThat(fitted.model().season()).isNotEqualTo(SeasonType.NONE);
    double worst = 0;
    for (int t = 100; t < y.length; t++) {
      worst = Math.max(worst, Math.abs(fitted.residuals().valueAt(t)));
      t += 97;
    }
    assertThat(worst).isLessThan(15);
    FittedEts back = (FittedEts) FittedModels.load(FittedModels.save(fitted));
    assertThat(back.predict(YEAR).mean().values())
        .containsExactly(fitted.predict(YEAR).mean().values());
  }

  @Test
  void a_long_season_takes_its_effects_from_the_decomposition() {
    double[] y = new double[52 * 6];
    Random random = new Random(9);
    for (int t = 0; t < y.length; t++) {
      y[t] = 100 + 30 * Math.sin(2 * Math.PI * t / 52) + random.nextGaussian();
    }
    FittedEts fitted = fit(EtsOptions.ofDefaults().withSeasonLength(52), TimeSeries.ofValues(y));
    assertThat(fitted.seasonLength()).isEqualTo(52);
    double[] mean = fitted.predict(Horizon.steps(52)).mean().values();
    for (int h = 0; h < 52; h++) {
      assertThat(mean[h]).isCloseTo(100 + 30 * Math.sin(2 * Math.PI * h / 52), within(4.0));
    }
  }

  @Test
  void values_that_the_model_cannot_have_lead_to_another_one() {
    FittedEts before = fit(PLAIN, KnownSeries.monthly(1949, KnownSeries.airPassengers()));
    assertThat(before.model().needsPositive()).isTrue();
    TimeSeries longer = KnownSeries.monthly(1949, Arrays.copyOf(KnownSeries.airPassengers(), 147));
    double[] y = longer.values();
    y[144] = -5_000;
    y[145] = -9_000;
    y[146] = -9_000;
    TimeSeries more = longer.withValues(y).tail(3);
    for (Refit refit : Refit.values()) {
      FittedEts after = before.update(more, refit);
      assertThat(after.likelihood().orElseThrow().logLikelihood()).isFinite();
      assertThat(after.predict(YEAR, Level.P95).mean().missingCount()).isZero();
    }
    assertThat(before.update(more, Refit.PARAMETERS).model().needsPositive()).isFalse();
  }

  @Test
  void the_end_of_a_long_series_may_be_missing() {
    double[] y = new double[12_000];
    Random random = new Random(2);
    Arrays.setAll(y, t -> t > 300 && t < 11_990 ? Double.NaN : 50 + random.nextGaussian());
    for (int last : new int[] {12_000, 11_990}) {
      TimeSeries series = TimeSeries.ofValues(y).head(last);
      FittedEts fitted = fit(PLAIN.withTrends(Set.of(TrendType.NONE)).withSeasonLength(12), series);
      assertThat(fitted.predict(YEAR, Level.P95).mean().valueAt(11)).isCloseTo(50, within(3.0));
      assertThat(Forecasters.ces().fit(series).predict(YEAR).mean().valueAt(11)).isFinite();
    }
  }

  @Test
  void a_very_long_season_goes_without_a_trend() {
    double[] y = new double[1_500];
    Random random = new Random(2);
    Arrays.setAll(y, t -> t < 500 ? 100 + 40 * random.nextGaussian() : y[t - 500]);
    Arrays.setAll(y, t -> y[t] + random.nextGaussian());
    FittedEts fitted = fit(EtsOptions.ofDefaults().withSeasonLength(500), TimeSeries.ofValues(y));
    assertThat(fitted.model().season()).isNotEqualTo(SeasonType.NONE);
    assertThat(fitted.model().trend()).isEqualTo(TrendType.NONE);
  }
}
