package com.signalcraft.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.RoundTrip;
import com.signalcraft.forecast.arima.ArimaOptions;
import com.signalcraft.forecast.arima.ArimaOrder;
import com.signalcraft.forecast.autoregression.AutoregressionOptions;
import com.signalcraft.forecast.ces.CesOptions;
import com.signalcraft.forecast.clean.CleaningOptions;
import com.signalcraft.forecast.conformal.ConformalOptions;
import com.signalcraft.forecast.decompose.MstlOptions;
import com.signalcraft.forecast.ensemble.EnsembleOptions;
import com.signalcraft.forecast.ets.EtsOptions;
import com.signalcraft.forecast.holiday.CountryHolidays;
import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.forecast.holiday.OpeningHours;
import com.signalcraft.forecast.intermittent.CrostonOptions;
import com.signalcraft.forecast.intermittent.TsbOptions;
import com.signalcraft.forecast.prophet.ChangepointOptions;
import com.signalcraft.forecast.prophet.Growth;
import com.signalcraft.forecast.prophet.HolidayEffect;
import com.signalcraft.forecast.prophet.HolidayOptions;
import com.signalcraft.forecast.prophet.Mode;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.forecast.prophet.ProphetRegressor;
import com.signalcraft.forecast.prophet.Seasonality;
import com.signalcraft.forecast.prophet.SeasonalityOptions;
import com.signalcraft.forecast.prophet.Uncertainty;
import com.signalcraft.forecast.theta.ThetaOptions;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.io.NotSerializableException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models go to other machines as they are, and forecast there what they forecast here. */
class ForecasterSerialisationTest {

  private static final int SIZE = 70;
  private static final int STEPS = 7;

  /** Sales of a shop by the day, with the regressor known for the days ahead too. */
  private static final TimeSeries HISTORY = sales(SIZE);

  private static final Regressor PRICE =
      new Regressor("price", sales(SIZE + STEPS).map(value -> value % 7));

  private static final OpeningHours HOURS =
      OpeningHours.of(
              EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
              LocalTime.of(9, 0),
              LocalTime.of(18, 0))
          .closedOn((first, last) -> List.of(new Holiday("Stocktaking", LocalDate.of(2026, 1, 2))));

