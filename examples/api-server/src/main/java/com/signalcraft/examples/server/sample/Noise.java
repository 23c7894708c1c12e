package com.signalcraft.examples.server.sample;

/**
 * Noise that follows from time alone, so that the same point is made by whichever process and after
 * each restart. Stateless.
 */
final class Noise {

  private static final int BITS_OF_A_FRACTION = 53;

  private Noise() {}

  /**
   * A number between −1 and 1, most often near 0: the mean of three that are uniform.
   *
   * @param seed tells one series of noise from another
   * @param step which number of the series
   */
  static double at(long seed, long step) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += uniform(mix(seed * 31 + i) ^ step);
    }
    return sum / 3 * 2 - 1;
  }

  private static double uniform(long key) {
    return (mix(key) >>> (Long.SIZE - BITS_OF_A_FRACTION)) * 0x1.0p-53;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
