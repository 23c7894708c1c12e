package com.signalcraft.examples.cli.commands;

import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.forecast.Level;
import picocli.CommandLine.Option;

/** How sure a range should be. */
final class LevelOption {

  @Option(
      names = "--level",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description =
          "The share of future values that the range should hold, above 0 and below 1. Default:"
              + " ${DEFAULT-VALUE}.")
  private double level = 0.95;

  /** The level, checked. */
  Level level() {
    if (!(level > 0 && level < 1)) {
      throw CliFailure.usage("--level: must be above 0 and below 1, such as 0.95, was " + level);
    }
    return Level.of(level);
  }
}
