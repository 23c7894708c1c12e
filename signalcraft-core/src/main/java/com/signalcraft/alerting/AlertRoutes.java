package com.signalcraft.alerting;

import java.util.List;
import java.util.UUID;

/** Which channels the events of a business go through. Called by several threads at once. */
@FunctionalInterface
public interface AlertRoutes {

  /**
   * The channels of a business. They may be channels of another application on the same back end.
   *
   * @param businessId the business
   * @return their names, each once; none where its members are notified and that is all
   */
  List<String> channels(UUID businessId);
}
