package com.signalcraft.forecast.internal.theta;

import com.signalcraft.forecast.internal.optim.LineSearch;
import com.signalcraft.forecast.theta.ThetaModel;
import java.util.List;

/** Estimates a theta model of seasonally adjusted values. Stateless. */
final class ThetaFit {

  /** The bounds of α of Fiorucci et al. (2016). */
  private static final double LEAST_ALPHA = 0.1;

  private static final double GREATEST_ALPHA = 0.99;

  /** The bounds of α of simple exponential smoothing. */
  private static final double LEAST_CLASSIC = 1e-4;

  private static final double GREATEST_CLASSIC = 0.9999;
  private static final double TOLERANCE = 1e-6;

  /** With fewer errors that count nothing is estimated. */
  private static final int LEAST_ERRORS = 5;

  private static final double HALF = 0.5;

  private static final List<ThetaModel> OTHERS =
      List.of(ThetaModel.STM, ThetaModel.OTM, ThetaModel.DSTM);

  private ThetaFit() {}

  /**
   * The estimates.
   *
   * @param model the form, AUTO for the best
   * @param adjusted the values without a season, gaps filled, neither huge nor tiny
   * @param counts which of them are no filled gaps
   * @param seasonLength how many effects the season taken off has, 1 for none
   * @return the estimates, in the unit of the values
   */
  static ThetaParameters of(
      ThetaModel model, double[] adjusted, boolean[] counts, int seasonLength) {
    double[] x = ThetaValues.aboveFirst(adjusted);
    int from = model == ThetaModel.CLASSIC ? 0 : ThetaProfile.BURN_IN;
    int errors = 0;
    boolean constant = true;
    for (int i = 0; i < x.length; i++) {
      errors += i >= from && counts[i] ? 1 : 0;
      constant &= x[i] == 0;
    }
    double[] line = ThetaProfile.Line.line(x);
    boolean few = constant || errors < LEAST_ERRORS;
    if (few) {
      ThetaModel form = model == ThetaModel.AUTO ? ThetaModel.DOTM : model;
      ThetaParameters plain = ThetaParameters.of(form, HALF, HALF, 0, line);
      return ThetaErrors.withSpread(plain, x, adjusted[0], counts, 1, 0, seasonLength);
    }
    Estimate best =
        model == ThetaModel.CLASSIC
            ? classic(x, counts, line)
            : model == ThetaModel.AUTO
                ? best(x, counts, line, errors)
                : stateSpace(model, x, counts, line);
    return ThetaErrors.withSpread(
        best.model(), x, adjusted[0], counts, from, best.estimated(), seasonLength);
  }

  private static Estimate best(double[] x, boolean[] counts, double[] line, int errors) {
    Estimate best = stateSpace(ThetaModel.DOTM, x, counts, line);
    for (ThetaModel each : OTHERS) {
      Estimate other = stateSpace(each, x, counts, line);
      if (other.aicc(errors) < best.aicc(errors)) {
        best = other;
      }
    }
    return best;
  }

  /**
   * A departure from the paper: the dynamic forms begin at the first value. Estimating their first
   * level as well suits it to the third value alone, and forecasts short series worse.
   */
  private static Estimate stateSpace(
      ThetaModel model, double[] x, boolean[] counts, double[] line) {
    boolean dynamic = model == ThetaModel.DSTM || model == ThetaModel.DOTM;
    boolean free = model == ThetaModel.OTM || model == ThetaModel.DOTM;
    ThetaProfile profile =
        new ThetaProfile(
            x,
            counts,
            dynamic ? ThetaProfile.Line.soFar(x) : ThetaProfile.Line.throughAll(x),
            free,
            !dynamic);
    double alpha =
        LineSearch.minimum(profile::sumOfSquares, LEAST_ALPHA, GREATEST_ALPHA, TOLERANCE);
    double sum = profile.sumOfSquares(alpha);
    // The first level counts even where it is the first value. The line through all values knows
    // what the errors are to tell: it costs two parameters.
    int estimated = (free ? 3 : 2) + (dynamic ? 0 : 2);
    return new Estimate(
        ThetaParameters.of(model, alpha, profile.weight(), profile.level(), line), sum, estimated);
  }

  private static Estimate classic(double[] x, boolean[] counts, double[] line) {
    SmoothingProfile profile = new SmoothingProfile(x, counts);
    double alpha =
        LineSearch.minimum(profile::sumOfSquares, LEAST_CLASSIC, GREATEST_CLASSIC, TOLERANCE);
    double sum = profile.sumOfSquares(alpha);
    return new Estimate(
        ThetaParameters.of(ThetaModel.CLASSIC, alpha, HALF, profile.level(), line), sum, 2);
  }

  /**
   * Estimates and what to compare them by.
   *
   * @param model the estimates
   * @param sum the sum of squared errors
   * @param estimated how many parameters of the mean were estimated
   */
  private record Estimate(ThetaParameters model, double sum, int estimated) {

    double aicc(int errors) {
      int parameters = estimated + 1;
      int free = errors - parameters - 1;
      return free < 1
          ? Double.POSITIVE_INFINITY
          : errors * Math.log(Math.max(sum, Double.MIN_NORMAL) / errors)
              + 2.0 * parameters * errors / free;
    }
  }
}
