package com.signalcraft.examples.fleet.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that are no options, as a command line is read by everybody on the machine. Each may
 * be a variable or, with {@code _FILE} after its name, a file with the value, as container
 * platforms hand secrets over. Immutable.
 */
final class Environment {

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The value of a variable or of the file that it names; empty where neither is set. */
  Optional<String> find(String name) {
    String value = variables.get(name);
    String file = variables.get(name + "_FILE");
    if (value != null && file != null) {
      throw new FleetFailure("set " + name + " or " + name + "_FILE, not both");
    } else if (file != null) {
      return Optional.of(content(name + "_FILE", file));
    }
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }

  /**
   * The value of a variable that must be there.
   *
   * @param name the variable
   * @param purpose what it is for, as part of a sentence
   */
  String required(String name, String purpose) {
    return find(name)
        .orElseThrow(
            () ->
                new FleetFailure(
                    "set the environment variable "
                        + name
                        + " (or "
                        + name
                        + "_FILE, a file that holds it): "
                        + purpose));
  }

  private static String content(String name, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException e) {
      throw new FleetFailure("the file " + file + " of " + name + " cannot be read", e);
    }
  }
}
