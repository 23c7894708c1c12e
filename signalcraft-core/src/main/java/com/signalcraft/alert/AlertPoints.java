package com.signalcraft.alert;

import com.signalcraft.common.TimeRange;
import com.signalcraft.series.TimeSeries;
import java.util.UUID;

/** Where an evaluation takes its points from. */
@FunctionalInterface
public interface AlertPoints {

  /**
   * All points of a source within a range, however many. The evaluation asks for the same range
   * twice at times; it may be answered from what was read before.
   *
   * @param sourceId the source
   * @param range from when, inclusive, to when, exclusive
   * @return the points, in the zone whose days the source follows; empty where there are none
   * @throws com.signalcraft.error.NotFoundException if the source is not there: the alert fails,
   *     and the others go on. Whatever else is thrown ends the evaluation of the business
   */
  TimeSeries series(UUID sourceId, TimeRange range);
}
