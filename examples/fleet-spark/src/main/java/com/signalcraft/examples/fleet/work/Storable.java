package com.signalcraft.examples.fleet.work;

/**
 * Tells at a glance which numbers the library stores without a doubt: those of ordinary size. It
 * spares the many the exact check, which writes each number out.
 */
final class Storable {

  /** The library stores less than 1e50. */
  private static final double GREATEST = 1e49;

  /** The library stores 50 decimals; the shortest text of a double has at most 17 digits. */
  private static final double LEAST = 1e-32;

  private Storable() {}

  static boolean areAll(double[]... arrays) {
    for (double[] array : arrays) {
      for (double value : array) {
        double size = Math.abs(value);
        if (!(size == 0 || (size >= LEAST && size <= GREATEST))) {
          return false;
        }
      }
    }
    return true;
  }
}
