package com.signalcraft.examples.cli.commands;

import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.examples.report.analysis.Period;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How far to forecast. */
final class HorizonOption {

  private static final int LONGEST = 100_000;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description =
          "How many steps to forecast. Default: what one plans in, such as 28 for days, 48 for hours,"
              + " 12 for months.")
  private Optional<Integer> horizon = Optional.empty();

  /** Checks what was typed, before any file is read. */
  void check() {
    horizon.ifPresent(HorizonOption::checked);
  }

  /** How many steps to forecast for a series. */
  int steps(TimeSeries series) {
    return horizon.orElseGet(() -> Period.of(series.frequency().orElse(Frequency.INDEX)).horizon());
  }

  /** A number of steps within bounds. */
  static int checked(int steps) {
    if (steps < 1 || steps > LONGEST) {
      throw CliFailure.usage("--horizon: must be between 1 and " + LONGEST + ", was " + steps);
    }
    return steps;
  }
}
