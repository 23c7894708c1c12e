package com.signalcraft.jdbc;

import com.signalcraft.common.Checks;
import java.util.regex.Pattern;

/**
 * A step of the schema: a file of the library. Immutable.
 *
 * @param version when it was written, as 14 digits (year to second), which is the order of the
 *     steps
 * @param name what it does, in snake case
 */
public record Migration(String version, String name) implements Comparable<Migration> {

  private static final Pattern VERSION = Pattern.compile("\\d{14}");

  public Migration {
    Checks.that(
        VERSION.matcher(Checks.required("version", version)).matches(),
        "version",
        "must have 14 digits, was \"" + Checks.shown(version) + "\"");
    Checks.text("name", name, 200);
  }

  @Override
  public int compareTo(Migration other) {
    return version.compareTo(other.version);
  }

  /** As its file is called. */
  @Override
  public String toString() {
    return version + "_" + name;
  }
}
