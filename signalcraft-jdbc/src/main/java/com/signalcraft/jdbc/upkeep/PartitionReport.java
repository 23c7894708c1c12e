package com.signalcraft.jdbc.upkeep;

import com.signalcraft.common.Checks;

/**
 * What a run of {@link Upkeep#extendPartitions()} did. Immutable.
 *
 * @param ran false where another process was at its upkeep, so that this one did nothing
 * @param created how many partitions were made
 */
public record PartitionReport(boolean ran, int created) {

  public PartitionReport {
    Checks.between("created", created, 0, ran ? Integer.MAX_VALUE : 0);
  }
}
