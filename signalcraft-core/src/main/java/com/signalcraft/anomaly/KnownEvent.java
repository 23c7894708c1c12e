package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import com.signalcraft.common.TimeRange;
import java.io.Serializable;

/**
 * A time of which is known that it is unlike others: a maintenance window, a campaign, an outage
 * long explained. Points in it get its name as their label, are no anomalies, and are not learnt
 * from. Immutable and thread-safe.
 *
 * @param name what it is called, at most 100 characters; it becomes the label
 * @param range when it is
 */
public record KnownEvent(String name, TimeRange range) implements Serializable {

  /** Checks the name. */
  public KnownEvent {
    Checks.text("name", name, 100);
    Checks.required("range", range);
  }
}
