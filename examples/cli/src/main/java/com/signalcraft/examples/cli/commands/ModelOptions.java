package com.signalcraft.examples.cli.commands;

import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.examples.cli.analysis.Models;
import com.signalcraft.examples.cli.analysis.Period;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Optional;
import picocli.CommandLine.Option;

/** With which model to forecast, how far, and how sure. */
final class ModelOptions {

  private static final int LONGEST = 100_000;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description =
          "How many steps to forecast. Default: what one plans in, such as 28 for days, 48 for hours,"
              + " 12 for months.")
  private Optional<Integer> horizon = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = Models.AUTO,
      completionCandidates = ModelNames.class,
      description =
          "The model: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, the best of them on the"
              + " KPI's own past.")
  private String model = Models.AUTO;

  @Option(
      names = "--level",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description =
          "The share of future values that the range should hold, above 0 and below 1. Default:"
              + " ${DEFAULT-VALUE}.")
  private double level = 0.95;

  /** The names of the models, for the help text. */
  static final class ModelNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    ModelNames() {
      super(Models.names());
    }
  }

  /** Checks what was typed before any file is read. */
  void check() {
    Models.normalised(model);
    level();
    horizon.ifPresent(
        steps -> {
          if (steps < 1 || steps > LONGEST) {
            throw CliFailure.usage("--horizon: must be between 1 and " + LONGEST + ", was " + steps);
          }
        });
  }

  String model() {
    return Models.normalised(model);
  }

  Level level() {
    if (!(level > 0 && level < 1)) {
      throw CliFailure.usage(
          "--level: must be above 0 and below 1, such as 0.95, was " + level);
    }
    return Level.of(level);
  }

  int horizon(TimeSeries series) {
    return horizon.orElseGet(
        () -> Period.of(series.frequency().orElse(Frequency.INDEX)).horizon());
  }

}
