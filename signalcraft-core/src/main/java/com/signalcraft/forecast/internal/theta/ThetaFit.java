package com.signalcraft.forecast.internal.theta;

import com.signalcraft.forecast.theta.ThetaModel;
import java.util.List;
import java.util.Objects;

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

  private static final List<ThetaModel> STATE_SPACE =
      List.of(ThetaModel.STM, ThetaModel.OTM, ThetaModel.DSTM, ThetaModel.DOTM);

  private ThetaFit() {}

  /**
   * The estimates.
   *
   * @param model the form, AUTO for the best
   * @param x the values above the first of them, gaps filled, neither huge nor tiny
   * @param counts which of them are no filled gaps
   * @return the estimates, in the unit of the values
   */
  static ThetaParameters of(ThetaModel model, double[] x, boolean[] counts) {
    double[] line = ThetaProfile.Line.line(x);
    if (model != ThetaModel.AUTO) {
      return estimate(model, x, counts, line).parameters();
    }
    Estimate best = null;
    for (ThetaModel each : STATE_SPACE) {
      Estimate estimate = estimate(each, x, counts, line);
      if (best == null || estimate.aicc() < best.aicc()) {
        best = estimate;
      }
    }
    return Objects.requireNonNull(best).parameters();
  }

  private static Estimate estimate(ThetaModel model, double[] x, boolean[] counts, double[] line) {
    boolean classic = model == ThetaModel.CLASSIC;
    int errors = 0;
    boolean constant = true;
    for (int i = classic ? 0 : ThetaProfile.BURN_IN; i < x.length; i++) {
      errors += counts[i] ? 1 : 0;
    }
    for (double value : x) {
      constant &= value == 0;
    }
    if (constant || errors < LEAST_ERRORS) {
      return new Estimate(few(model, x, counts, line, constant), Double.POSITIVE_INFINITY);
    }
    return classic ? classic(x, counts, line, errors) : stateSpace(model, x, counts, line, errors);
  }

  private static Estimate stateSpace(
      ThetaModel model, double[] x, boolean[] counts, double[] line, int errors) {
    boolean dynamic = model == ThetaModel.DSTM || model == ThetaModel.DOTM;
    boolean free = model == ThetaModel.OTM || model == ThetaModel.DOTM;
    ThetaProfile profile =
        new ThetaProfile(
            x,
            counts,
            dynamic ? ThetaProfile.Line.soFar(x) : ThetaProfile.Line.throughAll(x),
            free);
    double alpha =
        LineSearch.minimum(profile::sumOfSquares, LEAST_ALPHA, GREATEST_ALPHA, TOLERANCE);
    double sum = profile.sumOfSquares(alpha);
    int parameters = free ? 3 : 2;
    int freedom = Math.max(1, errors - parameters);
    return new Estimate(
        new ThetaParameters(
            model,
            alpha,
            profile.weight(),
            profile.level(),
            line[0],
            line[1],
            Math.sqrt(sum / freedom),
            freedom),
        aicc(sum, errors, parameters + 1));
  }

  private static Estimate classic(double[] x, boolean[] counts, double[] line, int errors) {
    SmoothingProfile profile = new SmoothingProfile(x, counts);
    double alpha =
        LineSearch.minimum(profile::sumOfSquares, LEAST_CLASSIC, GREATEST_CLASSIC, TOLERANCE);
    double sum = profile.sumOfSquares(alpha);
    int freedom = Math.max(1, errors - 2);
    return new Estimate(
        new ThetaParameters(
            ThetaModel.CLASSIC,
            alpha,
            0.5,
            profile.level(),
            line[0],
            line[1],
            Math.sqrt(sum / freedom),
            freedom),
        aicc(sum, errors, 3));
  }

  private static double aicc(double sum, int errors, int parameters) {
    int free = errors - parameters - 1;
    return free < 1
        ? Double.POSITIVE_INFINITY
        : errors * Math.log(Math.max(sum, Double.MIN_NORMAL) / errors)
            + 2.0 * parameters * errors / free;
  }

  /** Half of each error, half of the line; sigma from the steps that there are. */
  private static ThetaParameters few(
      ThetaModel model, double[] x, boolean[] counts, double[] line, boolean constant) {
    ThetaModel form = model == ThetaModel.AUTO ? ThetaModel.DOTM : model;
    ThetaParameters plain = new ThetaParameters(form, 0.5, 0.5, 0, line[0], line[1], 0, 1);
    if (constant) {
      return plain;
    }
    ThetaState state = new ThetaState(plain);
    double sum = 0;
    int errors = 0;
    for (int i = 0; i < x.length; i++) {
      if (i > 0 && counts[i]) {
        double error = x[i] - state.next();
        sum += error * error;
        errors++;
      }
      state.add(x[i]);
    }
    int freedom = Math.max(1, errors - 1);
    return new ThetaParameters(
        form, 0.5, 0.5, 0, line[0], line[1], Math.sqrt(sum / freedom), freedom);
  }

  /** Estimates and the criterion to compare them by. */
  private record Estimate(ThetaParameters parameters, double aicc) {}
}
