package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.StateKind;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.internal.StoredHistory;
import com.signalcraft.forecast.internal.StoredModels;
import com.signalcraft.series.TimeSeries;

/**
 * Fitted models as bytes, to be kept in a file or a column and used again without fitting:
 * settings, estimates and the history, in a format of this library's own with a version and a
 * checksum. A later version of the library reads what an earlier one wrote. Whole numbers take four
 * bytes a value, other ones eight; the time stamps of a regular history take none. Stateless.
 */
public final class FittedModels {

  /** "SCFM": SignalCraft fitted model. */
  private static final StateKind KIND =
      new StateKind(0x5343464D, (short) 1, "model", "fitted model");

  private FittedModels() {}

  /**
   * Writes a fitted model.
   *
   * @param model the model, of this library
   * @return the bytes
   * @throws NotSupportedException if the model is of a class of somebody else, or holds one
   */
  public static byte[] save(FittedForecaster model) {
    StateWriter out = new StateWriter(KIND);
    StoredHistory.write(out, Checks.required("model", model).history());
    StoredModels.write(out, model);
    return out.finish();
  }

  /**
   * Reads a fitted model. It gives the forecasts that the saved one gives.
   *
   * @param saved what {@link #save} gave
   * @return the model
   * @throws ValidationException if the bytes are no fitted model, damaged, cut, of a newer version,
   *     or hold a kind of model that this version of the library does not know
   */
  public static FittedForecaster load(byte[] saved) {
    return StateReader.read(KIND, saved, FittedModels::read);
  }

  private static FittedForecaster read(StateReader in) {
    try {
      TimeSeries history = StoredHistory.read(in);
      return StoredModels.read(in, history);
    } catch (IndexOutOfBoundsException
        | NegativeArraySizeException
        | IllegalArgumentException
        | ArithmeticException inconsistent) {
      // The checksum is right, so that somebody made these bytes; they must not break the caller.
      throw new ValidationException(
          "model", "cannot be read: " + inconsistent, FailureDetails.causedBy(inconsistent));
    }
  }
}
