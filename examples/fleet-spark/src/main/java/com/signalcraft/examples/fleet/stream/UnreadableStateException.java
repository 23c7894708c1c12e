package com.signalcraft.examples.fleet.stream;

import com.signalcraft.error.ValidationException;
import scala.Tuple2;

/** The state of a series cannot be read by this version. */
public final class UnreadableStateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableStateException(Tuple2<String, String> key, ValidationException cause) {
    super(
        "the kept state of series "
            + key._2()
            + " of business \""
            + key._1()
            + "\" cannot be read: "
            + cause.getMessage()
            + "; run the version that wrote it, or give --restart-unreadable to begin such series"
            + " anew",
        cause);
  }
}
