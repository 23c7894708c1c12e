package com.signalcraft.forecast.intermittent;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * Settings of Croston's method. Immutable.
 *
 * @param corrected whether the bias of the ratio is taken off by 1 − α/2 (Syntetos and Boylan,
 *     2005); default true
 * @param alpha how much of an error sizes and intervals take up, above 0 to 1; empty for that of
 *     each, from 0.05 to 0.3, with the least squared one-step errors; default 0.1
 */
public record CrostonOptions(boolean corrected, OptionalDouble alpha) implements Serializable {

  private static final CrostonOptions DEFAULTS = new CrostonOptions(true, OptionalDouble.of(0.1));

  /** Checks the range. */
  public CrostonOptions {
    checkShare("alpha", Checks.required("alpha", alpha));
  }

  static void checkShare(String field, OptionalDouble share) {
    share.ifPresent(
        value ->
            Checks.that(
                value > 0 && value <= 1, field, "must be above 0 and at most 1, was " + value));
  }

  /**
   * The corrected method with α of 0.1.
   *
   * @return the default settings
   */
  public static CrostonOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with or without the correction.
   *
   * @param wanted whether the bias is taken off
   * @return the changed settings
   */
  public CrostonOptions withCorrected(boolean wanted) {
    return new CrostonOptions(wanted, alpha);
  }

  /**
   * The same with a given α.
   *
   * @param share above 0 to 1
   * @return the changed settings
   */
  public CrostonOptions withAlpha(double share) {
    return new CrostonOptions(corrected, OptionalDouble.of(share));
  }

  /**
   * The same with α estimated.
   *
   * @return the changed settings
   */
  public CrostonOptions withEstimatedAlpha() {
    return new CrostonOptions(corrected, OptionalDouble.empty());
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
