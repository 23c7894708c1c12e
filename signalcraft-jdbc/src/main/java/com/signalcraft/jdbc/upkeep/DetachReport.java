package com.signalcraft.jdbc.upkeep;

import com.signalcraft.common.Checks;

/**
 * What a run of {@link Upkeep#detachPoints} did. Immutable.
 *
 * @param detached how many partitions of points were taken out
 */
public record DetachReport(int detached) {

  public DetachReport {
    Checks.between("detached", detached, 0, Integer.MAX_VALUE);
  }
}
