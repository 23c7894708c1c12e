package com.signalcraft.forecast.internal.conformal;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.StoredModels;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A fitted model with intervals from residuals. Immutable.
 *
 * @param model the model, which makes the means
 * @param rate how fast the intervals follow what comes
 * @param calibration how far earlier forecasts were off
 */
record FittedConformal(FittedForecaster model, double rate, Calibration calibration)
    implements FittedForecaster, Storable {

  static final String KIND = "conformal";

  @Override
  public ModelType modelType() {
    return model.modelType();
  }

  @Override
  public String description() {
    return model.description()
        + (calibration.isEnough()
            ? String.format(
                Locale.ROOT,
                "; intervals from earlier forecasts of %,d values",
                calibration.scores().values())
            : "; the history is too short for intervals from earlier forecasts, these are the"
                + " model's own");
  }

  @Override
  public TimeSeries history() {
    return model.history();
  }

  @Override
  public TimeSeries fitted() {
    return model.fitted();
  }

  @Override
  public List<Component> components() {
    return model.components();
  }

  @Override
  public Optional<Likelihood> likelihood() {
    return model.likelihood();
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    if (levels.length == 0 || !calibration.isEnough()) {
      return model.predict(horizon, levels);
    }
    Steps steps = Steps.of(model, horizon, calibration.byOwnBand());
    double[] lower = new double[steps.size()];
    double[] upper = new double[steps.size()];
    for (int h = 0; h < lower.length; h++) {
      lower[h] = upper[h] = steps.mean(h);
    }
    List<Band> bands = new ArrayList<>();
    for (Level level : Fits.sorted(levels)) {
      double tail = (1 - level.coverage()) / 2;
      double below = Math.min(0, calibration.scores().lower(tail, rate));
      double above = Math.max(0, calibration.scores().upper(tail, rate));
      for (int h = 0; h < lower.length; h++) {
        double factor = calibration.factor(h);
        double mean = steps.mean(h);
        // A wider level has the narrower one's bounds at least, also while its tail adapts.
        lower[h] = Math.min(lower[h], Fits.finite(mean + below * factor * steps.unit(h, false)));
        upper[h] = Math.max(upper[h], Fits.finite(mean + above * factor * steps.unit(h, true)));
      }
      bands.add(new Band(level, lower, upper));
    }
    Forecast forecast = steps.forecast();
    return new Forecast(forecast.modelType(), forecast.mean(), bands, forecast.components());
  }

  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    TimeSeries longer = Fits.extended(history(), more);
    FittedForecaster updated = model.update(more, refit);
    int come = longer.size() - history().size();
    if (come == 0) {
      return new FittedConformal(updated, rate, calibration);
    }
    int ahead = Math.min(come, calibration.horizon());
    TimeSeries actual = longer.slice(history().size(), history().size() + ahead);
    return new FittedConformal(updated, rate, compared(actual));
  }

  private Calibration compared(TimeSeries actual) {
    Steps made;
    try {
      made = Steps.of(model, Horizon.steps(actual.size()), calibration.byOwnBand());
    } catch (InsufficientDataException tooShort) {
      // The old history bore no band, so there is no unit to tell errors in.
      return calibration;
    }
    return calibration.and(made, actual);
  }

  @Override
  public String storedKind() {
    return KIND;
  }

  @Override
  public void store(StateWriter out) {
    out.put(rate).put(calibration.growth()).put(calibration.byOwnBand()).put(calibration.horizon());
    calibration.scores().store(out);
    StoredModels.write(out, model);
  }

  static FittedForecaster read(StateReader in, TimeSeries history) {
    double rate = Checks.finite("rate", in.getDouble());
    double growth = Checks.finite("growth", in.getDouble());
    boolean byOwnBand = in.getBoolean();
    int horizon = in.getInt(1, Horizon.MAX_STEPS);
    Calibration calibration = new Calibration(Scores.read(in), growth, byOwnBand, horizon);
    return new FittedConformal(StoredModels.read(in, history), rate, calibration);
  }
}
