package com.signalcraft.forecast.internal;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.internal.arima.ArimaForecaster;
import com.signalcraft.forecast.internal.autoregression.AutoregressionForecaster;
import com.signalcraft.forecast.internal.benchmark.DriftForecaster;
import com.signalcraft.forecast.internal.benchmark.NaiveForecaster;
import com.signalcraft.forecast.internal.benchmark.SeasonalNaiveForecaster;
import com.signalcraft.forecast.internal.calendar.FittedOpeningHours;
import com.signalcraft.forecast.internal.ces.CesForecaster;
import com.signalcraft.forecast.internal.clean.FittedCleaned;
import com.signalcraft.forecast.internal.conformal.ConformalForecaster;
import com.signalcraft.forecast.internal.ensemble.FittedEnsemble;
import com.signalcraft.forecast.internal.ets.EtsForecaster;
import com.signalcraft.forecast.internal.intermittent.CrostonForecaster;
import com.signalcraft.forecast.internal.intermittent.TsbForecaster;
import com.signalcraft.forecast.internal.linear.FittedLinear;
import com.signalcraft.forecast.internal.mstl.FittedMstl;
import com.signalcraft.forecast.internal.prophet.ProphetState;
import com.signalcraft.forecast.internal.selection.FittedSelection;
import com.signalcraft.forecast.internal.selection.NonNegativeForecaster;
import com.signalcraft.forecast.internal.theta.FittedTheta;
import com.signalcraft.forecast.internal.transform.FittedTransformed;
import com.signalcraft.series.TimeSeries;
import java.util.Map;

/**
 * Fitted models within a kept state: the name of the kind, then its fields. A model that holds
 * others writes and reads them with these same methods. Stateless.
 */
public final class StoredModels {

  private static final Map<String, Reader> READERS =
      Map.ofEntries(
          Map.entry(NaiveForecaster.KIND, NaiveForecaster::read),
          Map.entry(SeasonalNaiveForecaster.KIND, SeasonalNaiveForecaster::read),
          Map.entry(DriftForecaster.KIND, DriftForecaster::read),
          Map.entry(FittedLinear.KIND, FittedLinear::read),
          Map.entry(NonNegativeForecaster.KIND, NonNegativeForecaster::read),
          Map.entry(AutoregressionForecaster.KIND, AutoregressionForecaster::read),
          Map.entry(FittedEnsemble.KIND, FittedEnsemble::read),
          Map.entry(FittedTheta.KIND, FittedTheta::read),
          Map.entry(FittedMstl.KIND, FittedMstl::read),
          Map.entry(CrostonForecaster.KIND, CrostonForecaster::read),
          Map.entry(TsbForecaster.KIND, TsbForecaster::read),
          Map.entry(EtsForecaster.KIND, EtsForecaster::read),
          Map.entry(CesForecaster.KIND, CesForecaster::read),
          Map.entry(ArimaForecaster.KIND, ArimaForecaster::read),
          Map.entry("prophet", ProphetState::read),
          Map.entry(FittedCleaned.KIND, FittedCleaned::read),
          Map.entry(FittedOpeningHours.KIND, FittedOpeningHours::read),
          Map.entry(FittedTransformed.KIND, FittedTransformed::read),
          Map.entry(ConformalForecaster.KIND, ConformalForecaster::read),
          Map.entry(FittedSelection.KIND, FittedSelection::read));

  private StoredModels() {}

  /** Makes a model of its fields and its history. */
  @FunctionalInterface
  private interface Reader {
    FittedForecaster read(StateReader in, TimeSeries history);
  }

  /**
   * Writes a model without its history.
   *
   * @param out takes the fields
   * @param model the model
   * @throws NotSupportedException if the model is not one of this library
   */
  public static void write(StateWriter out, FittedForecaster model) {
    if (!(Checks.required("model", model) instanceof Storable storable)) {
      throw new NotSupportedException(
          "a model of the class "
              + model.getClass().getName()
              + " cannot be saved; those of this library can");
    }
    out.put(storable.storedKind());
    storable.store(out);
  }

  /**
   * Reads a model that {@link #write} wrote.
   *
   * @param in the fields
   * @param history the history that the model was fitted to
   * @return the model
   * @throws ValidationException if the kind is not known or the fields are none of that kind
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    String kind = in.getString();
    Reader reader = READERS.get(kind);
    if (reader == null) {
      throw new ValidationException(
          "model",
          "is of the unknown kind "
              + Checks.shown(kind)
              + ", this library reads "
              + String.join(", ", READERS.keySet().stream().sorted().toList()));
    }
    return reader.read(in, history);
  }
}
