package com.signalcraft.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.series.TimeSeries;
import org.junit.jupiter.api.Test;

class ForecastersTest {

  @Test
  void every_available_kind_is_the_kind_it_fits() {
    TimeSeries series = SeriesFixtures.randomWalk(30, 1).map(Math::abs);
    assertThat(Forecasters.available()).containsExactly(ModelType.values());
    for (ModelType type : Forecasters.available()) {
      assertThat(Forecasters.of(type).fit(series).modelType()).isEqualTo(type);
    }
  }

  @Test
  void a_bounded_model_is_the_model_itself_but_for_its_forecasts() {
    TimeSeries falling = TimeSeries.ofValues(9, 6, 4, 1);
    FittedForecaster free = Forecasters.drift().fit(falling);
    FittedForecaster bounded = Forecasters.nonNegative(Forecasters.drift()).fit(falling);
    assertThat(bounded.modelType()).isEqualTo(ModelType.DRIFT);
    assertThat(bounded.description()).isEqualTo(free.description());
    assertThat(bounded.history()).isSameAs(falling);
    assertThat(bounded.fitted().values()).containsExactly(free.fitted().values());
    assertThat(bounded.components()).isEmpty();
    Forecast forecast = bounded.predict(Horizon.steps(2), Level.P80);
    assertThat(forecast.mean().values()).containsExactly(0, 0);
    assertThat(forecast.band(Level.P80).lower()).containsExactly(0, 0);
    double[] upper = free.predict(Horizon.steps(2), Level.P80).band(Level.P80).upper();
    assertThat(forecast.band(Level.P80).upper())
        .containsExactly(Math.max(0, upper[0]), Math.max(0, upper[1]));
    assertThat(Forecasters.nonNegative(Forecasters.drift())).hasToString("drift");
    assertThat(Forecasters.naive()).hasToString("naive");
    assertThat(Forecasters.seasonalNaive()).hasToString("seasonal naive");
  }
}
