package com.signalcraft.internal;

import java.util.Comparator;
import java.util.UUID;

/**
 * The order of UUIDs as unsigned 128-bit numbers, which is that of PostgreSQL. {@link
 * UUID#compareTo} compares signed halves and differs from it. Stateless.
 */
public final class UuidOrder {

  /** The order. */
  public static final Comparator<UUID> UNSIGNED = UuidOrder::compare;

  private UuidOrder() {}

  /**
   * Compares two UUIDs as unsigned numbers.
   *
   * @param a one
   * @param b the other
   * @return negative, zero or positive as a is less than, equal to or greater than b
   */
  public static int compare(UUID a, UUID b) {
    return compare(
        a.getMostSignificantBits(),
        a.getLeastSignificantBits(),
        b.getMostSignificantBits(),
        b.getLeastSignificantBits());
  }

  /**
   * Compares two UUIDs, given as their halves, as unsigned numbers.
   *
   * @param aHigh the most significant bits of one
   * @param aLow its least significant bits
   * @param bHigh the most significant bits of the other
   * @param bLow its least significant bits
   * @return negative, zero or positive as a is less than, equal to or greater than b
   */
  public static int compare(long aHigh, long aLow, long bHigh, long bLow) {
    int high = Long.compareUnsigned(aHigh, bHigh);
    return high != 0 ? high : Long.compareUnsigned(aLow, bLow);
  }
}
