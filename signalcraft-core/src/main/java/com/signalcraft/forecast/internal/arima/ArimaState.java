package com.signalcraft.forecast.internal.arima;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.Regressor;
import com.signalcraft.forecast.arima.ArimaLimits;
import com.signalcraft.forecast.arima.ArimaOptions;
import com.signalcraft.forecast.arima.ArimaOrder;
import com.signalcraft.forecast.internal.StoredHistory;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Settings and estimates of a fitted model in a kept state. Stateless. */
final class ArimaState {

  private static final int MOST = 1_000_000;

  private ArimaState() {}

  static void write(StateWriter out, ArimaOptions options) {
    out.put(options.order().isPresent());
    options.order().ifPresent(order -> write(out, order));
    out.put(options.constant().isPresent()).put(options.constant().orElse(false));
    ArimaLimits limits = options.limits();
    out.put(limits.p()).put(limits.q()).put(limits.seasonalP()).put(limits.seasonalQ());
    out.put(limits.terms()).put(limits.d()).put(limits.seasonalD()).put(limits.models());
    out.put(options.stepwise());
    out.put(options.approximation().isPresent()).put(options.approximation().orElse(false));
    out.put(options.strictRoots());
    out.put(options.seasonLengths().isPresent());
    out.putCounted(
        options.seasonLengths().orElse(List.of()).stream().mapToInt(Integer::intValue).toArray());
    out.put(options.maxSeasonLag());
    write(out, options.lambda());
    out.put(options.regressors().size());
    for (Regressor regressor : options.regressors()) {
      out.put(regressor.name());
      write(out, regressor.values());
    }
  }

  static ArimaOptions readOptions(StateReader in) {
    return new ArimaOptions(
        in.getBoolean() ? Optional.of(readOrder(in)) : Optional.empty(),
        readChoice(in),
        readLimits(in),
        in.getBoolean(),
        readChoice(in),
        in.getBoolean(),
        readLengths(in),
        in.getInt(1, ArimaOrder.MAX_SEASON_LENGTH),
        readLambda(in),
        readRegressors(in));
  }

  static void write(StateWriter out, ArimaModel model) {
    write(out, model.order());
    out.put(model.constant()).putCounted(model.coefficients());
    out.put(model.regression().seasons().size());
    for (Harmonics season : model.regression().seasons()) {
      out.put(season.seasonLength()).putCounted(season.orders());
    }
    out.putCounted(model.effects()).put(model.sigma());
    write(out, model.transform().lambda());
    out.put(model.transform().unit());
  }

  static ArimaModel readModel(StateReader in, List<Regressor> regressors) {
    ArimaOrder order = readOrder(in);
    boolean constant = in.getBoolean();
    double[] coefficients = in.getDoubles(MOST);
    List<Harmonics> seasons = new ArrayList<>();
    for (int left = in.getInt(0, MOST); left > 0; left--) {
      int length = in.getInt(2, LinearOptions.MAX_SEASON_LENGTH);
      int[] orders = in.getInts(MOST);
      for (int turn : orders) {
        Checks.that(
            turn >= 1 && turn <= length / 2, "model", "holds " + turn + " where it cannot be");
      }
      seasons.add(new Harmonics(length, orders));
    }
    Regression regression = new Regression(regressors, seasons);
    ArimaModel model =
        new ArimaModel(
            order,
            constant,
            coefficients,
            regression,
            in.getDoubles(MOST),
            in.getDouble(),
            new Transform(readLambda(in), in.getDouble()));
    Checks.that(
        coefficients.length == order.coefficients()
            && model.effects().length == regression.columns() + (constant ? 1 : 0)
            && allFinite(model),
        "model",
        "holds other coefficients than ARIMA" + order + " has");
    return model;
  }

  private static boolean allFinite(ArimaModel model) {
    return Arrays.stream(model.coefficients()).allMatch(Double::isFinite)
        && Arrays.stream(model.effects()).allMatch(Double::isFinite)
        && model.sigma() >= 0
        && model.sigma() < Double.POSITIVE_INFINITY
        && model.transform().unit() > 0
        && model.transform().unit() < Double.POSITIVE_INFINITY
        && ArmaObjective.isStationary(model.order(), model.coefficients());
  }

  private static void write(StateWriter out, ArimaOrder order) {
    out.put(order.p()).put(order.d()).put(order.q());
    out.put(order.seasonalP()).put(order.seasonalD()).put(order.seasonalQ());
    out.put(order.seasonLength());
  }

  private static ArimaOrder readOrder(StateReader in) {
    return new ArimaOrder(
        in.getInt(0, ArimaOrder.MAX_TERMS),
        in.getInt(0, ArimaOrder.MAX_DIFFERENCES),
        in.getInt(0, ArimaOrder.MAX_TERMS),
        in.getInt(0, ArimaOrder.MAX_SEASONAL_TERMS),
        in.getInt(0, ArimaOrder.MAX_DIFFERENCES),
        in.getInt(0, ArimaOrder.MAX_SEASONAL_TERMS),
        in.getInt(1, ArimaOrder.MAX_SEASON_LENGTH));
  }

  private static ArimaLimits readLimits(StateReader in) {
    return new ArimaLimits(
        in.getInt(0, ArimaOrder.MAX_TERMS),
        in.getInt(0, ArimaOrder.MAX_TERMS),
        in.getInt(0, ArimaOrder.MAX_SEASONAL_TERMS),
        in.getInt(0, ArimaOrder.MAX_SEASONAL_TERMS),
        in.getInt(0, Integer.MAX_VALUE),
        in.getInt(0, ArimaOrder.MAX_DIFFERENCES),
        in.getInt(0, 1),
        in.getInt(1, Integer.MAX_VALUE));
  }

  private static Optional<Boolean> readChoice(StateReader in) {
    boolean said = in.getBoolean();
    boolean wanted = in.getBoolean();
    return said ? Optional.of(wanted) : Optional.empty();
  }

  private static Optional<List<Integer>> readLengths(StateReader in) {
    boolean said = in.getBoolean();
    List<Integer> lengths = Arrays.stream(in.getInts(MOST)).boxed().toList();
    return said ? Optional.of(lengths) : Optional.empty();
  }

  private static void write(StateWriter out, OptionalDouble lambda) {
    out.put(lambda.isPresent()).put(lambda.orElse(1));
  }

  private static OptionalDouble readLambda(StateReader in) {
    boolean said = in.getBoolean();
    double power = in.getDouble();
    Checks.that(power >= 0 && power <= 1, "model", "holds " + power + " where it cannot be");
    return said ? OptionalDouble.of(power) : OptionalDouble.empty();
  }

  /** A regressor needs no frequency, which a history has. */
  private static void write(StateWriter out, TimeSeries series) {
    out.put(series.frequency().isPresent());
    if (series.frequency().isPresent()) {
      StoredHistory.write(out, series);
    } else {
      out.put(series.zone().getId());
      out.putCounted(series.timestamps()).putCounted(series.values());
    }
  }

  private static List<Regressor> readRegressors(StateReader in) {
    List<Regressor> regressors = new ArrayList<>();
    for (int left = in.getInt(0, MOST); left > 0; left--) {
      String name = in.getString();
      regressors.add(
          new Regressor(
              name,
              in.getBoolean()
                  ? StoredHistory.read(in)
                  : TimeSeries.of(
                      ZoneId.of(in.getString()), in.getLongs(MOST), in.getDoubles(MOST))));
    }
    return regressors;
  }
}
