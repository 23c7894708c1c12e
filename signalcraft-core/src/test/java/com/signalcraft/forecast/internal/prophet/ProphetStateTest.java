package com.signalcraft.forecast.internal.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.common.internal.StateKind;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.Regressor;
import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.prophet.ChangepointOptions;
import com.signalcraft.forecast.prophet.Departures;
import com.signalcraft.forecast.prophet.FittedProphet;
import com.signalcraft.forecast.prophet.Growth;
import com.signalcraft.forecast.prophet.HolidayEffect;
import com.signalcraft.forecast.prophet.HolidayOptions;
import com.signalcraft.forecast.prophet.Mode;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.forecast.prophet.ProphetRegressor;
import com.signalcraft.forecast.prophet.Scaling;
import com.signalcraft.forecast.prophet.Seasonality;
import com.signalcraft.forecast.prophet.SeasonalityOptions;
import com.signalcraft.forecast.prophet.Uncertainty;
import com.signalcraft.series.TimeSeries;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProphetStateTest {

  private static final StateKind KIND = new StateKind(0x54455354, (short) 1, "state", "test state");
  private static final int SIZE = 200;

  private static TimeSeries history() {
    return Fixtures.daily(SIZE, i -> i % 13 == 5 ? Double.NaN : 50 + i % 7 + 0.1 * i);
  }

  private static TimeSeries covering(double even, double odd) {
    return Fixtures.daily(SIZE + 60, i -> i % 2 == 0 ? even : odd);
  }

  static List<ProphetOptions> options() {
    ProphetOptions usual = ProphetOptions.ofDefaults();
    List<Holiday> feasts =
        List.of(
            new Holiday("feast", LocalDate.parse("2012-07-04")),
            new Holiday("feast", LocalDate.parse("2012-12-10")));
    return List.of(
        usual,
        usual
            .withScaling(Scaling.MINMAX)
            .withUncertainty(Uncertainty.sampled(30, 7))
            .withDepartures(Departures.none().withAutoregressive(true).withNonNegative(true)),
        usual.withDepartures(Departures.none().withLogarithm(true).withCappedOrder(true)),
        usual.withGrowth(Growth.flat()),
        usual
            .withGrowth(Growth.logistic(covering(90, 95)).withFloor(3))
            .withChangepoints(ChangepointOptions.ofDefaults().at(List.of(history().instantAt(50)))),
        usual
            .withSeasonalities(
                SeasonalityOptions.ofDefaults()
                    .withMode(Mode.MULTIPLICATIVE)
                    .withYearly(2)
                    .withCustom(
                        Seasonality.of("pairs", 3.5, 2)
                            .withMode(Mode.ADDITIVE)
                            .withPriorScale(3)
                            .when(covering(0, 1))))
            .withRegressors(
                ProphetRegressor.of(new Regressor("price", covering(7, 3)))
                    .withPriorScale(2)
                    .withStandardised(false)
                    .withMode(Mode.ADDITIVE)),
        usual.withHolidays(
            HolidayOptions.none()
                .withDays(feasts)
                .withMode(Mode.MULTIPLICATIVE)
                .withEffects(HolidayEffect.of("feast", 1, 2).withPriorScale(4))));
  }

  private static byte[] saved(FittedForecaster fitted) {
    StateWriter out = new StateWriter(KIND);
    ((Storable) fitted).store(out);
    return out.finish();
  }

  private static FittedProphet read(byte[] state, TimeSeries history) {
    return (FittedProphet) StateReader.read(KIND, state, in -> ProphetState.read(in, history));
  }

  @ParameterizedTest
  @MethodSource("options")
  void a_model_read_back_is_the_same(ProphetOptions options) {
    FittedProphet fitted = new ProphetForecaster(options).fit(history());
    assertThat(((Storable) fitted).storedKind()).isEqualTo("prophet");
    FittedProphet again = read(saved(fitted), fitted.history());
    assertThat(again.options()).isEqualTo(options);
    assertThat(again.fitted()).isEqualTo(fitted.fitted());
    assertThat(again.changepoints()).isEqualTo(fitted.changepoints());
    assertThat(again.logPosterior()).isEqualTo(fitted.logPosterior());
    assertThat(again.description()).isEqualTo(fitted.description());
    Forecast expected = fitted.predict(Horizon.steps(40), Level.P80);
    Forecast found = again.predict(Horizon.steps(40), Level.P80);
    assertThat(found.mean()).isEqualTo(expected.mean());
    assertThat(found.bands().get(0).lower()).isEqualTo(expected.bands().get(0).lower());
    assertThat(found.components())
        .extracting(part -> part.values()[33])
        .isEqualTo(expected.components().stream().map(part -> part.values()[33]).toList());
    assertThat(saved(again)).isEqualTo(saved(fitted));
    TimeSeries more = Fixtures.daily(SIZE + 9, i -> 60 + i % 7).tail(9);
    for (Refit refit : Refit.values()) {
      assertThat(again.update(more, refit).predict(Horizon.steps(5)).mean())
          .isEqualTo(fitted.update(more, refit).predict(Horizon.steps(5)).mean());
    }
  }

  @Test
  void the_days_of_a_calendar_are_kept() {
    HolidayOptions asking =
        HolidayOptions.none()
            .withCalendar(
                (first, last) ->
                    first
                        .datesUntil(last.plusDays(1))
                        .filter(date -> date.getDayOfMonth() == 4)
                        .map(date -> new Holiday("fourth", date))
                        .toList());
    ProphetOptions options = ProphetOptions.ofDefaults().withHolidays(asking);
    FittedProphet fitted = new ProphetForecaster(options).fit(history());
    FittedProphet again = read(saved(fitted), fitted.history());
    assertThat(again.options().holidays().calendar()).isEmpty();
    assertThat(again.predict(Horizon.steps(400)).mean())
        .isEqualTo(fitted.predict(Horizon.steps(400)).mean());
  }

  @Test
  void a_state_that_cannot_be_is_refused() {
    FittedProphet fitted = new ProphetForecaster(ProphetOptions.ofDefaults()).fit(history());
    StateWriter out = new StateWriter(KIND);
    out.put("GROWTH");
    assertThatThrownBy(() -> read(out.finish(), fitted.history()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("GROWTH");
  }
}
