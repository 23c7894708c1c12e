package com.signalcraft.forecast.internal.ets;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.ets.ErrorType;
import com.signalcraft.forecast.ets.EtsCriterion;
import com.signalcraft.forecast.ets.EtsModel;
import com.signalcraft.forecast.ets.EtsOptions;
import com.signalcraft.forecast.ets.SeasonType;
import com.signalcraft.forecast.ets.TrendType;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** The fields of a saved model, in their order. Stateless. */
final class EtsStore {

  private EtsStore() {}

  static void write(StateWriter out, EtsOptions options, EtsEstimate estimate) {
    putSet(out, ErrorType.class, options.errors());
    putSet(out, TrendType.class, options.trends());
    putSet(out, SeasonType.class, options.seasons());
    out.put(options.restricted());
    out.put(options.seasonLength().orElse(0));
    out.put(options.criterion().name());
    out.put(options.undampedMargin());
    EtsShape shape = estimate.shape();
    out.put(shape.model.error().name());
    out.put(shape.model.trend().name());
    out.put(shape.model.season().name());
    out.put(shape.m);
    out.put(estimate.start());
    out.put(estimate.scale());
    out.putCounted(estimate.x());
    out.putCounted(shape.freeEffects > 0 || shape.m == 1 ? new double[0] : estimate.effects());
    Likelihood likelihood = estimate.likelihood();
    out.put(likelihood.logLikelihood());
    out.put(likelihood.observations());
  }

  static EtsOptions readOptions(StateReader in) {
    Set<ErrorType> errors = getSet(in, ErrorType.class);
    Set<TrendType> trends = getSet(in, TrendType.class);
    Set<SeasonType> seasons = getSet(in, SeasonType.class);
    boolean restricted = in.getBoolean();
    int length = in.getInt(0, LinearOptions.MAX_SEASON_LENGTH);
    EtsCriterion criterion = in.getConstant(EtsCriterion.class);
    double margin = in.getDouble();
    OptionalInt seasonLength = length == 0 ? OptionalInt.empty() : OptionalInt.of(length);
    return new EtsOptions(errors, trends, seasons, restricted, seasonLength, criterion, margin);
  }

  static EtsEstimate readEstimate(StateReader in) {
    EtsModel model =
        new EtsModel(
            in.getConstant(ErrorType.class),
            in.getConstant(TrendType.class),
            in.getConstant(SeasonType.class));
    int m = in.getInt(1, LinearOptions.MAX_SEASON_LENGTH);
    int start = in.getInt(0, Integer.MAX_VALUE);
    double scale = in.getDouble();
    EtsShape shape = new EtsShape(model, m);
    double[] x = in.getDoubles(shape.count);
    double[] effects = in.getDoubles(m);
    Likelihood likelihood =
        new Likelihood(in.getDouble(), shape.parameters(), in.getInt(0, Integer.MAX_VALUE));
    return new EtsEstimate(shape, x, effects, start, scale, likelihood);
  }

  private static <E extends Enum<E>> void putSet(StateWriter out, Class<E> type, Set<E> values) {
    out.put(values.size());
    for (E constant : type.getEnumConstants()) {
      if (values.contains(constant)) {
        out.put(constant.name());
      }
    }
  }

  private static <E extends Enum<E>> Set<E> getSet(StateReader in, Class<E> type) {
    Set<E> values = EnumSet.noneOf(type);
    for (int left = in.getInt(1, type.getEnumConstants().length); left > 0; left--) {
      values.add(in.getConstant(type));
    }
    return values;
  }
}
