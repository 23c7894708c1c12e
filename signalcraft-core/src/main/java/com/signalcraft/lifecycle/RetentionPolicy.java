package com.signalcraft.lifecycle;

import com.signalcraft.common.Checks;

/**
 * How long points live, in whole months of UTC. Immutable.
 *
 * @param hotMonths how long points are kept one by one; older months are rolled up to days, 1 to
 *     1,200
 * @param keepMonths how long the days are kept after that begin, counted from the point's month as
 *     well; not less than hotMonths, at most 1,200
 */
public record RetentionPolicy(int hotMonths, int keepMonths) {

  public RetentionPolicy {
    Checks.between("hot_months", hotMonths, 1, 1_200);
    Checks.between("keep_months", keepMonths, hotMonths, 1_200);
  }

  /** Points for 12 months, days for 24. */
  public static final RetentionPolicy DEFAULT = new RetentionPolicy(12, 24);
}
