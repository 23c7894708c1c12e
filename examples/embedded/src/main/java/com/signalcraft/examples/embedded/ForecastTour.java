package com.signalcraft.examples.embedded;

import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.FittedModels;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.Regressor;
import com.signalcraft.forecast.arima.FittedArima;
import com.signalcraft.forecast.batch.BatchForecaster;
import com.signalcraft.forecast.batch.BatchItem;
import com.signalcraft.forecast.batch.BatchOutcome;
import com.signalcraft.forecast.batch.BatchSummary;
import com.signalcraft.forecast.hierarchy.FittedHierarchy;
import com.signalcraft.forecast.hierarchy.Hierarchy;
import com.signalcraft.forecast.hierarchy.Reconciler;
import com.signalcraft.forecast.holiday.HolidayCalendar;
import com.signalcraft.forecast.holiday.OpeningHours;
import com.signalcraft.forecast.prophet.FittedProphet;
import com.signalcraft.forecast.prophet.HolidayEffect;
import com.signalcraft.forecast.prophet.HolidayOptions;
import com.signalcraft.forecast.prophet.Mode;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.forecast.prophet.ProphetRegressor;
import com.signalcraft.forecast.prophet.SeasonalityOptions;
import com.signalcraft.series.TimeSeries;
import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Map;

/** The parts that the pages on forecasting quote. */
final class ForecastTour {

  private ForecastTour() {}

  /**
   * Prophet with a season that multiplies, holidays and a price.
   *
   * @param sales the history
   * @param prices the prices, of the days ahead too
   * @param germany the holidays
   * @param out what is found is printed here
   */
  static void prophet(
      TimeSeries sales, TimeSeries prices, HolidayCalendar germany, PrintStream out) {
    // [prophet]
    ProphetOptions options =
        ProphetOptions.ofDefaults()
            .withSeasonalities(SeasonalityOptions.ofDefaults().withMode(Mode.MULTIPLICATIVE))
            .withHolidays(
                HolidayOptions.none()
                    .withCalendar(germany)
                    .withEffects(HolidayEffect.of("Christmas Day", 7, 1)))
            .withRegressors(ProphetRegressor.of(new Regressor("price", prices)));
    FittedProphet fitted = (FittedProphet) Forecasters.prophet(options).fit(sales);
    Forecast forecast = fitted.predict(Horizon.days(14), Level.P80, Level.P95);
    // [/prophet]
    out.println(fitted.changepoints().size() + " possible changes of the trend");
    out.println(forecast.components().get(0).name() + ", " + forecast.mean().size() + " days");
  }

  /**
   * ARIMA.
   *
   * @param series the history
   * @param out what is found is printed here
   */
  static void arima(TimeSeries series, PrintStream out) {
    // [arima]
    FittedArima fitted = (FittedArima) Forecasters.arima().fit(series);
    out.println(fitted.order() + ": " + fitted.coefficients());
    // [/arima]
  }

  /**
   * A model that is kept overnight and goes on with a day more.
   *
   * @param history the history
   * @param today what came since
   * @param out what is found is printed here
   */
  static void keep(TimeSeries history, TimeSeries today, PrintStream out) {
    // [keep]
    byte[] kept = FittedModels.save(Forecasters.auto().fit(history));
    FittedForecaster tomorrow = FittedModels.load(kept).update(today, Refit.NONE);
    // [/keep]
    out.println(tomorrow.history().size() + " observations");
  }

  /**
   * Many series at once.
   *
   * @param sources the series by name
   * @param out what became of each is printed here
   */
  static void batch(Map<String, TimeSeries> sources, PrintStream out) {
    // [batch]
    BatchSummary summary =
        BatchForecaster.of(Forecasters.auto(), Horizon.steps(12), Level.P95)
            .forecastAll(
                sources.entrySet().stream()
                    .map(source -> BatchItem.of(source.getKey(), source.getValue())),
                outcome -> {
                  if (outcome instanceof BatchOutcome.Made<String> made) {
                    out.println(made.key() + ": " + made.forecast().mean().size() + " steps");
                  } else if (outcome instanceof BatchOutcome.Failed<String> failed) {
                    out.println(failed.key() + ": " + failed.reason());
                  }
                });
    // [/batch]
    out.println(summary.made() + " made, " + summary.failed() + " failed");
  }

  /**
   * A shop that is not always open.
   *
   * @param holidays when it is closed
   * @return the model
   */
  static Forecaster opening(HolidayCalendar holidays) {
    // [opening]
    OpeningHours shop =
        OpeningHours.of(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(9, 0),
                LocalTime.of(18, 0))
            .and(EnumSet.of(DayOfWeek.SATURDAY), LocalTime.of(10, 0), LocalTime.of(14, 0))
            .closedOn(holidays);
    Forecaster model =
        Forecasters.duringOpeningHours(
            shop,
            lengths -> Forecasters.linear(LinearOptions.ofDefaults().withSeasonLengths(lengths)));
    // [/opening]
    return model;
  }

  /**
   * Forecasts that add up.
   *
   * @param seriesByLeaf the sources' series
   * @param out the total is printed here
   */
  static void hierarchy(Map<String, TimeSeries> seriesByLeaf, PrintStream out) {
    // [hierarchy]
    Hierarchy shops =
        Hierarchy.builder().sum("all", "shops", "web").sum("shops", "Berlin", "Hamburg").build();
    FittedHierarchy fitted = Reconciler.of(shops).fit(Forecasters.auto(), seriesByLeaf);
    Map<String, Forecast> forecasts = fitted.predict(Horizon.days(30), Level.P95);
    // [/hierarchy]
    double total = 0;
    double parts = 0;
    for (Map.Entry<String, Forecast> node : forecasts.entrySet()) {
      double first = node.getValue().mean().valueAt(0);
      total += node.getKey().equals("all") ? first : 0;
      parts += seriesByLeaf.containsKey(node.getKey()) ? first : 0;
    }
    out.println("the parts add up: " + (Math.abs(total - parts) < 1e-6 * Math.abs(total)));
  }
}
