package com.signalcraft.jdbc.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code docs/citus.sql} says.
 *
 * @param before the statements of PostgreSQL that come first
 * @param distributed the tables that are distributed by {@code business_id}
 * @param reference the tables that every node has
 * @param local the tables that stay on the coordinator
 * @param policies those that stand in the way, as table and name
 */
record CitusPlan(
    String before,
    Set<String> distributed,
    Set<String> reference,
    Set<String> local,
    Set<String> policies) {

  private static final Path DOCS = Path.of("..", "docs");
  private static final String FILE = "citus.sql";
  private static final String FIRST = "-- ==== 1.";
  private static final String SECOND = "-- ==== 2.";

  private static final Pattern DISTRIBUTE =
      Pattern.compile("select create_distributed_table\\('([\\w.]+)', 'business_id'");
  private static final Pattern REFER =
      Pattern.compile("select create_reference_table\\('([\\w.]+)'\\)");
  private static final String CALL = "select create_";
  private static final Pattern LOCAL = Pattern.compile("(?m)^-- local: (.+)$");
  private static final Pattern POLICY = Pattern.compile("(?m)^-- policy: (.+)$");

  static CitusPlan read() {
    String text = text(FILE);
    int first = text.indexOf(FIRST);
    int second = text.indexOf(SECOND);
    if (first < 0 || second < first) {
      throw new IllegalStateException(FILE + " must have the parts " + FIRST + " and " + SECOND);
    }
    String citus = text.substring(second);
    Set<String> distributed = all(DISTRIBUTE, citus);
    Set<String> reference = all(REFER, citus);
    long statements =
        citus.lines().filter(line -> !line.isBlank() && !line.startsWith("--")).count();
    if (statements != distributed.size() + reference.size()) {
      throw new IllegalStateException(FILE + " has a statement that this test does not know");
    }
    Set<String> local = new TreeSet<>();
    for (String line : all(LOCAL, citus)) {
      local.addAll(Set.of(line.split(", ", -1)));
    }
    return new CitusPlan(
        text.substring(first, second), distributed, reference, local, all(POLICY, citus));
  }

  /** The statements of Citus in a file of the documentation, as they stand there. */
  static List<String> statements(String file) {
    return text(file).lines().filter(line -> line.startsWith(CALL)).toList();
  }

  private static String text(String file) {
    try {
      return Files.readString(DOCS.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> all(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    for (MatchResult each : matcher.results().toList()) {
      if (!found.add(each.group(1))) {
        throw new IllegalStateException(FILE + " names " + each.group(1) + " twice");
      }
    }
    return found;
  }
}