  /** One model for each public method of {@link Forecasters}, with settings beyond the defaults. */
  private static final Map<String, Forecaster> MODELS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("naive()", Forecasters.naive()),
              Map.entry("seasonalNaive()", Forecasters.seasonalNaive()),
              Map.entry("seasonalNaive(int)", Forecasters.seasonalNaive(7)),
              Map.entry("drift()", Forecasters.drift()),
              Map.entry("linear()", Forecasters.linear()),
              Map.entry(
                  "linear(LinearOptions)",
                  Forecasters.linear(
                      LinearOptions.ofDefaults().withSeasonLengths(List.of(7)).withRobust(true))),
              Map.entry("autoregression()", Forecasters.autoregression()),
              Map.entry(
                  "autoregression(AutoregressionOptions)",
                  Forecasters.autoregression(
                      AutoregressionOptions.ofDefaults().withSeasonLengths(List.of(7)))),
              Map.entry("ensemble()", Forecasters.ensemble()),
              Map.entry(
                  "ensemble(EnsembleOptions)",
                  Forecasters.ensemble(
                      EnsembleOptions.of(Forecasters.theta(), Forecasters.drift())
                          .withOrigins(2)
                          .withHorizon(4))),
              Map.entry("theta()", Forecasters.theta()),
              Map.entry(
                  "theta(ThetaOptions)",
                  Forecasters.theta(ThetaOptions.ofDefaults().withSeasonLength(7))),
              Map.entry("prophet()", Forecasters.prophet()),
              Map.entry("prophet(ProphetOptions)", prophet()),
              Map.entry("boxCox(Forecaster)", Forecasters.boxCox(Forecasters.drift())),
              Map.entry(
                  "boxCox(Forecaster, BoxCoxOptions)",
                  Forecasters.boxCox(
                      Forecasters.drift(),
                      BoxCoxOptions.ofDefaults().withLambda(0.5).withBiasAdjusted(true))),
              Map.entry("logarithm(Forecaster)", Forecasters.logarithm(Forecasters.drift())),
              Map.entry(
                  "bounded(Forecaster, double, double)",
                  Forecasters.bounded(Forecasters.drift(), 0, 1_000)),
              Map.entry("ets()", Forecasters.ets()),
              Map.entry(
                  "ets(EtsOptions)", Forecasters.ets(EtsOptions.ofDefaults().withSeasonLength(7))),
              Map.entry("arima()", Forecasters.arima()),
              Map.entry(
                  "arima(ArimaOptions)",
                  Forecasters.arima(
                      ArimaOptions.ofDefaults()
                          .withOrder(ArimaOrder.of(1, 0, 0))
                          .withConstant(true)
                          .withLambda(0.5)
                          .withSeasonLengths(List.of(7))
                          .withRegressors(List.of(PRICE)))),
              Map.entry("mstl()", Forecasters.mstl()),
              Map.entry(
                  "mstl(MstlOptions)",
                  Forecasters.mstl(
                      MstlOptions.ofDefaults()
                          .withSeasonLengths(List.of(7))
                          .withSeasonalWindow(9))),
              Map.entry(
                  "mstl(MstlOptions, Forecaster)",
                  Forecasters.mstl(MstlOptions.ofDefaults(), Forecasters.drift())),
              Map.entry("ces()", Forecasters.ces()),
              Map.entry(
                  "ces(CesOptions)", Forecasters.ces(CesOptions.ofDefaults().withSeasonLength(7))),
              Map.entry("croston()", Forecasters.croston()),
              Map.entry(
                  "croston(CrostonOptions)",
                  Forecasters.croston(CrostonOptions.ofDefaults().withEstimatedAlpha())),
              Map.entry("tsb()", Forecasters.tsb()),
              Map.entry(
                  "tsb(TsbOptions)", Forecasters.tsb(TsbOptions.ofDefaults().withAlphas(0.1, 0.2))),
              Map.entry(
                  "duringOpeningHours(Forecaster, OpeningHours)",
                  Forecasters.duringOpeningHours(Forecasters.naive(), HOURS)),
              Map.entry(
                  "duringOpeningHours(OpeningHours, SeasonalModel)",
                  Forecasters.duringOpeningHours(
                      HOURS,
                      lengths ->
                          Forecasters.linear(
                              LinearOptions.ofDefaults().withSeasonLengths(lengths)))),
              Map.entry("cleaned(Forecaster)", Forecasters.cleaned(Forecasters.theta())),
              Map.entry(
                  "cleaned(Forecaster, CleaningOptions)",
                  Forecasters.cleaned(
                      Forecasters.theta(),
                      CleaningOptions.ofDefaults().withSeasonLengths(List.of(7)))),
              Map.entry("auto()", Forecasters.auto()),
              Map.entry(
                  "auto(AutoOptions)",
                  Forecasters.auto(
                      AutoOptions.ofDefaults()
                          .withSeasonLengths(List.of(7))
                          .withHorizon(3)
                          .withBudget(Duration.ofHours(1)))),
              Map.entry("conformal(Forecaster)", Forecasters.conformal(Forecasters.drift())),
              Map.entry(
                  "conformal(Forecaster, ConformalOptions)",
                  Forecasters.conformal(
                      Forecasters.drift(), ConformalOptions.ofDefaults().withHorizon(3))),
              Map.entry("nonNegative(Forecaster)", Forecasters.nonNegative(Forecasters.theta())),
              Map.entry("of(ModelType)", Forecasters.of(ModelType.SEASONAL_NAIVE))));

  private static Forecaster prophet() {
    return Forecasters.prophet(
        ProphetOptions.ofDefaults()
            .withGrowth(Growth.logistic(1_000).withFloor(sales(SIZE + STEPS).map(value -> 0)))
            .withChangepoints(ChangepointOptions.ofDefaults().at(List.of(HISTORY.instantAt(30))))
            .withSeasonalities(
                SeasonalityOptions.ofDefaults()
                    .withWeekly(2)
                    .withCustom(
                        Seasonality.of("fortnight", 14, 1)
                            .withMode(Mode.MULTIPLICATIVE)
                            .when(sales(SIZE + STEPS).map(value -> 1))))
            .withHolidays(
                HolidayOptions.none()
                    .withCalendar(CountryHolidays.of("DE", "BY"))
                    .withEffects(HolidayEffect.of("Good Friday", 1, 0).withPriorScale(5)))
            .withRegressors(ProphetRegressor.of(PRICE).withStandardised(true).withPriorScale(3))
            .withUncertainty(Uncertainty.sampled(20, 42)));
  }

  private static Set<String> models() {
    return MODELS.keySet();
  }

  @Test
  void every_model_of_the_library_is_in_the_table() {
    assertThat(
            Arrays.stream(Forecasters.class.getDeclaredMethods())
                .filter(
                    method ->
                        Modifier.isPublic(method.getModifiers())
                            && method.getReturnType() == Forecaster.class)
                .map(ForecasterSerialisationTest::name))
        .containsExactlyInAnyOrderElementsOf(models());
  }

  private static String name(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_model_forecasts_the_same_on_another_machine(String name) throws IOException {
    Forecaster here = MODELS.get(name);
    Forecaster there = RoundTrip.of(here);

    assertThat(there).hasToString(here.toString());
    assertThat(forecast(there)).usingRecursiveComparison().isEqualTo(forecast(here));
  }

  private static Forecast forecast(Forecaster model) {
    return model.fit(HISTORY).predict(Horizon.steps(STEPS), Level.P80, Level.P95);
  }

  @Test
  void settings_are_the_same_on_another_machine() throws IOException {
    assertThat(RoundTrip.of(ArimaOptions.ofDefaults())).isEqualTo(ArimaOptions.ofDefaults());
    assertThat(RoundTrip.of(BoxCoxOptions.ofDefaults())).isEqualTo(BoxCoxOptions.ofDefaults());
    assertThat(RoundTrip.of(ProphetOptions.ofDefaults())).isEqualTo(ProphetOptions.ofDefaults());
    assertThat(RoundTrip.of(PRICE)).isEqualTo(PRICE);
    assertThat(RoundTrip.of(Forecasters.naive())).isSameAs(Forecasters.naive());
    assertThat(RoundTrip.of(Forecasters.drift())).isSameAs(Forecasters.drift());
  }

  @Test
  void horizons_and_levels_are_the_same_on_another_machine() throws IOException {
    assertThat(RoundTrip.of(Level.P95)).isEqualTo(Level.P95);
    for (Horizon horizon :
        List.of(
            Horizon.steps(3),
            Horizon.days(3),
            Horizon.until(HISTORY.lastInstant().plusSeconds(300_000)))) {
      Horizon there = RoundTrip.of(horizon);
      assertThat(there).hasToString(horizon.toString());
      assertThat(there.stepsAfter(HISTORY)).isEqualTo(3);
    }
  }

  @Test
  void a_calendar_of_a_country_is_made_anew_on_another_machine() throws IOException {
    LocalDate first = LocalDate.of(2026, 1, 1);
    LocalDate last = LocalDate.of(2026, 12, 31);
    var bavaria = CountryHolidays.of("DE", "BY");

    assertThat(RoundTrip.of(bavaria).between(first, last))
        .isEqualTo(bavaria.between(first, last))
        .extracting(Holiday::name)
        .contains("Epiphany");
  }

  @Test
  void a_model_of_the_users_own_is_serialisable_if_what_it_holds_is() throws IOException {
    double factor = 2;
    Forecaster doubled = history -> Forecasters.drift().fit(history.map(value -> value * factor));
    Object opaque = new Object();
    Forecaster local = history -> Forecasters.drift().fit(opaque == history ? HISTORY : history);

    assertThat(forecast(RoundTrip.of(doubled)))
        .usingRecursiveComparison()
        .isEqualTo(forecast(doubled));
    assertThatThrownBy(() -> RoundTrip.of(local))
        .isInstanceOf(NotSerializableException.class)
        .hasMessage("java.lang.Object");
  }

  private static TimeSeries sales(int size) {
    Random random = new Random(7);
    return SeriesFixtures.starting(
        "2025-12-01T00:00:00Z",
        Frequency.DAILY,
        SeriesFixtures.array(size, day -> 100 + day + (day % 7 < 5 ? 20 : 5) + random.nextInt(10)));
  }
}
