package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.internal.TailMath;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * Turns the greatest evidence of several dependent voices into the probability that an episode of
 * such evidence begins at a point. How often voices speak together, and for how many points on end,
 * is not assumed but counted: exceedances of a bound make clusters, whose rate and mean greatest
 * excess give the tail (peaks over a threshold with runs declustering; Davison and Smith, 1990,
 * Leadbetter, 1991). Each cluster counts as one, its excess is clipped, so that anomalies count for
 * little. Not thread-safe.
 */
final class Fusion {

  private static final double BOUND = 5.5;
  private static final double PRIOR_POINTS = 300;
  private static final double PRIOR_ANY = 0.3;
  private static final double PRIOR_RATE = 0.02;
  private static final double PRIOR_CLUSTERS = 15;
  private static final double MOST_POINTS = 30_000;
  private static final double CLIP = 2.5;

  /** Far out the tails are what was learnt of them, and that is not certain. */
  private static final double SHAPE = 0.03;

  private static final double CLIPPED_MEAN = -Math.expm1(-CLIP);
  private static final double LEAST_EXCESS = 0.4;
  private static final double MOST_EXCESS = 4;

  /** So many calm points end a cluster, as they end an episode. */
  private static final int GAP = 4;

  private static final int LONGEST = 200;

  private double points = PRIOR_POINTS;
  private double any = PRIOR_ANY * PRIOR_POINTS;
  private double clusters = PRIOR_RATE * PRIOR_POINTS;
  private double weight = PRIOR_CLUSTERS;
  private double excess = PRIOR_CLUSTERS;
  private int newPoints;
  private int newAny;
  private int calm;
  private int length;
  private double greatest;

  private double logAny;
  private double scoreAny;
  private double logRate;
  private double mean;

  Fusion() {
    fit();
  }

  /** The logarithm of the probability of evidence of at least {@link TailModel#EVIDENCE}. */
  double logP(double evidence) {
    if (evidence >= BOUND) {
      return logRate - Math.log1p(SHAPE * (evidence - BOUND) / mean) / SHAPE;
    }
    double share = (evidence - TailModel.EVIDENCE) / (BOUND - TailModel.EVIDENCE);
    return logAny + share * (logRate - logAny);
  }

  /** The logarithm of the probability that some voice lies above its quantile. */
  double logAny() {
    return logAny;
  }

  /** The normal score of that. */
  double scoreAny() {
    return scoreAny;
  }

  /** The normal score of evidence of at least {@link TailModel#EVIDENCE}. */
  double score(double evidence) {
    return TailMath.score(logP(evidence));
  }

  /** The evidence that has a probability, or a lesser one. */
  double evidenceOf(double logP) {
    if (logP <= logRate) {
      return BOUND + mean * Math.expm1(SHAPE * (logRate - logP)) / SHAPE;
    }
    double share = Math.max(0, (logAny - logP) / (logAny - logRate));
    return TailModel.EVIDENCE + share * (BOUND - TailModel.EVIDENCE);
  }

  /** Learns from a point; returns whether the probabilities have changed. */
  boolean learn(double evidence) {
    newPoints++;
    if (evidence >= TailModel.EVIDENCE) {
      newAny++;
    }
    if (evidence >= BOUND) {
      greatest = Math.max(greatest, evidence - BOUND);
      length++;
      calm = 0;
    } else if (length > 0) {
      length++;
      calm++;
    }
    if (length > 0 && (calm >= GAP || length >= LONGEST)) {
      end();
      return true;
    }
    return false;
  }

  private void end() {
    double kept = points > MOST_POINTS ? MOST_POINTS / points : 1;
    points = kept * points + newPoints;
    any = kept * any + newAny;
    clusters = kept * clusters + 1;
    weight = kept * weight + CLIPPED_MEAN;
    excess = kept * excess + Math.min(greatest, CLIP * mean);
    newPoints = 0;
    newAny = 0;
    length = 0;
    calm = 0;
    greatest = 0;
    fit();
  }

  private void fit() {
    logAny = Math.log(Math.min(0.9, any / points));
    scoreAny = TailMath.score(logAny);
    logRate = Math.min(logAny - 0.1, Math.log(clusters / points));
    mean = Math.max(LEAST_EXCESS, Math.min(MOST_EXCESS, excess / weight));
  }

  void save(StateWriter out) {
    out.put(points).put(any).put(clusters).put(weight).put(excess);
    out.put(newPoints).put(newAny).put(calm).put(length).put(greatest);
  }

  void restore(StateReader in) {
    points = in.getDouble();
    any = in.getDouble();
    clusters = in.getDouble();
    weight = in.getDouble();
    excess = in.getDouble();
    newPoints = in.getInt(0, Integer.MAX_VALUE);
    newAny = in.getInt(0, Integer.MAX_VALUE);
    calm = in.getInt(0, GAP);
    length = in.getInt(0, LONGEST);
    greatest = in.getDouble();
    fit();
  }
}
