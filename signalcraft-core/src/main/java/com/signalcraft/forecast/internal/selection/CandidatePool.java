package com.signalcraft.forecast.internal.selection;

import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.arima.ArimaOptions;
import com.signalcraft.forecast.autoregression.AutoregressionOptions;
import com.signalcraft.forecast.ces.CesOptions;
import com.signalcraft.forecast.decompose.MstlOptions;
import com.signalcraft.forecast.ets.ErrorType;
import com.signalcraft.forecast.ets.EtsOptions;
import com.signalcraft.forecast.theta.ThetaModel;
import com.signalcraft.forecast.theta.ThetaOptions;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which models {@code auto} tries on a series, by what the series is like: the simplest first, as
 * of equal scores the first one wins. The pools were chosen on the training parts of M3 and M4.
 */
final class CandidatePool {

  /** Longer seasons are split off rather than carried as states. */
  private static final int LONGEST_STATE_SEASON = 24;

  /** From this share of zeros on demand is intermittent. */
  private static final double INTERMITTENT = 0.3;

  private final TimeSeries series;
  private final List<Integer> lengths;
  private final boolean positive;
  private final List<Forecaster> models = new ArrayList<>();

  private CandidatePool(TimeSeries series, List<Integer> lengths) {
    this.series = series;
    this.lengths = lengths;
    this.positive = count(Sign.POSITIVE) == series.size() - series.missingCount();
  }

  /**
   * The models.
   *
   * @param series the series, regular
   * @param lengths the season lengths that it spans at least twice, shortest first
   */
  static List<Forecaster> of(TimeSeries series, List<Integer> lengths) {
    CandidatePool pool = new CandidatePool(series, lengths);
    if (pool.isIntermittent()) {
      pool.addIntermittent();
      return pool.models;
    }
    pool.addBenchmarks();
    if (lengths.isEmpty()) {
      pool.addWithoutSeason();
    } else if (lengths.size() == 1 && lengths.get(0) <= LONGEST_STATE_SEASON) {
      pool.addShortSeason();
    } else if (lengths.size() == 1) {
      pool.addLongSeason();
    } else {
      pool.addSeveralSeasons();
    }
    return pool.models;
  }

  private void addBenchmarks() {
    models.add(Forecasters.naive());
    models.add(Forecasters.drift());
    for (int length : lengths) {
      models.add(Forecasters.seasonalNaive(length));
    }
  }

  private boolean isIntermittent() {
    int observed = series.size() - series.missingCount();
    return count(Sign.NEGATIVE) == 0 && count(Sign.ZERO) >= INTERMITTENT * observed;
  }

  /** Models of the mean alone: by absolute errors, a forecast of zero would always win. */
  private void addIntermittent() {
    models.add(linear(List.of(), false, false));
    models.add(Forecasters.croston());
    models.add(Forecasters.tsb());
    if (!lengths.isEmpty()) {
      models.add(linear(lengths, false, false));
    }
  }

  private void addWithoutSeason() {
    addLinear(List.of());
    models.add(theta(ThetaModel.CLASSIC, 1));
    models.add(theta(ThetaModel.DOTM, 1));
    models.add(ets(1));
    models.add(arima(List.of()));
    addAutoregressions(lengths);
  }

  private void addShortSeason() {
    int length = lengths.get(0);
    models.add(theta(ThetaModel.CLASSIC, length));
    models.add(theta(ThetaModel.DOTM, length));
    models.add(ets(length));
    models.add(ces(length));
    models.add(mstl(ets(1), false));
    models.add(arima(lengths));
    models.add(Forecasters.autoregression(lags(lengths)));
    if (positive) {
      models.add(Forecasters.autoregression(lags(lengths).withLogarithm(true)));
    }
  }

  private void addLongSeason() {
    models.add(theta(ThetaModel.DOTM, lengths.get(0)));
    models.add(mstl(theta(ThetaModel.DOTM, 1), positive));
    models.add(ets(1));
    models.add(ces(1));
    models.add(mstl(ces(1), false));
    models.add(arima(List.of()));
    models.add(mstl(ets(1), false));
    if (positive) {
      models.add(mstl(additiveEts(), true));
    }
    models.add(mstl(arima(List.of()), positive));
    addAutoregressions(lengths);
  }

  private void addSeveralSeasons() {
    addLinear(lengths);
    addAutoregressions(lengths);
    models.add(Forecasters.autoregression(lags(lengths.subList(0, 1)).withLogarithm(positive)));
    models.add(mstl(positive ? additiveEts() : ets(1), positive));
    models.add(mstl(arima(List.of()), positive));
    if (hasYear()) {
      models.add(Forecasters.prophet());
    }
  }

  /** Whether the longest season is a year by the calendar, which Prophet knows. */
  private boolean hasYear() {
    return series
        .frequency()
        .map(f -> f.meanLength().toSeconds() * lengths.get(lengths.size() - 1) / 86_400.0)
        .filter(days -> Math.abs(days - 365) < 2)
        .isPresent();
  }

  private void addLinear(List<Integer> seasons) {
    models.add(linear(seasons, true, false));
    if (positive) {
      models.add(linear(seasons, true, true));
    }
  }

  private void addAutoregressions(List<Integer> seasons) {
    AutoregressionOptions lags = lags(seasons);
    models.add(Forecasters.autoregression(lags));
    models.add(Forecasters.autoregression(lags.withDifferenced(true)));
    if (positive) {
      models.add(Forecasters.autoregression(lags.withLogarithm(true)));
      models.add(Forecasters.autoregression(lags.withLogarithm(true).withDifferenced(true)));
    }
  }

  private static AutoregressionOptions lags(List<Integer> seasons) {
    return AutoregressionOptions.ofDefaults().withSeasonLengths(seasons);
  }

  private static Forecaster linear(List<Integer> seasons, boolean trend, boolean logarithm) {
    return Forecasters.linear(
        LinearOptions.ofDefaults()
            .withSeasonLengths(seasons)
            .withTrend(trend)
            .withLogarithm(logarithm));
  }

  private static Forecaster theta(ThetaModel model, int length) {
    return Forecasters.theta(ThetaOptions.ofDefaults().withModel(model).withSeasonLength(length));
  }

  private static Forecaster ets(int length) {
    return Forecasters.ets(EtsOptions.ofDefaults().withSeasonLength(length));
  }

  private static Forecaster ces(int length) {
    return Forecasters.ces(CesOptions.ofDefaults().withSeasonLength(length));
  }

  /** Errors in proportion to a logarithm would depend on the unit of the values. */
  private static Forecaster additiveEts() {
    return Forecasters.ets(
        EtsOptions.ofDefaults().withSeasonLength(1).withErrors(Set.of(ErrorType.ADDITIVE)));
  }

  private static Forecaster arima(List<Integer> seasons) {
    return Forecasters.arima(ArimaOptions.ofDefaults().withSeasonLengths(seasons));
  }

  private Forecaster mstl(Forecaster rest, boolean logarithm) {
    return Forecasters.mstl(
        MstlOptions.ofDefaults().withSeasonLengths(lengths).withLogarithm(logarithm), rest);
  }

  private enum Sign {
    NEGATIVE,
    ZERO,
    POSITIVE
  }

  private long count(Sign wanted) {
    long count = 0;
    for (int i = 0; i < series.size(); i++) {
      double value = series.valueAt(i);
      Sign sign = value > 0 ? Sign.POSITIVE : value < 0 ? Sign.NEGATIVE : Sign.ZERO;
      count += !series.isMissing(i) && sign == wanted ? 1 : 0;
    }
    return count;
  }
}
