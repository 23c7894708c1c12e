package com.signalcraft.forecast.internal.transform;

import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.TimeSeries;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * Fits a model on a transformed scale and brings what it says back. Immutable and thread-safe as
 * the model is.
 */
public final class TransformedForecaster implements Forecaster {

  private static final long serialVersionUID = 1;

  private final Forecaster model;
  private final boolean biasAdjusted;
  private final String name;
  private final Choice choice;

  private TransformedForecaster(
      Forecaster model, boolean biasAdjusted, String name, Choice choice) {
    this.model = model;
    this.biasAdjusted = biasAdjusted;
    this.name = name;
    this.choice = choice;
  }

  /**
   * A model on the scale of a Box-Cox transformation.
   *
   * @param model the model
   * @param lambda the exponent; empty for one by Guerrero (1993) for each series
   * @param biasAdjusted whether means are those of the series' unit, not medians
   * @return the model with its transformation
   */
  public static Forecaster boxCox(Forecaster model, OptionalDouble lambda, boolean biasAdjusted) {
    boolean logarithm = lambda.isPresent() && lambda.getAsDouble() == 0;
    return new TransformedForecaster(
        model, biasAdjusted, (logarithm ? "log " : "Box-Cox ") + model, new BoxCoxChoice(lambda));
  }

  /**
   * A model on the scale of the scaled logit.
   *
   * @param model the model
   * @param lower the lower bound, finite
   * @param upper the upper bound, finite and above the lower one
   * @return the model with its transformation
   */
  public static Forecaster logit(Forecaster model, double lower, double upper) {
    return new TransformedForecaster(model, false, "logit " + model, new LogitChoice(lower, upper));
  }

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    Transformation transformation = choice.of(series);
    FittedForecaster fitted = model.fit(series.map(transformation::forward));
    return new FittedTransformed(this, transformation, biasAdjusted, series, fitted);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Gives a series its transformation. */
  private interface Choice extends Serializable {
    Transformation of(TimeSeries series);
  }

  private record BoxCoxChoice(OptionalDouble lambda) implements Choice {
    @Override
    public Transformation of(TimeSeries series) {
      return BoxCox.of(series, lambda);
    }

    private Object writeReplace() {
      return new RecordForm(this);
    }
  }

  private record LogitChoice(double lower, double upper) implements Choice {
    @Override
    public Transformation of(TimeSeries series) {
      return ScaledLogit.of(series, lower, upper);
    }
  }
}
