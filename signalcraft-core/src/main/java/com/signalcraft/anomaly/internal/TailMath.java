package com.signalcraft.anomaly.internal;

import org.apache.commons.math3.special.Erf;

/**
 * Tail probabilities, their normal scores and their fusion, all by natural logarithms so that
 * probabilities far below the least double are told apart. Stateless.
 */
public final class TailMath {

  /** The least logarithm of a probability that is told from a lesser one: a score of 10,000. */
  public static final double LEAST_LOG = -5.0e7;

  private static final double LN_2 = Math.log(2);
  private static final double LN_10 = Math.log(10);
  private static final double HALF_LN_2_PI = 0.5 * Math.log(2 * Math.PI);

  /** From here on the tail is found by a continued fraction. */
  private static final double FAR = 3;

  /** Up to here the rational approximation holds: a tail of about 1e-316. */
  private static final double LAST_RATIONAL = 27;

  /** A probability at which oddness is a half. */
  private static final double HALF_ODD = 4;

  private static final double[] MIDDLE_TOP = {
    2509.0809287301227, 33430.57558358813, 67265.7709270087,
    45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665
  };
  private static final double[] MIDDLE_BOTTOM = {
    5226.495278852854, 28729.085735721943, 39307.89580009271,
    21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1
  };
  private static final double[] TAIL_TOP = {
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506,
    1.2704582524523684, 3.6478483247632045, 5.769497221460691,
    4.630337846156546, 1.4234371107496835
  };
  private static final double[] TAIL_BOTTOM = {
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457,
    0.14810397642748008, 0.6897673349851, 1.6763848301838038,
    2.053191626637759, 1
  };
  private static final double[] FAR_TOP = {
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784,
    0.026532189526576124, 0.29656057182850487, 1.7848265399172913,
    5.463784911164114, 6.657904643501103
  };
  private static final double[] FAR_BOTTOM = {
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5,
    0.0007868691311456133, 0.014875361290850615, 0.1369298809227358,
    0.599832206555888, 1
  };

  private TailMath() {}

  /**
   * The two-sided normal score of a probability: a standard normal variable is further from zero
   * with that probability. By Wichura's algorithm AS 241 (1988, Applied Statistics 37, 477–484),
   * and beyond its range by Newton's method on the logarithm.
   *
   * @param logP the natural logarithm of the probability, at most 0
   * @return the score, 0 or more, right to 1e-14 of itself, at most 10,000
   */
  public static double score(double logP) {
    double logHalf = Math.max(LEAST_LOG, logP) - LN_2;
    double half = Math.exp(logHalf);
    double q = 0.5 - half;
    if (q <= 0.425) {
      double r = 0.180625 - q * q;
      return Math.max(0, q * ratio(MIDDLE_TOP, MIDDLE_BOTTOM, r));
    }
    double r = Math.sqrt(-logHalf);
    if (r <= 5) {
      return ratio(TAIL_TOP, TAIL_BOTTOM, r - 1.6);
    }
    return r <= LAST_RATIONAL ? ratio(FAR_TOP, FAR_BOTTOM, r - 5) : farScore(logHalf);
  }

  private static double farScore(double logHalf) {
    double z = Math.sqrt(2 * (-logHalf - HALF_LN_2_PI - 0.5 * Math.log(-2 * logHalf)));
    for (int step = 0; step < 3; step++) {
      z += (logTail(z) - LN_2 - logHalf) / (z + 1 / z);
    }
    return z;
  }

  private static double ratio(double[] top, double[] bottom, double r) {
    double above = 0;
    double below = 0;
    for (int k = 0; k < top.length; k++) {
      above = above * r + top[k];
      below = below * r + bottom[k];
    }
    return above / below;
  }

  /**
   * The logarithm of the probability that a standard normal variable is further from zero, on
   * either side, than a score: the inverse of {@link #score}.
   *
   * @param score the score; its sign does not matter
   * @return the natural logarithm, at most 0
   */
  public static double logTail(double score) {
    double z = Math.abs(score);
    if (z < FAR) {
      return Math.log(Erf.erfc(z / Math.sqrt(2)));
    }
    return LN_2 - 0.5 * z * z - HALF_LN_2_PI - Math.log(millsDivisor(z));
  }

  /**
   * Laplace's continued fraction of the inverse of Mills' ratio (Abramowitz and Stegun 26.2.14).
   */
  private static double millsDivisor(double z) {
    int terms = (int) Math.min(200, 20 + 400 / (z * z));
    double rest = z;
    for (int k = terms; k > 0; k--) {
      rest = z + k / rest;
    }
    return rest;
  }

  /**
   * The probability that the least of several independent tail probabilities is as small as one
   * (Šidák, 1967): {@code 1 − (1 − p)^m}.
   *
   * @param logP the natural logarithm of the least probability, at most 0
   * @param voices how many independent ones there are, 1 or more, need not be whole
   * @return the natural logarithm of the fused probability
   */
  public static double fused(double logP, double voices) {
    if (logP < -30) {
      return logP + Math.log(voices);
    }
    double p = Math.exp(logP);
    return p >= 1 ? 0 : Math.log(-Math.expm1(voices * Math.log1p(-p)));
  }

  /**
   * The tail probability that fuses to another one: the inverse of {@link #fused}.
   *
   * @param logFused the natural logarithm of the fused probability, at most 0
   * @param voices how many independent ones there are, 1 or more
   * @return the natural logarithm of the least probability
   */
  public static double unfused(double logFused, double voices) {
    if (logFused < -30) {
      return logFused - Math.log(voices);
    }
    double fused = Math.exp(logFused);
    return fused >= 1 ? 0 : Math.log(-Math.expm1(Math.log1p(-fused) / voices));
  }

  /**
   * How odd a tail probability is, from 0 to 1 without ever being full: with {@code L = −log10 p},
   * {@code L / (4 + L)}, so a half at one in ten thousand.
   *
   * @param logP the natural logarithm of the probability, at most 0
   * @return the oddness, 0 to less than 1
   */
  public static double oddness(double logP) {
    double digits = Math.max(0, -logP / LN_10);
    return digits / (HALF_ODD + digits);
  }
}
