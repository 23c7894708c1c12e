package com.signalcraft.forecast.prophet;

import com.signalcraft.forecast.FittedForecaster;
import java.util.List;

/**
 * A fitted Prophet model. The parts of {@link #components()} are the trend, each season, each
 * holiday by its name (with the days about it) and each regressor; a multiplicative part is its
 * share of the trend times the trend, so that all parts add up. Immutable and thread-safe.
 */
public interface FittedProphet extends FittedForecaster {

  /**
   * The settings that it was fitted with.
   *
   * @return the settings
   */
  ProphetOptions options();

  /**
   * The points at which the trend could change, and by how much it does.
   *
   * @return the changepoints in the order of time; empty for flat growth
   */
  List<Changepoint> changepoints();

  /**
   * The logarithm of the posterior density at the fitted parameters, on the model's own scale and
   * without the constants of the densities, as Stan reports it. Comparable between fits of the same
   * model to the same series.
   *
   * @return the log posterior
   */
  double logPosterior();

  /**
   * The standard deviation of the noise.
   *
   * @return in the series' unit; of a fit to the logarithm, that of the logarithm
   */
  double sigma();

  /**
   * The rate k of the trend at its start, on the model's own scale: values and time scaled to 1.
   *
   * @return the rate; 0 for flat growth
   */
  double rate();

  /**
   * The offset m of the trend, on the model's own scale.
   *
   * @return the offset
   */
  double offset();

  /**
   * The coefficients of a season, a holiday or a regressor, on the model's own scale.
   *
   * @param name its name, as in {@link #components()}
   * @return a new array: of a season sine and cosine of order 1, 2 and so on; of a holiday the
   *     effects from the earliest day of its window to the latest; of a regressor one
   * @throws com.signalcraft.error.ValidationException if there is none of that name
   */
  double[] coefficients(String name);
}
