package com.signalcraft.jdbc;

import com.signalcraft.common.Checks;
import java.util.List;

/**
 * What a run of the migrations did. Immutable.
 *
 * @param applied the steps that this run took, in their order
 * @param alreadyApplied the steps that had been taken before, by whatever tool, in their order
 */
public record MigrationReport(List<Migration> applied, List<Migration> alreadyApplied) {

  public MigrationReport {
    applied = Checks.list("applied", applied);
    alreadyApplied = Checks.list("already_applied", alreadyApplied);
  }
}
