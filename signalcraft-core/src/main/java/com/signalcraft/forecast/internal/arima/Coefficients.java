package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.Regressor;
import com.signalcraft.forecast.arima.ArimaCoefficient;
import com.signalcraft.forecast.arima.ArimaOrder;
import java.util.ArrayList;
import java.util.List;

/** The coefficients of a fitted model with names and standard errors. Stateless. */
final class Coefficients {

  private Coefficients() {}

  /**
   * Names the coefficients and computes their standard errors.
   *
   * @param model the model
   * @param series its history on its scale
   * @param columns the regression's columns
   * @return the coefficients
   */
  static List<ArimaCoefficient> of(ArimaModel model, Completed series, double[][] columns) {
    int effects = model.effects().length;
    double[] errors = new double[model.coefficients().length];
    double[] effectErrors = new double[effects];
    if (model.sigma() > 0) {
      ArmaObjective exact =
          ModelChoice.estimator(series, columns, model.order(), model.constant())
              .exact(model.order(), model.constant());
      errors = StandardErrors.of(exact, model.coefficients());
      Sample sample = exact.sample();
      double squares = exact.atCoefficients(model.coefficients(), new double[sample.size()]);
      effectErrors = exact.regressionErrors(squares);
      for (int i = 0; i < effects; i++) {
        effectErrors[i] *= sample.units()[0] / sample.units()[i + 1];
      }
    }
    List<ArimaCoefficient> named = new ArrayList<>();
    ArimaOrder order = model.order();
    add(named, "ar", order.p(), model.coefficients(), errors);
    add(named, "ma", order.q(), model.coefficients(), errors);
    add(named, "sar", order.seasonalP(), model.coefficients(), errors);
    add(named, "sma", order.seasonalQ(), model.coefficients(), errors);
    List<String> names = names(model);
    double unit = model.transform().unit();
    for (int i = 0; i < effects; i++) {
      named.add(
          new ArimaCoefficient(names.get(i), unit * model.effects()[i], unit * effectErrors[i]));
    }
    return List.copyOf(named);
  }

  private static void add(
      List<ArimaCoefficient> to, String name, int count, double[] values, double[] errors) {
    int from = to.size();
    for (int i = 0; i < count; i++) {
      to.add(new ArimaCoefficient(name + (i + 1), values[from + i], errors[from + i]));
    }
  }

  private static List<String> names(ArimaModel model) {
    List<String> names = new ArrayList<>();
    for (Regressor regressor : model.regression().regressors()) {
      names.add(regressor.name());
    }
    for (Harmonics season : model.regression().seasons()) {
      for (int turns : season.orders()) {
        String wave = turns + "-" + season.seasonLength();
        names.add("cos" + wave);
        if (2 * turns < season.seasonLength()) {
          names.add("sin" + wave);
        }
      }
    }
    if (model.constant()) {
      names.add(model.hasDrift() ? "drift" : "mean");
    }
    return names;
  }
}
