package com.signalcraft.examples.report.analysis;

/**
 * How one model did in a backtest; NaN where a measure is not defined.
 *
 * @param model the model's name
 * @param mae the mean absolute error, in the KPI's unit
 * @param mase the mean absolute scaled error
 * @param smape the symmetric mean absolute percentage error, 0 to 200
 * @param rmse the root mean squared error, in the KPI's unit
 * @param coverage the share of values inside the interval, 0 to 1
 * @param note why there are no measures, or an empty text
 */
public record ModelScore(
    String model,
    double mae,
    double mase,
    double smape,
    double rmse,
    double coverage,
    String note) {

  /**
   * A model that could not be tested.
   *
   * @param model the model's name
   * @param note why
   * @return a score without measures
   */
  public static ModelScore failed(String model, String note) {
    return new ModelScore(model, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, note);
  }
}
