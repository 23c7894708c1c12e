package com.signalcraft.examples.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The program's version, as the jar's manifest tells it. */
public final class Version implements IVersionProvider {

  /**
   * The program's name and version.
   *
   * @return such as {@code SignalCraft 1.0.0}
   */
  public static String text() {
    return "SignalCraft "
        + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(development build)");
  }

  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }
}
