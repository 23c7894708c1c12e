package com.signalcraft.forecast.arima;

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
import com.signalcraft.forecast.Regressor;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reference values come from auto.arima and Arima of the R package forecast 8.20. Its likelihood of
 * a differenced series has a prior of the initial values that moves it by up to 0.003.
 */
class ArimaForecasterTest {

  private static final ArimaOptions STRICT = ArimaOptions.ofDefaults().withStrictRoots(true);
  private static final Horizon YEAR = Horizon.steps(12);
  private static final double NA = Double.NaN;

  private static FittedArima fit(TimeSeries series, ArimaOptions options) {
    return (FittedArima) Forecasters.arima(options).fit(series);
  }

  private static TimeSeries passengers() {
    return KnownSeries.monthly(1949, KnownSeries.airPassengers());
  }

  private static double aicc(FittedForecaster fitted) {
    return fitted.likelihood().orElseThrow().aicc();
  }

  static Stream<Arguments> orders() {
    return Stream.of(
        Arguments.of(passengers(), "(2,1,1)(0,1,0)[12]", 1018.1652, 0.003),
        Arguments.of(
            KnownSeries.monthly(1973, KnownSeries.usAccDeaths()),
            "(0,1,1)(0,1,1)[12]",
            857.3164,
            0.005),
        Arguments.of(TimeSeries.ofValues(KnownSeries.wwwUsage()), "(1,1,1)", 514.5521, 0.001),
        Arguments.of(KnownSeries.yearly(1871, KnownSeries.nile()), "(1,1,1)", 1267.5074, 0.001),
        Arguments.of(KnownSeries.yearly(1821, KnownSeries.lynx()), "(2,0,2)", 1876.9525, 0.001),
        Arguments.of(
            KnownSeries.quarterly(1965, KnownSeries.woolyrnq()),
            "(1,0,0)(0,1,1)[4]",
            1722.2143,
            0.001),
        Arguments.of(
            KnownSeries.monthly(1956, KnownSeries.gas()), "(2,1,1)(0,1,1)[12]", 8163.2915, 0.001),
        Arguments.of(
            KnownSeries.monthly(1959, KnownSeries.co2()), "(1,1,1)(1,1,2)[12]", 180.9652, 0.005),
        Arguments.of(
            KnownSeries.quarterly(1960, KnownSeries.ukGas()),
            "(0,1,1)(0,1,0)[4]",
            1030.7948,
            0.001),
        Arguments.of(
            KnownSeries.quarterly(1960, KnownSeries.johnsonJohnson()),
            "(3,1,1)(0,1,0)[4]",
            96.8372,
            0.001));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void the_order_of_a_published_series_is_the_published_one(
      TimeSeries series, String order, double aicc, double tolerance) {
    FittedArima fitted = fit(series, STRICT);
    assertThat(fitted.order()).hasToString(order);
    assertThat(aicc(fitted)).isCloseTo(aicc, within(tolerance));
  }

  /** R finds (1,1,2)(0,1,1), (1,0,2)(1,1,2) and (0,1,0), none of them the best within reach. */
  @Test
  void where_another_order_is_chosen_its_criterion_is_better() {
    assertThat(aicc(fit(KnownSeries.monthly(1980, KnownSeries.wineind()), STRICT)))
        .isLessThan(3004.4849);
    assertThat(aicc(fit(KnownSeries.monthly(1920, KnownSeries.nottem()), STRICT)))
        .isLessThan(1049.6211);
    assertThat(aicc(fit(KnownSeries.yearly(1875, KnownSeries.lakeHuron()), STRICT)))
        .isLessThan(220.2579);
  }

  @Test
  void passengers_are_forecast_as_published() {
    FittedArima fitted = fit(passengers(), STRICT);
    Likelihood likelihood = fitted.likelihood().orElseThrow();
    assertThat(likelihood.logLikelihood()).isCloseTo(-504.923853, within(1e-3));
    assertThat(likelihood.aic()).isCloseTo(1017.847705, within(1e-3));
    assertThat(likelihood.bic()).isCloseTo(1029.348494, within(1e-3));
    assertThat(fitted.sigma() * fitted.sigma()).isCloseTo(132.344749, within(5e-3));
    assertThat(fitted.coefficients().stream().map(ArimaCoefficient::name))
        .containsExactly("ar1", "ar2", "ma1");
    assertThat(fitted.coefficients().stream().mapToDouble(ArimaCoefficient::value).toArray())
        .containsExactly(new double[] {0.595980707, 0.214274554, -0.981877170}, within(5e-5));
    assertThat(fitted.modelType()).isEqualTo(ModelType.ARIMA);
    assertThat(fitted.description()).isEqualTo("ARIMA(2,1,1)(0,1,0)[12] on 144 observations");
    Forecast forecast = fitted.predict(YEAR, Level.P95, Level.P80);
    assertThat(forecast.mean().values())
        .containsExactly(
            new double[] {
              445.634901,
              420.394997,
              449.198316,
              491.839948,
              503.394480,
              566.862455,
              654.260182,
              638.597494,
              540.883748,
              494.126628,
              423.332716,
              465.507584
            },
            within(5e-3));
    assertThat(forecast.band(Level.P80).lower()[0]).isCloseTo(430.890348, within(2e-3));
    assertThat(forecast.band(Level.P80).upper()[11]).isCloseTo(490.192306, within(5e-3));
    assertThat(forecast.band(Level.P95).lower()[11]).isCloseTo(427.755560, within(5e-3));
  }

  @Test
  void passengers_on_the_logarithmic_scale_are_forecast_as_published() {
    FittedArima fitted = fit(passengers(), STRICT.withLambda(0));
    assertThat(fitted.order()).hasToString("(0,1,1)(0,1,1)[12]");
    // Without the prior of R: see the class.
    assertThat(fitted.likelihood().orElseThrow().logLikelihood())
        .isCloseTo(244.696487, within(2e-5));
    List<ArimaCoefficient> coefficients = fitted.coefficients();
    assertThat(coefficients.get(0).value()).isCloseTo(-0.401823, within(3e-5));
    assertThat(coefficients.get(1).value()).isCloseTo(-0.556936, within(1e-4));
    assertThat(coefficients.get(0).standardError()).isCloseTo(0.0896, within(5e-4));
    assertThat(coefficients.get(1).standardError()).isCloseTo(0.0731, within(5e-4));
    Forecast forecast = fitted.predict(YEAR, Level.P80, Level.P95);
    assertThat(forecast.mean().valueAt(0)).isCloseTo(450.422370, within(5e-3));
    assertThat(forecast.mean().valueAt(11)).isCloseTo(477.242564, within(5e-3));
    assertThat(forecast.band(Level.P80).lower()[0]).isCloseTo(429.546145, within(0.03));
    assertThat(forecast.band(Level.P80).upper()[0]).isCloseTo(472.313194, within(0.03));
    assertThat(forecast.band(Level.P95).lower()[0]).isCloseTo(418.889510, within(0.03));
  }

  @Test
  void every_order_within_the_bounds_can_be_tried() {
    FittedArima fitted =
        fit(TimeSeries.ofValues(KnownSeries.wwwUsage()), STRICT.withStepwise(false));
    assertThat(fitted.order()).isEqualTo(ArimaOrder.of(3, 1, 0));
  }

  @Test
  void missing_values_are_left_out_of_the_likelihood() {
    double[] y = KnownSeries.airPassengers();
    for (int gap : new int[] {3, 50, 51, 100, 143}) {
      y[gap] = NA;
    }
    ArimaOrder airline = ArimaOrder.of(0, 1, 1).seasonal(0, 1, 1, 12);
    FittedArima fitted = fit(KnownSeries.monthly(1949, y), STRICT.withLambda(0).withOrder(airline));
    // Arima(y, order = c(0,1,1), seasonal = c(0,1,1), lambda = 0) in R.
    assertThat(fitted.likelihood().orElseThrow().logLikelihood()).isCloseTo(236.60, within(0.02));
    assertThat(fitted.coefficients().get(0).value()).isCloseTo(-0.44959, within(1e-3));
    assertThat(fitted.coefficients().get(1).value()).isCloseTo(-0.54771, within(1e-3));
    assertThat(fitted.sigma() * fitted.sigma()).isCloseTo(0.001324305, within(5e-6));
    Forecast forecast = fitted.predict(Horizon.steps(6), Level.P80);
    assertThat(forecast.mean().values())
        .containsExactly(
            new double[] {454.8332, 429.7566, 483.0644, 496.9754, 514.5905, 588.9971},
            within(0.01));
    assertThat(forecast.band(Level.P80).lower()[0]).isCloseTo(431.2534, within(0.05));

    double[] lynx = KnownSeries.lynx();
    for (int gap : new int[] {0, 1, 40, 41, 80, 112, 113}) {
      lynx[gap] = NA;
    }
    FittedArima animals =
        fit(KnownSeries.yearly(1821, lynx), STRICT.withOrder(ArimaOrder.of(2, 0, 2)));
    assertThat(animals.likelihood().orElseThrow().aicc()).isCloseTo(1770.2186, within(1e-3));
    assertThat(animals.coefficients().get(4).value()).isCloseTo(1528.72, within(0.05));
    assertThat(animals.coefficients().get(4).standardError()).isCloseTo(138.09, within(1.0));
    assertThat(animals.coefficients().get(0).standardError()).isCloseTo(0.10297, within(1e-3));
    Forecast ahead = animals.predict(Horizon.steps(2), Level.P80);
    assertThat(ahead.mean().valueAt(0)).isCloseTo(1903.73, within(0.05));
    assertThat(ahead.band(Level.P80).lower()[0]).isCloseTo(59.643, within(0.1));
    assertThat(ahead.band(Level.P80).lower()[1]).isCloseTo(-146.68, within(0.1));
  }

  @Test
  void a_line_goes_on_without_error() {
    double[] line = new double[100];
    Arrays.setAll(line, i -> i + 1);
    FittedArima fitted = fit(TimeSeries.ofValues(line), ArimaOptions.ofDefaults());
    Forecast forecast = fitted.predict(YEAR, Level.P95);
    assertThat(forecast.mean().values())
        .containsExactly(
            new double[] {101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112},
            within(1e-9));
    assertThat(forecast.band(Level.P95).upper()).isEqualTo(forecast.mean().values());
    assertThat(fitted.sigma()).isZero();
    assertThat(fitted.likelihood()).isEmpty();
    assertThat(fitted.description()).isEqualTo("ARIMA(0,1,0) with drift on 100 observations");
    assertThat(fitted.coefficients()).hasSize(1);
    assertThat(fitted.coefficients().get(0).value()).isCloseTo(1, within(1e-12));
  }

  @Test
  void the_shortest_series_are_answered() {
    assertThat(next(5)).isEqualTo(5);
    assertThat(next(1, 2)).isCloseTo(1.5, within(1e-12));
    assertThat(next(0, 0, 0)).isZero();
    assertThat(next(NA, 3, NA)).isEqualTo(3);
    assertThat(next(7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7)).isCloseTo(7, within(1e-12));
    assertThatThrownBy(() -> next(NA, NA)).isInstanceOf(InsufficientDataException.class);
    ArimaOptions airline = STRICT.withOrder(ArimaOrder.of(0, 1, 1).seasonal(0, 1, 1, 12));
    assertThatThrownBy(() -> fit(TimeSeries.ofValues(1, 3, 2, 5), airline))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessageContaining("15 observed values for ARIMA(0,1,1)(0,1,1)[12], had 4");
  }

  private static double next(double... values) {
    return Forecasters.arima()
        .fit(TimeSeries.ofValues(values))
        .predict(Horizon.steps(1), Level.P95)
        .mean()
        .valueAt(0);
  }

  @Test
  void a_regressor_is_told_from_the_noise() {
    Random random = new Random(7);
    double[] spending = new double[130];
    double[] y = new double[120];
    double error = 0;
    for (int i = 0; i < spending.length; i++) {
      spending[i] = 10 * random.nextDouble();
      error = 0.6 * error + random.nextGaussian();
      if (i < y.length) {
        y[i] = 50 + 3 * spending[i] + error;
      }
    }
    Regressor regressor = new Regressor("spending", TimeSeries.ofValues(spending));
    FittedArima fitted =
        fit(
            TimeSeries.ofValues(y),
            ArimaOptions.ofDefaults()
                .withSeasonLengths(List.of())
                .withRegressors(List.of(regressor)));
    ArimaCoefficient effect =
        fitted.coefficients().stream()
            .filter(c -> c.name().equals("spending"))
            .findFirst()
            .orElseThrow();
    assertThat(effect.value()).isCloseTo(3, within(0.1));
    assertThat(Math.abs(effect.value() - 3)).isLessThan(4 * effect.standardError());
    Forecast forecast = fitted.predict(Horizon.steps(10));
    for (int h = 5; h < 10; h++) {
      assertThat(forecast.mean().valueAt(h)).isCloseTo(50 + 3 * spending[120 + h], within(2.0));
    }
    assertThat(forecast.components().stream().map(Component::name))
        .containsExactly("arima", "spending");
    double[] sum = forecast.components().get(0).values();
    double[] part = forecast.components().get(1).values();
    for (int h = 0; h < 10; h++) {
      assertThat(sum[h] + part[h]).isCloseTo(forecast.mean().valueAt(h), within(1e-9));
    }
    assertThatThrownBy(() -> fitted.predict(Horizon.steps(11)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("spending");
  }

  @Test
  void a_long_season_is_carried_by_waves() {
    Random random = new Random(3);
    double[] y = new double[52 * 6];
    for (int i = 0; i < y.length; i++) {
      double turn = 2 * Math.PI * i / 52;
      y[i] = 100 + 20 * Math.sin(turn) + 5 * Math.cos(2 * turn) + random.nextGaussian();
    }
    FittedArima fitted =
        fit(TimeSeries.ofValues(y), ArimaOptions.ofDefaults().withSeasonLengths(List.of(52)));
    assertThat(fitted.description()).contains("2 waves over 52 steps");
    Forecast forecast = fitted.predict(Horizon.steps(52));
    for (int h = 0; h < 52; h++) {
      double turn = 2 * Math.PI * (y.length + h) / 52;
      assertThat(forecast.mean().valueAt(h))
          .isCloseTo(100 + 20 * Math.sin(turn) + 5 * Math.cos(2 * turn), within(1.5));
    }
  }

  @Test
  void two_seasons_are_told_apart() {
    Random random = new Random(4);
    double[] y = new double[168 * 5];
    double[] truth = new double[y.length + 168];
    for (int i = 0; i < truth.length; i++) {
      truth[i] =
          50
              + 10 * Math.sin(2 * Math.PI * i / 24)
              + (i % 24 < 12 ? 4 : 0)
              + 8 * Math.cos(2 * Math.PI * i / 168);
      if (i < y.length) {
        y[i] = truth[i] + random.nextGaussian();
      }
    }
    FittedArima fitted =
        fit(TimeSeries.ofValues(y), ArimaOptions.ofDefaults().withSeasonLengths(List.of(24, 168)));
    assertThat(fitted.order().seasonLength()).isEqualTo(24);
    assertThat(fitted.description()).contains("wave").contains("over 168 steps");
    Forecast forecast = fitted.predict(Horizon.steps(168));
    double error = 0;
    for (int h = 0; h < 168; h++) {
      error += Math.abs(forecast.mean().valueAt(h) - truth[y.length + h]) / 168;
    }
    assertThat(error).isLessThan(1);
  }

  @Test
  void an_update_runs_on_or_estimates_anew() {
    TimeSeries whole = passengers();
    TimeSeries early = whole.head(132);
    TimeSeries rest = whole.slice(132, 144);
    FittedArima fitted = fit(early, ArimaOptions.ofDefaults().withLambda(0));
    FittedArima run = (FittedArima) fitted.update(rest, Refit.NONE);
    assertThat(run.order()).isEqualTo(fitted.order());
    assertThat(run.sigma()).isEqualTo(fitted.sigma());
    assertThat(run.history()).isEqualTo(whole);
    FittedArima warm = (FittedArima) fitted.update(rest, Refit.PARAMETERS);
    FittedArima anew =
        fit(whole, ArimaOptions.ofDefaults().withLambda(0).withOrder(fitted.order()));
    assertThat(aicc(warm)).isCloseTo(aicc(anew), within(1e-3));
    assertThat(aicc(run)).isGreaterThanOrEqualTo(aicc(warm) - 1e-6);
    FittedArima all = (FittedArima) fitted.update(rest, Refit.WHOLE);
    assertThat(all.predict(YEAR).mean())
        .isEqualTo(fit(whole, ArimaOptions.ofDefaults().withLambda(0)).predict(YEAR).mean());
    assertThat(fitted.history()).isEqualTo(early);
  }

  @Test
  void a_kept_model_forecasts_the_same_and_can_be_updated() {
    Random random = new Random(5);
    double[] outside = new double[110];
    double[] y = new double[100];
    for (int i = 0; i < outside.length; i++) {
      outside[i] = random.nextGaussian();
      if (i < y.length) {
        y[i] = i % 9 == 4 ? NA : 20 + outside[i] + random.nextGaussian();
      }
    }
    ArimaOptions options =
        ArimaOptions.ofDefaults()
            .withSeasonLengths(List.of(30))
            .withLambda(0.5)
            .withRegressors(List.of(new Regressor("outside", TimeSeries.ofValues(outside))));
    FittedForecaster fitted = Forecasters.arima(options).fit(TimeSeries.ofValues(y));
    FittedForecaster read = FittedModels.load(FittedModels.save(fitted));
    Forecast expected = fitted.predict(Horizon.steps(10), Level.P95);
    Forecast actual = read.predict(Horizon.steps(10), Level.P95);
    assertThat(actual.mean()).isEqualTo(expected.mean());
    assertThat(actual.band(Level.P95).upper()).isEqualTo(expected.band(Level.P95).upper());
    assertThat(read.description()).isEqualTo(fitted.description());
    assertThat(((FittedArima) read).coefficients())
        .isEqualTo(((FittedArima) fitted).coefficients());
    assertThat(read.update(fitted.history().head(0), Refit.WHOLE).predict(Horizon.steps(3)).mean())
        .isEqualTo(fitted.predict(Horizon.steps(3)).mean());
  }

  @Test
  void a_transformation_refuses_what_it_cannot_take() {
    assertThatThrownBy(
            () -> fit(TimeSeries.ofValues(1, 0, 2), ArimaOptions.ofDefaults().withLambda(0)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("values above 0")
        .hasMessageContaining("index 1");
    assertThat(next(4, 0, 2)).isFinite();
    assertThat(
            fit(TimeSeries.ofValues(4, 0, 2), ArimaOptions.ofDefaults().withLambda(0.5))
                .predict(Horizon.steps(1), Level.P95)
                .band(Level.P95)
                .lower()[0])
        .isGreaterThanOrEqualTo(0);
  }

  @Test
  void settings_that_cannot_be_are_refused() {
    ArimaOptions options = ArimaOptions.ofDefaults();
    assertThatThrownBy(() -> options.withLambda(1.5)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> options.withSeasonLengths(List.of(1)))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> options.withMaxSeasonLag(0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> ArimaOrder.of(1, 3, 0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> ArimaOrder.of(1, 0, 0).seasonal(1, 0, 0, 1))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void a_long_series_takes_bounded_work() {
    Random random = new Random(8);
    double[] y = new double[60_000];
    double level = 0;
    for (int i = 0; i < y.length; i++) {
      level = 0.8 * level + random.nextGaussian();
      y[i] = 10 + level;
    }
    FittedArima fitted =
        fit(TimeSeries.ofValues(y), ArimaOptions.ofDefaults().withSeasonLengths(List.of()));
    assertThat(fitted.sigma()).isCloseTo(1, within(0.02));
    assertThat(fitted.predict(Horizon.steps(50)).mean().valueAt(49)).isCloseTo(10, within(0.3));
    assertThat(fitted.likelihood().orElseThrow().observations()).isEqualTo(60_000);
  }
}
