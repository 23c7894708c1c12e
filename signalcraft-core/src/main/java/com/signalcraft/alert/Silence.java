package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import com.signalcraft.common.TimeRange;

/**
 * A time in which an alert is evaluated but tells nobody. Immutable.
 *
 * @param during from when, inclusive, to when, exclusive
 * @param reason why, 1 to 200 characters
 */
public record Silence(TimeRange during, String reason) {

  public Silence {
    Checks.required("during", during);
    Checks.text("reason", reason, 200);
  }
}
