package com.signalcraft.forecast.internal.arima;

import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.arima.ArimaCoefficient;
import com.signalcraft.forecast.arima.ArimaOrder;
import com.signalcraft.forecast.arima.FittedArima;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fitted ARIMA model. Immutable. */
final class FittedArimaModel implements FittedArima, Storable {

  private final ArimaForecaster settings;
  private final ArimaModel model;
  private final TimeSeries history;
  private final Completed series;
  private final double[][] columns;
  private final double[] means;
  private final FilterPass pass;

  /**
   * A model on a history; makes what it carries from step to step.
   *
   * @param settings what it was made by
   * @param model the model
   * @param history the history, regular
   */
  FittedArimaModel(ArimaForecaster settings, ArimaModel model, TimeSeries history) {
    this.settings = settings;
    this.model = model;
    this.history = history;
    series = Completed.of(model.transform().there(history.values()), model.order().seasonLength());
    columns = model.regression().history(history);
    means = model.means(columns, 0, history.size());
    pass = FilterPass.of(model, series, means);
  }

  @Override
  public ModelType modelType() {
    return ModelType.ARIMA;
  }

  @Override
  public ArimaOrder order() {
    return model.order();
  }

  @Override
  public double sigma() {
    return model.sigma() * model.transform().unit();
  }

  @Override
  public List<ArimaCoefficient> coefficients() {
    return Coefficients.of(model, series, columns);
  }

  @Override
  public String storedKind() {
    return ArimaForecaster.KIND;
  }

  @Override
  public void store(StateWriter out) {
    ArimaState.write(out, settings.options());
    ArimaState.write(out, model);
  }

  @Override
  public Optional<Likelihood> likelihood() {
    Likelihood scaled = pass.likelihood();
    double likelihood =
        scaled.logLikelihood() - scaled.observations() * Math.log(model.transform().unit());
    return model.sigma() > 0 && Double.isFinite(likelihood)
        ? Optional.of(new Likelihood(likelihood, scaled.parameters(), scaled.observations()))
        : Optional.empty();
  }

  @Override
  public String description() {
    String constant = !model.constant() ? "" : model.hasDrift() ? "drift" : "a mean";
    List<String> parts = new ArrayList<>();
    if (!constant.isEmpty()) {
      parts.add(constant);
    }
    model.regression().regressors().forEach(regressor -> parts.add(regressor.name()));
    for (Harmonics season : model.regression().seasons()) {
      parts.add(
          season.orders().length
              + (season.orders().length == 1 ? " wave" : " waves")
              + " over "
              + season.seasonLength()
              + " steps");
    }
    return "ARIMA"
        + model.order()
        + (parts.isEmpty() ? "" : " with " + Words.and(parts))
        + " on "
        + Words.observations(series.observed());
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  @Override
  public TimeSeries fitted() {
    return history.withValues(back(pass.predictions()));
  }

  @Override
  public List<Component> components() {
    return parts(pass.predictions(), columns);
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    int steps = horizon.stepsAfter(history);
    Outlook outlook = Outlook.of(model, pass, steps);
    double[][] future = model.regression().future(history, steps);
    double[] mean = model.means(future, history.size(), steps);
    for (int i = 0; i < steps; i++) {
      mean[i] += outlook.means()[i];
    }
    List<Band> bands = new ArrayList<>();
    for (Level level : Fits.sorted(levels)) {
      double quantile = Fits.normalQuantile((1 + level.coverage()) / 2);
      bands.add(Fits.band(level, mean, outlook.errors(), quantile, model.transform()::back));
    }
    return new Forecast(
        ModelType.ARIMA, Fits.future(history, back(mean)), bands, parts(mean, future));
  }

  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    TimeSeries longer = Fits.extended(history, more);
    return switch (refit) {
      case NONE -> new FittedArimaModel(settings, model, longer);
      case PARAMETERS -> settings.refit(model, longer);
      case WHOLE -> settings.fit(longer);
    };
  }

  private double[] back(double[] there) {
    double[] values = new double[there.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Fits.finite(model.transform().back(there[i]));
    }
    return values;
  }

  /** What is not linear on the model's scale or its logarithm has no parts. */
  private List<Component> parts(double[] whole, double[][] x) {
    double lambda = model.transform().lambda().orElse(1);
    if (x.length == 0 || (lambda > 0 && lambda < 1)) {
      return List.of();
    }
    List<Component> parts = new ArrayList<>();
    double[] rest = whole.clone();
    int at = 0;
    for (var regressor : model.regression().regressors()) {
      parts.add(part(regressor.name(), x, at++, 1, rest));
    }
    for (Harmonics season : model.regression().seasons()) {
      String name = "season of " + season.seasonLength();
      parts.add(part(name, x, at, season.columns(), rest));
      at += season.columns();
    }
    parts.add(0, new Component("arima", back(rest)));
    return List.copyOf(parts);
  }

  /** A part of so many columns, taken off the rest. */
  private Component part(String name, double[][] x, int first, int count, double[] rest) {
    double[] sum = new double[rest.length];
    for (int c = first; c < first + count; c++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += model.effects()[c] * x[c][i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      rest[i] -= sum[i];
    }
    return new Component(name, back(sum));
  }
}
