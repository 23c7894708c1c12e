package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.common.WireEnum;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.forecast.autoregression.AutoregressionOptions;
import com.signalcraft.forecast.ensemble.EnsembleOptions;
import com.signalcraft.forecast.holiday.OpeningHours;
import com.signalcraft.forecast.internal.autoregression.AutoregressionForecaster;
import com.signalcraft.forecast.internal.benchmark.DriftForecaster;
import com.signalcraft.forecast.internal.benchmark.NaiveForecaster;
import com.signalcraft.forecast.internal.benchmark.SeasonalNaiveForecaster;
import com.signalcraft.forecast.internal.calendar.OpeningHoursForecaster;
import com.signalcraft.forecast.internal.ensemble.EnsembleForecaster;
import com.signalcraft.forecast.internal.linear.LinearForecaster;
import com.signalcraft.forecast.internal.selection.AutoForecaster;
import com.signalcraft.forecast.internal.selection.NonNegativeForecaster;
import com.signalcraft.forecast.internal.transform.TransformedForecaster;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
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
   *   <li>The robust option is for histories with outliers: Huber's M-estimate, then Tukey's
   *       bisquare, which gives no weight to values far off (tuning constants 1.345 and 4.685,
   *       scale by the median absolute deviation); terms are chosen when outliers have been drawn
   *       in. The interval is that above with the biweight standard deviation of the residuals
   *       (Lax, 1985) in the place of s, so it is for values that are no outliers. Up to a quarter
   *       of the values may be off; where more than half of them lie exactly on a curve, that curve
   *       is taken and has an interval of no width.
   * </ul>
   *
   * <p>An update that finds nothing anew keeps the coefficients and their standard errors; one that
   * finds the parameters anew keeps the terms.
   *
   * @param options the settings
   * @return the model
   */
  public static Forecaster linear(LinearOptions options) {
    return new LinearForecaster(Checks.required("options", options));
  }

  /**
   * A regression on recent and seasonal lags, with the default settings.
   *
   * @return the model
   * @see #autoregression(AutoregressionOptions)
   */
  public static Forecaster autoregression() {
    return autoregression(AutoregressionOptions.ofDefaults());
  }

  /**
   * A regression of each value on the latest three, on those at the same position one season before
   * and their neighbours, and on multiples of the shortest season up to the next one (24, 48, …,
   * 168), by least squares with a small ridge penalty (Hoerl and Kennard, 1970). Forecasts are made
   * step by step from the model's own ones; intervals are Gaussian, from the weights of past shocks
   * (Box and Jenkins, Time Series Analysis, 1976, section 5.1). Strong where a long history repeats
   * by hour and day. Needs 10 observed values; a short history gets fewer lags.
   *
   * <ul>
   *   <li>A missing value is no response, and a lag along the straight line between its neighbours.
   *   <li>Coefficients whose forecasts would grow without end are drawn towards zero until they do
   *       not; and forecasts of values, not of changes, are held within the range of the history
   *       and its width again on either side.
   *   <li>On the logarithmic scale the mean of a {@link Forecast} is the median.
   * </ul>
   *
   * @param options the settings
   * @return the model
   */
  public static Forecaster autoregression(AutoregressionOptions options) {
    return new AutoregressionForecaster(Checks.required("options", options));
  }

  /**
   * Several models combined: the median or mean of their forecasts and bounds, with equal weights,
   * or with weights that are the inverse errors of forecasts from a few points in time near the end
   * of the series, to a power. Combining forecasts is older than most models (Bates and Granger,
   * 1969, The combination of forecasts), and the simple median of a few good ones was among the
   * best of the M4 competition (Petropoulos and Svetunkov, 2020, A simple combination of univariate
   * models).
   *
   * <p>A member that does not suit a series is left out; where none does, the error says why each
   * one does not. With learnt weights a member that would weigh less than a fiftieth of the best
   * one is left out too, and bands are widened or narrowed by how far the actual values of the
   * backtest lay from the combined forecasts.
   *
   * @param options the members and how they are combined
   * @return the model
   */
  public static Forecaster ensemble(EnsembleOptions options) {
    return new EnsembleForecaster(Checks.required("options", options));
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
   * Fits another model on the scale of a Box-Cox transformation whose exponent is chosen for each
   * series.
   *
   * @param forecaster the model
   * @return the model with its transformation
   * @see #boxCox(Forecaster, BoxCoxOptions)
   */
  public static Forecaster boxCox(Forecaster forecaster) {
    return boxCox(forecaster, BoxCoxOptions.ofDefaults());
  }

  /**
   * Fits another model on the scale of a Box-Cox transformation, for a series whose spread grows
   * with its level, and brings means and bounds back (Hyndman and Athanasopoulos, Forecasting:
   * Principles and Practice, 3rd ed., sections 3.1 and 5.6; the form of Bickel and Doksum, 1981,
   * which takes values below zero where the exponent is above zero). Bounds brought back keep their
   * level exactly.
   *
   * <p>Parts of the model that add up on its scale come back as parts that add up, each as what it
   * changes after those before it; on the logarithmic scale they multiply. With means in place of
   * medians there are none, and a band is widened where it would not hold the mean. The likelihood
   * is that of the transformed history. What is too large for a double becomes the largest one: a
   * trend that goes on under an exponent below zero reaches it.
   *
   * @param forecaster the model; best one that adds its parts up
   * @param options the settings
   * @return the model with its transformation; fitting it fails on values of zero or below where
   *     the exponent is zero or below
   */
  public static Forecaster boxCox(Forecaster forecaster, BoxCoxOptions options) {
    Checks.required("options", options);
    return TransformedForecaster.boxCox(
        Checks.required("forecaster", forecaster), options.lambda(), options.biasAdjusted());
  }

  /**
   * Fits another model to the logarithm of the values, which must be above zero. Forecasts are then
   * medians, and stay above zero.
   *
   * @param forecaster the model
   * @return the model on the logarithmic scale
   * @see #boxCox(Forecaster, BoxCoxOptions)
   */
  public static Forecaster logarithm(Forecaster forecaster) {
    return boxCox(forecaster, BoxCoxOptions.ofDefaults().withLambda(0));
  }

  /**
   * Keeps forecasts and their bounds between two numbers, such as 0 and 100 for a percentage: fits
   * another model to the scaled logit log((y − a)/(b − y)) and brings means (which are medians
   * then) and bounds back (Hyndman and Athanasopoulos, section 13.3). A value at a bound counts as
   * half as far from it as the nearest other value, but at most as (b − a)/2n, n being the number
   * of values.
   *
   * @param forecaster the model
   * @param lower the lower bound, finite
   * @param upper the upper bound, finite and above the lower one
   * @return the bounded model; fitting it fails on values beyond the bounds
   */
  public static Forecaster bounded(Forecaster forecaster, double lower, double upper) {
    Checks.finite("lower", lower);
    Checks.finite("upper", upper);
    Checks.that(lower < upper, "upper", "must be above lower, " + lower + ", was " + upper);
    return TransformedForecaster.logit(Checks.required("forecaster", forecaster), lower, upper);
  }

  /**
   * Fits another model to the steps within opening hours alone, and predicts zero for all others:
   * for what happens in a shop, an office or a call centre.
   *
   * @param forecaster the model; one that looks for seasons itself finds those of open steps
   * @param hours the opening hours
   * @return the model for opening hours
   * @see #duringOpeningHours(OpeningHours, Function)
   */
  public static Forecaster duringOpeningHours(Forecaster forecaster, OpeningHours hours) {
    Checks.required("forecaster", forecaster);
    return duringOpeningHours(hours, lengths -> forecaster);
  }

  /**
   * Fits a model to the steps within opening hours alone, and predicts zero for all others, with
   * bounds of zero. The model sees a series without a calendar, in which the closed steps do not
   * count: with Monday to Friday from 9 to 17 a day has 8 steps and a week 40. Hours of the week on
   * a day on which the business is closed are missing values to it, so that weeks keep their
   * length, and are predicted as zero. Values of the history at closed steps are not looked at; the
   * fitted values there are zero.
   *
   * <p>A step shorter than a day is open if any part of it is, a step of a day if hours begin on
   * it. Hours follow the clock of the series' zone.
   *
   * @param hours the opening hours
   * @param model gives the model for season lengths in open steps: of the day where all open days
   *     have as many, of the week, and for daily steps of the year, as far as the series spans two;
   *     such as {@code lengths -> Forecasters.linear(options.withSeasonLengths(lengths))}
   * @return the model for opening hours; fitting it fails on steps that are longer than a day, or
   *     no part of one
   */
  public static Forecaster duringOpeningHours(
      OpeningHours hours, Function<List<Integer>, Forecaster> model) {
    return new OpeningHoursForecaster(
        Checks.required("model", model), Checks.required("hours", hours));
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
      case AUTOREGRESSION -> autoregression();
      case PROPHET, ARIMA, ETS, THETA, CES, MSTL, CROSTON, TSB, ENSEMBLE ->
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
        ModelType.LINEAR,
        ModelType.NAIVE,
        ModelType.SEASONAL_NAIVE,
        ModelType.DRIFT,
        ModelType.AUTOREGRESSION);
  }
}
