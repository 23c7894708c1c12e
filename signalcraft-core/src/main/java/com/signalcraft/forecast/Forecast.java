package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.TimeSeries;
import java.util.List;

/**
 * What a fitted model predicts: one mean for each step after the history, the bands asked for, and
 * the parts that the means are made of. Immutable and thread-safe; every lower bound is at most its
 * mean and every mean at most its upper bound.
 *
 * @param modelType the kind of model that made it
 * @param mean the predicted values at the time stamps of the steps, in the series' unit
 * @param bands one band for each level asked for, from the narrowest level to the widest
 * @param components the parts that the means are made of; empty for a model without parts
 */
public record Forecast(
    ModelType modelType, TimeSeries mean, List<Band> bands, List<Component> components) {

  /** Checks the lengths and the order of bounds and means. */
  public Forecast {
    Checks.required("modelType", modelType);
    bands = List.copyOf(bands);
    components = List.copyOf(components);
    for (Band band : bands) {
      double[] lower = band.lower();
      double[] upper = band.upper();
      Checks.that(
          lower.length == mean.size(),
          "bands",
          "must have one bound for each of the " + mean.size() + " steps, had " + lower.length);
      for (int i = 0; i < lower.length; i++) {
        double value = mean.valueAt(i);
        // Written so that NaN is refused.
        if (!(lower[i] <= value && value <= upper[i])) {
          throw new ValidationException(
              "bands",
              "must hold the mean at step "
                  + (i + 1)
                  + ": "
                  + lower[i]
                  + " ≤ "
                  + value
                  + " ≤ "
                  + upper[i]
                  + " is not true");
        }
      }
    }
  }

  /**
   * The band of one level.
   *
   * @param level the level, one of those asked for
   * @return the band
   * @throws com.signalcraft.error.ValidationException if it was not asked for
   */
  public Band band(Level level) {
    return bands.stream()
        .filter(band -> band.level().equals(level))
        .findFirst()
        .orElseThrow(
            () ->
                new ValidationException(
                    "level",
                    "must be one of "
                        + bands.stream().map(band -> band.level().coverage()).toList()
                        + ", was "
                        + level.coverage()));
  }
}
