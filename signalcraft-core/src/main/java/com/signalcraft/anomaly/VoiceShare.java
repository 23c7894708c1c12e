package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;

/**
 * How much of the evidence for an anomaly one voice brought. Immutable.
 *
 * @param voice the voice
 * @param share its share of the evidence, above 0 and at most 1; evidence is the negative logarithm
 *     of the probability, as far as that is out of the ordinary
 */
public record VoiceShare(Voice voice, double share) {

  /** Checks the share. */
  public VoiceShare {
    Checks.required("voice", voice);
    Checks.that(share > 0 && share <= 1, "share", "must be above 0 and at most 1, was " + share);
  }
}
