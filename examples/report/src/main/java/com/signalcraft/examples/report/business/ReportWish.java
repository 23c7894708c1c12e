package com.signalcraft.examples.report.business;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which report is wanted. Immutable.
 *
 * @param businessId of which business
 * @param template how much it tells
 * @param period how far it looks back
 * @param sections which parts it has; empty for all
 */
public record ReportWish(
    UUID businessId, ReportTemplate template, ReportPeriod period, Set<ReportSection> sections) {

  /** Copies the set. */
  public ReportWish {
    sections =
        Set.copyOf(
            sections.isEmpty() ? EnumSet.allOf(ReportSection.class) : EnumSet.copyOf(sections));
  }

  /** Whether it has a part. */
  boolean has(ReportSection section) {
    return sections.contains(section);
  }
}
