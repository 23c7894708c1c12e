package com.signalcraft.forecast.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.FittedModels;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.Refit;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Models on cleaned histories. */
class CleanedForecasterTest {

  private static final Horizon FIVE = Horizon.steps(5);
  private static final Forecaster LINEAR =
      Forecasters.linear(LinearOptions.ofDefaults().withSeasonLengths(List.of()));

  /** A line with a step by 20 at 60 and spikes at 30 and 90. */
  private static TimeSeries odd(int size) {
    Random random = new Random(1);
    double[] values = new double[120];
    for (int i = 0; i < values.length; i++) {
      values[i] = 50 + 0.1 * i + random.nextGaussian() + (i < 60 ? 0 : 20);
    }
    values[30] += 60;
    values[90] -= 40;
    return TimeSeries.ofValues(values).head(size);
  }

  private static CleanedForecaster fit(TimeSeries series) {
    return (CleanedForecaster) Forecasters.cleaned(LINEAR).fit(series);
  }

  @Test
  void the_model_goes_on_from_the_last_level_and_says_what_was_found() {
    TimeSeries series = odd(120);
    CleanedForecaster fitted = fit(series);

    assertThat(fitted.predict(FIVE, Level.P95).mean().valueAt(0)).isEqualTo(82, within(1.5));
    assertThat(fitted.history()).isEqualTo(series);
    assertThat(fitted.cleaning().outliers()).extracting(Outlier::index).containsExactly(30, 90);
    assertThat(fitted.cleaning().levelShifts()).extracting(LevelShift::index).containsExactly(60);
    assertThat(fitted.description())
        .isEqualTo("linear trend on 120 observations, without 2 outliers and 1 level shift");
    assertThat(Forecasters.cleaned(LINEAR)).hasToString(LINEAR + " on a cleaned history");
  }

  @Test
  void fitted_values_are_at_the_level_that_the_series_had() {
    CleanedForecaster fitted = fit(odd(120));

    assertThat(fitted.residuals().valueAt(30)).isEqualTo(60, within(4.0));
    assertThat(fitted.residuals().valueAt(10)).isEqualTo(0, within(4.0));
    double sum = 0;
    for (Component part : fitted.components()) {
      sum += part.values()[10];
    }
    assertThat(sum).isEqualTo(fitted.fitted().valueAt(10), within(1e-9));
    assertThat(fitted.components()).extracting(Component::name).contains("level shifts");
  }

  @Test
  void a_cut_history_has_no_fitted_values_before_the_cut() {
    FittedForecaster fitted =
        Forecasters.cleaned(LINEAR, CleaningOptions.ofDefaults().withShifts(ShiftTreatment.CUT))
            .fit(odd(120));

    assertThat(fitted.fitted().isMissing(59)).isTrue();
    assertThat(fitted.fitted().valueAt(60)).isEqualTo(76, within(2.0));
    assertThat(fitted.history()).isEqualTo(odd(120));
  }

  @Test
  void later_values_are_cleaned_too() {
    TimeSeries all = odd(120);
    for (Refit refit : Refit.values()) {
      CleanedForecaster updated =
          (CleanedForecaster) fit(all.head(85)).update(all.slice(85, 120), refit);

      assertThat(updated.cleaning().outliers()).extracting(Outlier::index).containsExactly(30, 90);
      assertThat(updated.history()).isEqualTo(all);
      assertThat(updated.predict(FIVE).mean().valueAt(0)).isEqualTo(82, within(1.5));
    }
  }

  @Test
  void a_saved_model_is_the_same_again() {
    for (ShiftTreatment treatment : ShiftTreatment.values()) {
      FittedForecaster fitted =
          Forecasters.cleaned(LINEAR, CleaningOptions.ofDefaults().withShifts(treatment))
              .fit(odd(120));
      CleanedForecaster loaded = (CleanedForecaster) FittedModels.load(FittedModels.save(fitted));

      assertThat(loaded.cleaning()).isEqualTo(((CleanedForecaster) fitted).cleaning());
      assertThat(loaded.predict(FIVE, Level.P95).mean())
          .isEqualTo(fitted.predict(FIVE, Level.P95).mean());
      assertThat(loaded.fitted()).isEqualTo(fitted.fitted());
    }
  }

  @Test
  void a_clean_history_is_forecast_as_by_the_model_alone() {
    TimeSeries clean = TimeSeries.ofValues(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9);

    assertThat(fit(clean).predict(FIVE, Level.P80).mean())
        .isEqualTo(LINEAR.fit(clean).predict(FIVE).mean());
    assertThat(fit(clean).description()).isEqualTo(LINEAR.fit(clean).description());
  }
}
