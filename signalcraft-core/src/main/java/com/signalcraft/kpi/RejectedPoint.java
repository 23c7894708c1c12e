package com.signalcraft.kpi;

import com.signalcraft.common.Checks;

/**
 * A point that was refused, and why. Immutable.
 *
 * @param point the point
 * @param code the hosted API's code, such as {@code VALIDATION_ERROR}
 * @param reason why, for a person
 */
public record RejectedPoint(KpiPoint point, String code, String reason) {

  public RejectedPoint {
    Checks.required("point", point);
    Checks.text("code", code, 100);
    Checks.text("reason", reason, 10_000);
  }
}
