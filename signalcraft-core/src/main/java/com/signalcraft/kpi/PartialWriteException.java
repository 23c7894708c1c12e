package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;

/** Some points of a batch were refused; the others are stored. */
public class PartialWriteException extends SignalCraftException {

  /** The code of this error. */
  public static final String CODE = "PARTIAL_WRITE";

  private static final long serialVersionUID = 1L;

  private final transient WriteResult result;

  /**
   * Such an error.
   *
   * @param result what became of each point; at least one was refused
   */
  public PartialWriteException(WriteResult result) {
    super(CODE, false, message(result), FailureDetails.NONE);
    this.result = result;
  }

  private static String message(WriteResult result) {
    Checks.that(!result.rejected().isEmpty(), "result", "must hold a refused point");
    RejectedPoint first = result.rejected().get(0);
    return result.rejected().size()
        + " of the points were refused, the first at "
        + first.point().timestamp()
        + ": "
        + first.reason();
  }

  /**
   * What became of each point.
   *
   * @return the result
   */
  public WriteResult result() {
    return result;
  }
}
