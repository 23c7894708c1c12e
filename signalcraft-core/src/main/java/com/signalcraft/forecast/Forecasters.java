package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.common.WireEnum;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.forecast.internal.prophet.ProphetForecaster;
import com.signalcraft.forecast.prophet.ProphetOptions;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The forecasting models of this library. Stateless; every model is immutable and thread-safe. */
public final class Forecasters {

  private Forecasters() {}

  /**
   * The last value goes on. The interval of step h has the standard deviation σ√h, σ being that of
   * the one-step differences (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd
   * ed., sections 5.2 and 5.5). Needs one observation, for intervals two.
   *
   * <p>A missing value is skipped: after a gap of g steps the difference counts with the variance
   * g·σ², and a forecast starts at the last observation.
   *
   * @return the model
   */
  public static Forecaster naive() {
    return NaiveForecaster.INSTANCE;
  }

  /**
   * The last season repeats, with the length that {@link SeasonLengths#primary} names; the same as
   * {@link #naive()} where there is none.
   *
   * @return the model
   * @see #seasonalNaive(int)
   */
  public static Forecaster seasonalNaive() {
    return new SeasonalNaiveForecaster(OptionalInt.empty());
  }

  /**
   * The last season repeats. The interval of step h has the standard deviation σ√(k+1), k being the
   * whole seasons before that step and σ the standard deviation of the differences over a season
   * (Hyndman and Athanasopoulos, sections 5.2 and 5.5). Needs a season length of observations, for
   * intervals one more.
   *
   * <p>Where a value is missing, the latest value at the same position of the season counts, with
   * the variance of as many seasons; a position never observed takes the value of the nearest
   * earlier one.
   *
   * @param seasonLength the season length in steps, 1 to {@value LinearOptions#MAX_SEASON_LENGTH}
   * @return the model
   */
  public static Forecaster seasonalNaive(int seasonLength) {
    return new SeasonalNaiveForecaster(
        OptionalInt.of(
            Checks.between("seasonLength", seasonLength, 1, LinearOptions.MAX_SEASON_LENGTH)));
  }

  /**
   * The line through the first and the last observation goes on. The interval of step h has the
   * standard deviation σ√(h(1+h/(T−1))), σ being that of the one-step differences about the slope,
   * with T−2 degrees of freedom (Hyndman and Athanasopoulos, sections 5.2 and 5.5). Needs two
   * observations, for intervals three. Missing values count as for {@link #naive()}.
   *
   * @return the model
   */
  public static Forecaster drift() {
    return DriftForecaster.INSTANCE;
  }

  /**
   * Trend and seasonal terms by least squares, with the default settings.
   *
   * @return the model
   * @see #linear(LinearOptions)
   */
  public static Forecaster linear() {
    return linear(LinearOptions.ofDefaults());
  }

  /**
   * A straight line and seasonal terms by ordinary least squares, with exact Gaussian prediction
   * intervals: Student-t quantile with n − p degrees of freedom, times s√(1 + x₀ᵀ(XᵀX)⁻¹x₀), for n
   * observations and p coefficients. Missing values are left out of the fit.
   *
   * <ul>
   *   <li>A season of up to 12 steps has one effect for each position, the effects adding up to
   *       zero; a position never observed has the effect zero. A longer season has sine and cosine
   *       pairs up to an order of 12, of which the number with the least AICc is kept; so are whole
   *       seasons. A season counts where the observations span two of them.
   *   <li>Days, weeks and years follow the calendar of the series' zone: time of day and day of
   *       week are local, the position in the year is by the day of the year.
   *   <li>Terms that the observations cannot carry or tell apart are left out. Needs two
   *       observations; the trend comes in from three.
   *   <li>On the logarithmic scale the mean of a {@link Forecast} is the median, that is the
   *       exponential of the mean of the logarithm, and the bounds are exact.
   * </ul>
   *
   * @param options the settings
   * @return the model
   */
  public static Forecaster linear(LinearOptions options) {
    return new LinearForecaster(Checks.required("options", options));
  }

