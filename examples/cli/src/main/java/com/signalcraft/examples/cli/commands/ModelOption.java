package com.signalcraft.examples.cli.commands;

import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.examples.cli.ExitCode;
import com.signalcraft.examples.report.analysis.Models;
import java.util.ArrayList;
import picocli.CommandLine.Option;

/** With which model to forecast. */
final class ModelOption {

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = Models.AUTO,
      completionCandidates = Names.class,
      description =
          "The model: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, the one that does best on"
              + " the past.")
  private String model = Models.AUTO;

  /** The names of the models, for the help text. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(Models.names());
    }
  }

  /** The model's name, checked. */
  String name() {
    return known(model);
  }

  /** A model's name as the library writes it. */
  static String known(String name) {
    try {
      return Models.normalised(name);
    } catch (IllegalArgumentException e) {
      throw new CliFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
