package com.signalcraft.client.hosted;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.io.Serial;

/** A link does not lead to its file any more: ask the API for a new one. */
public class LinkExpiredException extends SignalCraftException {

  /** The code of this error; it is the client's own. */
  public static final String CODE = "LINK_EXPIRED";

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Such an error with its details.
   *
   * @param message what was wrong, for a person
   * @param details what else is known
   */
  public LinkExpiredException(String message, FailureDetails details) {
    super(CODE, false, message, details);
  }
}
