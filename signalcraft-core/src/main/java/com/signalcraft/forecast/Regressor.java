package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.series.TimeSeries;
import java.io.Serializable;

/**
 * An outside variable that a model may explain its series by, such as a price or the planned
 * spending on advertisements. Immutable.
 *
 * @param name what it is called in components and errors, at most 100 characters
 * @param values its values at the time stamps of the history and of every step that will be
 *     forecast; none missing there
 */
public record Regressor(String name, TimeSeries values) implements Serializable {

  /** Checks the name. */
  public Regressor {
    Checks.text("name", name, 100);
    Checks.required("values", values);
  }

  /**
   * The values at given times.
   *
   * @param epochMillis the times
   * @return one value for each
   * @throws com.signalcraft.error.ValidationException if one is absent or missing; the message
   *     names the regressor and the time
   */
  public double[] at(long[] epochMillis) {
    double[] at = new double[epochMillis.length];
    for (int i = 0; i < at.length; i++) {
      int index = values.indexOf(epochMillis[i]);
      double value = index < 0 ? Double.NaN : values.valueAt(index);
      Checks.that(
          !Double.isNaN(value),
          "regressors",
          "must have a value at every step of history and forecast, \""
              + name
              + "\" had none at "
              + java.time.Instant.ofEpochMilli(epochMillis[i]));
      at[i] = value;
    }
    return at;
  }
}
