package com.signalcraft.examples.benchmarks.anomaly;

import java.util.List;

/**
 * The published score of a detector, as in the results of the benchmark's repository.
 *
 * @param detector its name
 * @param standard with the profile {@link NabProfile#STANDARD}
 * @param lowFalsePositives with {@link NabProfile#LOW_FALSE_POSITIVES}
 * @param lowFalseNegatives with {@link NabProfile#LOW_FALSE_NEGATIVES}
 */
record NabPublished(
    String detector, double standard, double lowFalsePositives, double lowFalseNegatives) {

  /** Those whose single scores are in {@code verify_scores_sparse.csv}. */
  static final List<NabPublished> KNOWN_TO_THE_ROW =
      List.of(
          new NabPublished("ARTime", 74.85377223215792, 65.15400017974811, 80.36228493638114),
          new NabPublished(
              "earthgeckoSkyline", 58.20022252594827, 46.19530112566379, 63.80014835063793),
          new NabPublished(
              "relativeEntropy", 54.64274893469828, 47.598351759844824, 58.84229239324713),
          new NabPublished(
              "twitterADVec", 47.06195725408189, 33.610051641206894, 53.50107495100574));

  /** The score with a profile. */
  double with(NabProfile profile) {
    return switch (profile) {
      case STANDARD -> standard;
      case LOW_FALSE_POSITIVES -> lowFalsePositives;
      case LOW_FALSE_NEGATIVES -> lowFalseNegatives;
    };
  }
}
