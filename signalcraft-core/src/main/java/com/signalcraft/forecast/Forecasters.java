package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.arima.ArimaOptions;
import com.signalcraft.forecast.autoregression.AutoregressionOptions;
import com.signalcraft.forecast.ces.CesOptions;
import com.signalcraft.forecast.clean.CleaningOptions;
import com.signalcraft.forecast.conformal.ConformalOptions;
import com.signalcraft.forecast.decompose.Decompositions;
import com.signalcraft.forecast.decompose.MstlOptions;
import com.signalcraft.forecast.ensemble.EnsembleOptions;
import com.signalcraft.forecast.ets.EtsOptions;
import com.signalcraft.forecast.holiday.OpeningHours;
import com.signalcraft.forecast.intermittent.CrostonOptions;
import com.signalcraft.forecast.intermittent.TsbOptions;
import com.signalcraft.forecast.internal.arima.ArimaForecaster;
import com.signalcraft.forecast.internal.autoregression.AutoregressionForecaster;
import com.signalcraft.forecast.internal.benchmark.DriftForecaster;
import com.signalcraft.forecast.internal.benchmark.NaiveForecaster;
import com.signalcraft.forecast.internal.benchmark.SeasonalNaiveForecaster;
import com.signalcraft.forecast.internal.calendar.OpeningHoursForecaster;
import com.signalcraft.forecast.internal.calendar.SameModel;
import com.signalcraft.forecast.internal.ces.CesForecaster;
import com.signalcraft.forecast.internal.clean.CleaningForecaster;
import com.signalcraft.forecast.internal.conformal.ConformalForecaster;
import com.signalcraft.forecast.internal.ensemble.EnsembleForecaster;
import com.signalcraft.forecast.internal.ets.EtsForecaster;
import com.signalcraft.forecast.internal.intermittent.CrostonForecaster;
import com.signalcraft.forecast.internal.intermittent.TsbForecaster;
import com.signalcraft.forecast.internal.linear.LinearForecaster;
import com.signalcraft.forecast.internal.mstl.MstlForecaster;
import com.signalcraft.forecast.internal.prophet.ProphetForecaster;
import com.signalcraft.forecast.internal.selection.AutoForecaster;
import com.signalcraft.forecast.internal.selection.NanoClock;
import com.signalcraft.forecast.internal.selection.NonNegativeForecaster;
import com.signalcraft.forecast.internal.theta.ThetaForecaster;
import com.signalcraft.forecast.internal.transform.TransformedForecaster;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.forecast.theta.ThetaModel;
import com.signalcraft.forecast.theta.ThetaOptions;
import java.util.List;
import java.util.OptionalInt;

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
   * The median of {@link #ets()}, {@link #ces()}, {@link #arima()} and the dynamic optimised {@link
   * #theta() theta} model, step by step, of means and of bounds: a simple combination that came
   * sixth in the M4 competition (Petropoulos and Svetunkov, 2020, A simple combination of
   * univariate models, International Journal of Forecasting 36). What {@link #auto()} learns from
   * the series is better on average; this one takes the same models everywhere.
   *
   * @return the model
   * @see #ensemble(EnsembleOptions)
   */
  public static Forecaster ensemble() {
    return ensemble(
        EnsembleOptions.of(
            ets(), ces(), arima(), theta(ThetaOptions.ofDefaults().withModel(ThetaModel.DOTM))));
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
   * The dynamic optimised theta model, with the default settings.
   *
   * @return the model
   * @see #theta(ThetaOptions)
   */
  public static Forecaster theta() {
    return theta(ThetaOptions.ofDefaults());
  }

  /**
   * The theta method: a level by exponential smoothing and a share of the slope of a straight line.
   * Its forms are those of {@link ThetaModel}. θ, the smoothing parameter and, of the static forms,
   * the first level have the least squared one-step errors from the third on; with fewer than five
   * such errors they are set to 2, ½ and the first value.
   *
   * <ul>
   *   <li>A season whose autocorrelation is significant at 90 % is taken off by classical
   *       decomposition and put back, as for the M3 competition; the series must be longer than two
   *       of it.
   *   <li>Intervals have the exact variance of the model for known parameters, of the static forms
   *       σ²(1 + (h − 1)α²) at step h; to it come that of the slope, σ²α²h²/n, and that of the
   *       effects of the season, and the quantile is Student's. Where every value is above zero and
   *       it is likelier so, errors are in proportion to what is expected. Where effects of the
   *       season multiply, so do they with the bounds.
   *   <li>Missing values are filled on straight lines of the seasonally adjusted series, and their
   *       errors do not count; forecasts start at the last observed value. Needs two observations.
   *   <li>The scale of a series is that of its forecast; so is its shift where effects of a season
   *       do not multiply, but for the widths of intervals whose errors are in proportion. Time and
   *       memory grow linearly with the length.
   * </ul>
   *
   * @param options the settings
   * @return the model
   */
  public static Forecaster theta(ThetaOptions options) {
    return new ThetaForecaster(Checks.required("options", options));
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
   *       Prophet gives. Missing values are left out. A share of a trend with a floor is one of the
   *       trend above it, in the forecast as in the fit.
   *   <li>Intervals hold the noise and changes that the trend may yet make, at the rate and of the
   *       mean size of the past ones; not the uncertainty of the parameters.
   *   <li>Needs two observations. A history that has fewer than the model has parameters is
   *       followed so closely that intervals are too narrow, two observations so that they have no
   *       width.
   *   <li>Of logistic growth, whose density has several modes, the best of those found from three
   *       starts is taken.
   *   <li>Takes time proportional to the history, a few milliseconds for some thousand
   *       observations. Of use where trend, seasons and holidays explain a series; often worse than
   *       exponential smoothing where the last values do.
   * </ul>
   *
   * @param options the settings
   * @return the model; its fitted form is a {@link com.signalcraft.forecast.prophet.FittedProphet}
   */
  public static Forecaster prophet(ProphetOptions options) {
    return new ProphetForecaster(options);
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
   * Exponential smoothing, the model chosen for each series, with the default settings.
   *
   * @return the model
   * @see #ets(EtsOptions)
   */
  public static Forecaster ets() {
    return ets(EtsOptions.ofDefaults());
  }

  /**
   * Exponential smoothing in state space form: error, trend and season, each additive or
   * multiplicative, the trend also damped or neither there (Hyndman, Koehler, Ord and Snyder, 2008,
   * Forecasting with Exponential Smoothing). The models asked for are estimated by maximum
   * likelihood, smoothing parameters within both the usual and the admissible region, and the one
   * with the least AICc is taken, trends that do not flatten with a margin. The fitted model is a
   * {@link com.signalcraft.forecast.ets.FittedEts}.
   *
   * <ul>
   *   <li>Needs two observations; a season counts where there are two of it. Of a season of up to
   *       24 steps the initial effects are estimated, of a longer one they come from a
   *       decomposition of the series.
   *   <li>Where a value is missing the states run on, and the likelihood passes over it. Models
   *       with a multiplicative part are left out where a value is not above zero.
   *   <li>Intervals are normal, with the exact variance of additive models and the published ones
   *       of multiplicative errors (section 6.3 there); those of models without one come from 4,000
   *       paths drawn with a fixed seed.
   *   <li>Of a series of more than 5,000 values (or three seasons, if that is more) the last ones
   *       are estimated on; so the work grows with the length no more than reading it does.
   * </ul>
   *
   * @param options the settings
   * @return the model
   */
  public static Forecaster ets(EtsOptions options) {
    return new EtsForecaster(Checks.required("options", options));
  }

  /**
   * A seasonal ARIMA model of an order chosen for each series, with the default settings.
   *
   * @return the model
   * @see #arima(ArimaOptions)
   */
  public static Forecaster arima() {
    return arima(ArimaOptions.ofDefaults());
  }

  /**
   * A seasonal autoregressive integrated moving average (Box and Jenkins, 1976) with mean or drift
   * and regressors, by exact Gaussian maximum likelihood. The fitted model is a {@link
   * com.signalcraft.forecast.arima.FittedArima}.
   *
   * <ul>
   *   <li>The order, unless given, is chosen as by Hyndman and Khandakar (2008, Journal of
   *       Statistical Software 27(3)): a difference over the season where its strength is above
   *       0.64, differences until the test of Kwiatkowski, Phillips, Schmidt and Shin (1992) does
   *       not reject a constant level at 5 %, terms and constant by AICc. Models with a root nearer
   *       to zero than 1.01 are left out; those of seasonal terms are measured by season, unless
   *       {@link ArimaOptions#strictRoots} says by step, as in that paper's program.
   *   <li>A season longer than 24 steps, or one beside another, has sine and cosine pairs instead
   *       of lags (dynamic harmonic regression), as many as AICc says.
   *   <li>Intervals are those of Gaussian errors with the coefficients taken as known. On a
   *       transformed scale the mean of a {@link Forecast} is the median, and the bounds are exact.
   *   <li>Missing values are left out of the likelihood by the Kalman filter; only the choice of an
   *       order looks at a series in which they are filled by trend and season.
   *   <li>An order is chosen by the last 5,000 values (or 20 seasons) and coefficients are
   *       estimated from the last 20,000, so the work is bounded; the filter runs over all values.
   *   <li>Needs one observation; a given order as many as differencing takes and there are
   *       coefficients, at least one more than differencing takes.
   * </ul>
   *
   * @param options the settings
   * @return the model
   */
  public static Forecaster arima(ArimaOptions options) {
    return new ArimaForecaster(Checks.required("options", options));
  }

  /**
   * Seasons by MSTL, what they leave by exponential smoothing without a season, with the default
   * settings.
   *
   * @return the model
   * @see #mstl(MstlOptions, Forecaster)
   */
  public static Forecaster mstl() {
    return mstl(MstlOptions.ofDefaults());
  }

  /**
   * Seasons by MSTL, what they leave by exponential smoothing without a season.
   *
   * @param options the settings
   * @return the model
   * @see #mstl(MstlOptions, Forecaster)
   */
  public static Forecaster mstl(MstlOptions options) {
    return mstl(options, ets(EtsOptions.ofDefaults().withSeasonLength(1)));
  }

  /**
   * One or several seasons split off by MSTL ({@link Decompositions#mstl}), the seasonally adjusted
   * series forecast by another model, and the last season of each length repeated (Bandara, Hyndman
   * and Bergmeir, 2021). For seasons that are long, change over time, or are several at once, which
   * most models do not take.
   *
   * <p>The intervals are those of the other model: that the seasons are estimated is not in them.
   * On the logarithmic scale the mean of a {@link Forecast} is the exponential of that of the
   * logarithm, and the parts multiply. A series of no more than two seasons of a length does not
   * have that season. Needs what the other model needs; missing values are handed on to it.
   *
   * @param options the settings of the decomposition
   * @param model the model of the seasonally adjusted series; best one without a season
   * @return the model
   */
  public static Forecaster mstl(MstlOptions options, Forecaster model) {
    return new MstlForecaster(Checks.required("options", options), Checks.required("model", model));
  }

  /**
   * Complex exponential smoothing, the season chosen for each series, with the default settings.
   *
   * @return the model
   * @see #ces(CesOptions)
   */
  public static Forecaster ces() {
    return ces(CesOptions.ofDefaults());
  }

  /**
   * Complex exponential smoothing: the level is a complex number, whose imaginary part carries what
   * the errors hint at beyond it, so that growth and flat series need no different models
   * (Svetunkov, Kourentzes and Ord, 2022, Complex exponential smoothing, Naval Research Logistics
   * 69). Without a season or with a simple, partial or full one, of which the one with the least
   * AICc is taken; all effects of a season but one count as parameters. Initial states are found by
   * running forth and back over the series. The fitted model is a {@link
   * com.signalcraft.forecast.ces.FittedCes}.
   *
   * <ul>
   *   <li>Needs two observations; parameters are estimated from six on. A season counts where there
   *       are two of it.
   *   <li>Where a value is missing the states run on without an error.
   *   <li>Intervals are normal, with the exact variance that the weights of past errors give.
   *   <li>Of a series of more than 5,000 values (or three seasons, if that is more) the last ones
   *       are estimated on; what is before is fitted in blocks as long.
   * </ul>
   *
   * @param options the settings
   * @return the model
   */
  public static Forecaster ces(CesOptions options) {
    return new CesForecaster(Checks.required("options", options));
  }

  /**
   * Croston's method with the correction of Syntetos and Boylan, with the default settings.
   *
   * @return the model
   * @see #croston(CrostonOptions)
   */
  public static Forecaster croston() {
    return croston(CrostonOptions.ofDefaults());
  }

  /**
   * Intermittent demand, that is values that are mostly zero: the size of demand and the steps
   * between two demands are smoothed apart, and their ratio is expected of each step to come
   * (Croston, 1972, Operational Research Quarterly 23, 289–303), times 1 − α/2 against its bias
   * (Syntetos and Boylan, 2005, International Journal of Forecasting 21, 303–314). What is expected
   * does not change while there is no demand; where demand may die out, {@link #tsb} is better.
   *
   * <ul>
   *   <li>Needs one observation; no value may be negative. Where no demand was ever seen, none is
   *       expected. A missing value counts neither as demand nor as a step without.
   *   <li>An interval is that of no demand, with the probability that the method finds, and of the
   *       last 10,000 sizes, each counting less by 5 % (or α, if that is less) than the one after
   *       it. Its bounds are thus zero or amounts that were seen, or the mean where that lies
   *       outside. It is the same at each step: that the demand may change is not in it.
   * </ul>
   *
   * @param options the settings
   * @return the model
   */
  public static Forecaster croston(CrostonOptions options) {
    return new CrostonForecaster(Checks.required("options", options));
  }

  /**
   * The method of Teunter, Syntetos and Babai, with the default settings.
   *
   * @return the model
   * @see #tsb(TsbOptions)
   */
  public static Forecaster tsb() {
    return tsb(TsbOptions.ofDefaults());
  }

  /**
   * Intermittent demand that may die out: the probability of demand is smoothed at each step, its
   * size where there is demand, and their product is expected of each step to come (Teunter,
   * Syntetos and Babai, 2011, European Journal of Operational Research 214, 606–615). Needs and
   * intervals are those of {@link #croston(CrostonOptions)}.
   *
   * @param options the settings
   * @return the model
   */
  public static Forecaster tsb(TsbOptions options) {
    return new TsbForecaster(Checks.required("options", options));
  }

  /**
   * Fits another model to the steps within opening hours alone, and predicts zero for all others:
   * for what happens in a shop, an office or a call centre.
   *
   * @param forecaster the model; one that looks for seasons itself finds those of open steps
   * @param hours the opening hours
   * @return the model for opening hours
   * @see #duringOpeningHours(OpeningHours, SeasonalModel)
   */
  public static Forecaster duringOpeningHours(Forecaster forecaster, OpeningHours hours) {
    Checks.required("forecaster", forecaster);
    return duringOpeningHours(hours, new SameModel(forecaster));
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
  public static Forecaster duringOpeningHours(OpeningHours hours, SeasonalModel model) {
    return new OpeningHoursForecaster(
        Checks.required("model", model), Checks.required("hours", hours));
  }

  /**
   * Fits another model to a history without its outliers and level shifts.
   *
   * @param forecaster the model
   * @return the model on cleaned histories
   * @see #cleaned(Forecaster, CleaningOptions)
   */
  public static Forecaster cleaned(Forecaster forecaster) {
    return cleaned(forecaster, CleaningOptions.ofDefaults());
  }

  /**
   * Fits another model to a history without its outliers and level shifts, as {@link
   * com.signalcraft.forecast.clean.Cleaning} finds them. The fitted model is a {@link
   * com.signalcraft.forecast.clean.CleanedForecaster}: its history is the one given, and it tells
   * what was found. Fitted values are at the level that the series had, so that outliers have large
   * residuals; a part named {@code level shifts} makes the others add up to them.
   *
   * @param forecaster the model
   * @param options what is looked for, and what becomes of it
   * @return the model on cleaned histories
   */
  public static Forecaster cleaned(Forecaster forecaster, CleaningOptions options) {
    return new CleaningForecaster(
        Checks.required("forecaster", forecaster), Checks.required("options", options));
  }

  /**
   * Combines the models that suit each series, with the default settings.
   *
   * @return the model
   * @see #auto(AutoOptions)
   */
  public static Forecaster auto() {
    return auto(AutoOptions.ofDefaults());
  }

  /**
   * Combines the models that suit each series. What it is like (no season, one of up to 24 steps, a
   * longer one, several, mostly zeros) decides which are tried: the yardsticks, theta, ETS, CES,
   * ARIMA, the same after MSTL, autoregression, linear, and Prophet for days with a year; or models
   * of intermittent demand. Each forecasts from a few points in time near the end of the series,
   * from what lies before each alone; its weight is the inverse of its mean absolute scaled error,
   * squared for long histories, and the forecast is the mean of the middle half of the weight.
   * Bands are combined likewise and made as wide as the errors of that backtest say. A model
   * without any error stands alone.
   *
   * <p>The comparison looks at the last 10,000 values, or three of the longest seasons if those are
   * more, and at seasons of up to 10,000 steps, so its work is bounded without a clock and the same
   * series always gets the same forecast, unless {@link AutoOptions#withBudget a budget} is given.
   * A series too short for a comparison gets the naive model. The fitted model is a {@link
   * SelectedForecaster}, which tells how each one did.
   *
   * @param options the settings
   * @return the model
   */
  public static Forecaster auto(AutoOptions options) {
    return new AutoForecaster(Checks.required("options", options), NanoClock.SYSTEM);
  }

  /**
   * Another model with conformal intervals, with the default settings.
   *
   * @param forecaster the model
   * @return the model with such intervals
   * @see #conformal(Forecaster, ConformalOptions)
   */
  public static Forecaster conformal(Forecaster forecaster) {
    return conformal(forecaster, ConformalOptions.ofDefaults());
  }

  /**
   * Another model whose intervals come from how far its own forecasts were off, not from what it
   * assumes of its errors: skewed or heavy-tailed errors get skewed or wide intervals. The means
   * stay the model's.
   *
   * <ul>
   *   <li>From points in time spread over the history's second half, each time from what lies
   *       before alone, the model forecasts what is known to have come. The signed errors are
   *       divided by the half width of the model's own 80 % band at their step (so that what the
   *       model knows of its errors stays: locally weighted conformal intervals, Lei et al., 2018,
   *       section 5.2) and by a power of the step that makes early and late steps alike.
   *   <li>The bound of a tail probability p among n errors is the one of the rank ⌈(n + 1)(1 − p)⌉
   *       (Vovk, Gammerman and Shafer, 2005; Lei et al., 2018), lower and upper bounds each for
   *       themselves. Several errors about one value count as one observation. A tail thinner than
   *       1/(n + 1) goes on from the outermost error as that of a normal distribution. Errors that
   *       follow each other are alike, so the promise of exact coverage, which needs exchangeable
   *       ones, holds approximately.
   *   <li>A lower bound is at most the mean and an upper one at least the mean, also where errors
   *       have been on one side.
   *   <li>{@link FittedForecaster#update} compares the new values with the forecast made before
   *       them (as far as the compared horizon reaches), adds the errors to those known and moves
   *       the tail probabilities by adaptive conformal inference (Gibbs and Candès, 2021): up after
   *       a value inside, down after one outside. This holds for every refit, {@link Refit#WHOLE}
   *       too, which finds the model anew and keeps the errors.
   *   <li>Needs what the model needs. Where there are fewer than {@value
   *       ConformalOptions#LEAST_ORIGINS} points in time (about 40 observations) or half of the
   *       history is too little for the model, its own intervals are given, until updates have
   *       brought as many errors.
   *   <li>Bounds may leave the range of the data: put {@link #nonNegative} around it.
   * </ul>
   *
   * @param forecaster the model
   * @param options the settings
   * @return the model with such intervals
   */
  public static Forecaster conformal(Forecaster forecaster, ConformalOptions options) {
    return new ConformalForecaster(
        Checks.required("forecaster", forecaster), Checks.required("options", options));
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
   */
  public static Forecaster of(ModelType type) {
    return switch (Checks.required("modelType", type)) {
      case PROPHET -> prophet();
      case LINEAR -> linear();
      case ARIMA -> arima();
      case NAIVE -> naive();
      case SEASONAL_NAIVE -> seasonalNaive();
      case DRIFT -> drift();
      case AUTOREGRESSION -> autoregression();
      case ETS -> ets();
      case THETA -> theta();
      case CES -> ces();
      case MSTL -> mstl();
      case CROSTON -> croston();
      case TSB -> tsb();
      case ENSEMBLE -> ensemble();
    };
  }

  /**
   * The kinds of models that {@link #of} gives.
   *
   * @return all kinds, in the order of {@link ModelType}
   */
  public static List<ModelType> available() {
    return List.of(ModelType.values());
  }
}
