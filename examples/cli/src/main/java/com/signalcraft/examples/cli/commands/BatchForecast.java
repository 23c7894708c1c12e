package com.signalcraft.examples.cli.commands;

import com.signalcraft.csv.CsvTableWriter;
import com.signalcraft.csv.WideSeries;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.TimeSeries;

/**
 * Forecasts one series of many. Thread-safe.
 *
 * @param forecaster the model
 * @param steps how many steps to forecast
 * @param level the level of the range
 */
record BatchForecast(Forecaster forecaster, int steps, Level level) {

  /** What became of a series. */
  sealed interface Outcome {
    /** The id of the series. */
    String id();
  }

  /** A forecast, one number for each step. */
  @SuppressWarnings("ArrayRecordComponent") // written at once and thrown away
  record Made(String id, double[] mean, double[] lower, double[] upper) implements Outcome {
    void writeTo(CsvTableWriter table) {
      for (int i = 0; i < mean.length; i++) {
        table.key(id).whole(i + 1L).number(mean[i]).number(lower[i]).number(upper[i]).endRow();
      }
    }
  }

  /** Why there is no forecast; a defect of this program, or of the series. */
  record NotMade(String id, long line, String reason, boolean isDefect) implements Outcome {}

  Outcome of(WideSeries series) {
    if (series.problem().isPresent()) {
      return new NotMade(series.id(), series.line(), series.problem().get().toString(), false);
    }
    try {
      Forecast forecast =
          forecaster.fit(TimeSeries.ofValues(series.values())).predict(Horizon.steps(steps), level);
      Band band = forecast.band(level);
      return new Made(series.id(), forecast.mean().values(), band.lower(), band.upper());
    } catch (ValidationException e) {
      return new NotMade(series.id(), series.line(), e.issue(), false);
    } catch (SignalCraftException e) {
      return new NotMade(series.id(), series.line(), String.valueOf(e.getMessage()), false);
    } catch (RuntimeException e) {
      // One series must not stop the others; the exit code tells of the defect.
      return new NotMade(series.id(), series.line(), "internal error: " + e, true);
    }
  }
}
