package com.signalcraft.examples.report.analysis;

import com.signalcraft.common.WireEnum;
import com.signalcraft.forecast.AutoOptions;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.arima.ArimaOptions;
import com.signalcraft.forecast.autoregression.AutoregressionOptions;
import com.signalcraft.forecast.ces.CesOptions;
import com.signalcraft.forecast.decompose.MstlOptions;
import com.signalcraft.forecast.ensemble.EnsembleOptions;
import com.signalcraft.forecast.ets.EtsOptions;
import com.signalcraft.forecast.theta.ThetaOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The models by the names that a person types. All keep a history that is never negative so. */
public final class Models {

  /** The model that chooses a model. */
  public static final String AUTO = "auto";

  private Models() {}

  /**
   * The names.
   *
   * @return {@code auto} and the kinds of models, in the library's order
   */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    names.add(AUTO);
    Forecasters.available().stream().map(WireEnum::wireName).forEach(names::add);
    return names;
  }

  /**
   * A name as the library writes it.
   *
   * @param name the name as typed, hyphens and capitals allowed
   * @return the name
   * @throws IllegalArgumentException if there is no such model; it lists those there are
   */
  public static String normalised(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    if (!names().contains(wanted)) {
      throw new IllegalArgumentException(
          "unknown model \"" + name + "\"; the models are " + String.join(", ", names()));
    }
    return wanted;
  }

  /**
   * A model.
   *
   * @param name its name
   * @param horizon how many steps will be predicted
   * @param seasons the season lengths in steps, each 2 or more; an empty list for none; empty for
   *     those that the series suggests
   * @return the model
   * @throws IllegalArgumentException if there is no such model; it lists those there are
   */
  public static Forecaster of(String name, int horizon, Optional<List<Integer>> seasons) {
    String wanted = normalised(name);
    if (wanted.equals(AUTO)) {
      AutoOptions options = AutoOptions.ofDefaults().withHorizon(horizon);
      return Forecasters.auto(seasons.map(options::withSeasonLengths).orElse(options));
    }
    return Forecasters.nonNegative(plain(wanted, seasons));
  }

  private static Forecaster plain(String name, Optional<List<Integer>> seasons) {
    ModelType type =
        Forecasters.available().stream()
            .filter(known -> known.wireName().equals(name))
            .findFirst()
            .orElseThrow();
    return seasons.map(lengths -> seasonal(type, lengths)).orElseGet(() -> Forecasters.of(type));
  }

  /** With given season lengths; a model of one season takes the first, one of none takes none. */
  private static Forecaster seasonal(ModelType type, List<Integer> lengths) {
    int first = lengths.stream().findFirst().orElse(1);
    return switch (type) {
      case LINEAR -> Forecasters.linear(LinearOptions.ofDefaults().withSeasonLengths(lengths));
      case SEASONAL_NAIVE -> Forecasters.seasonalNaive(first);
      case AUTOREGRESSION ->
          Forecasters.autoregression(AutoregressionOptions.ofDefaults().withSeasonLengths(lengths));
      case ARIMA -> Forecasters.arima(ArimaOptions.ofDefaults().withSeasonLengths(lengths));
      case ETS -> Forecasters.ets(EtsOptions.ofDefaults().withSeasonLength(first));
      case CES -> Forecasters.ces(CesOptions.ofDefaults().withSeasonLength(first));
      case THETA -> Forecasters.theta(ThetaOptions.ofDefaults().withSeasonLength(first));
      case MSTL -> Forecasters.mstl(MstlOptions.ofDefaults().withSeasonLengths(lengths));
      case ENSEMBLE ->
          Forecasters.ensemble(
              EnsembleOptions.of(
                  seasonal(ModelType.ETS, lengths),
                  seasonal(ModelType.CES, lengths),
                  seasonal(ModelType.ARIMA, lengths),
                  seasonal(ModelType.THETA, lengths)));
      case PROPHET, NAIVE, DRIFT, CROSTON, TSB -> Forecasters.of(type);
    };
  }
}