  /**
   * Piecewise trend, seasons and holidays, with the default settings.
   *
   * @return the model
   * @see #prophet(ProphetOptions)
   */
  public static Forecaster prophet() {
    return prophet(ProphetOptions.ofDefaults());
  }

  /**
   * Piecewise trend, seasons, holidays and regressors (Taylor and Letham, 2018, Forecasting at
   * scale): y is normal about trend · (1 + shares) + effects. The trend is a line, an S-curve or a
   * constant, whose rate may change at changepoints; seasons are Fourier series in local time;
   * priors keep changes few and effects small. The parameters are the mode of the posterior, found
   * exactly and the same every time.
   *
   * <ul>
   *   <li>Times are those on the wall clock of the series' zone; a series in UTC gets just what
   *       Prophet gives. Missing values are left out.
   *   <li>Intervals hold the noise and changes that the trend may yet make, at the rate and of the
   *       mean size of the past ones; not the uncertainty of the parameters.
   *   <li>Needs two observations; fewer than the parameters say little, and are fitted so closely
   *       that intervals are too narrow.
   *   <li>Fits a year of days in a millisecond and takes time proportional to the history; its
   *       forecasts are of use where trend, seasons and holidays explain a series, and are often
   *       worse than those of exponential smoothing where the last values do.
   * </ul>
   *
   * @param options the settings
   * @return the model; its fitted form is a {@link com.signalcraft.forecast.prophet.FittedProphet}
   */
  public static Forecaster prophet(ProphetOptions options) {
    return new ProphetForecaster(options);
  }

  /**
   * Chooses a model for each series, with the default settings.
   *
   * @return the model
   * @see #auto(AutoOptions)
   */
  public static Forecaster auto() {
    return auto(AutoOptions.ofDefaults());
  }

  /**
   * Chooses a model for each series: naive, drift, seasonal naive, and linear with and without
   * seasons and logarithm are compared by their mean absolute scaled error from a few points in
   * time near the end of the series, each forecasting from what lies before it alone; the best is
   * fitted to the whole series. The comparison looks at the last 10,000 values, or three of the
   * longest seasons if those are more, and at seasons of up to 10,000 steps, so its work is bounded
   * without a clock and the same series always gets the same model. A series too short for a
   * comparison gets the naive model. The fitted model is a {@link SelectedForecaster}.
   *
   * @param options the settings
   * @return the model
   */
  public static Forecaster auto(AutoOptions options) {
    return new AutoForecaster(Checks.required("options", options));
  }

  /**
   * Keeps the forecasts of another model at zero or above where the whole history is: means and
   * bounds below zero become zero, and the parts no longer add up to such a mean.
   *
   * @param forecaster the model
   * @return the bounded model
   */
  public static Forecaster nonNegative(Forecaster forecaster) {
    return new NonNegativeForecaster(Checks.required("forecaster", forecaster));
  }

  /**
   * The model of a kind, with its default settings.
   *
   * @param type the kind
   * @return the model
   * @throws NotSupportedException if this version of the library has no such model; the message
   *     lists those that it has
   */
  public static Forecaster of(ModelType type) {
    return switch (Checks.required("modelType", type)) {
      case NAIVE -> naive();
      case SEASONAL_NAIVE -> seasonalNaive();
      case DRIFT -> drift();
      case LINEAR -> linear();
      case PROPHET -> prophet();
      case ARIMA, ETS, THETA, CES, MSTL, CROSTON, TSB, ENSEMBLE ->
          throw new NotSupportedException(
              "modelType: "
                  + type.wireName()
                  + " is not available, use one of "
                  + available().stream().map(WireEnum::wireName).collect(Collectors.joining(", ")));
    };
  }

  /**
   * The kinds of models that {@link #of} gives.
   *
   * @return the kinds, in the order of {@link ModelType}
   */
  public static List<ModelType> available() {
    return List.of(
        ModelType.PROPHET,
        ModelType.LINEAR,
        ModelType.NAIVE,
        ModelType.SEASONAL_NAIVE,
        ModelType.DRIFT);
  }
}
