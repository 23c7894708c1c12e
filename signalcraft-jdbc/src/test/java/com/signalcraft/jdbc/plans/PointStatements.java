package com.signalcraft.jdbc.plans;

import com.signalcraft.jdbc.JdbcSignalCraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statements on points that the module has, found among the constants of its classes. */
final class PointStatements {

  /** The table, and what reads or writes it for callers. */
  private static final Pattern ON_POINTS =
      Pattern.compile(
          "public\\.(kpi_data|dashboard_summary|get_business_kpi_summary)\\b"
              + "|signalcraft\\.(push_points|forecast_job_points|save_forecast)\\b");

  private PointStatements() {}

  /** The texts as the database gets them, by the names of their constants. */
  static Map<String, String> all() {
    Map<String, String> statements = new TreeMap<>();
    Path root = classes();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> file.substring(0, file.length() - ".class".length()))
          .forEach(file -> add(statements, file.replace('/', '.').replace('\\', '.')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return statements;
  }

  private static Path classes() {
    try {
      return Path.of(
          JdbcSignalCraft.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(Map<String, String> statements, String className) {
    try {
      Class<?> type = Class.forName(className, false, PointStatements.class.getClassLoader());
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
          field.setAccessible(true);
          String text = (String) field.get(null);
          if (ON_POINTS.matcher(text).find() && text.stripLeading().startsWith("select")) {
            statements.put(type.getSimpleName() + "." + field.getName(), asSent(text));
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The driver numbers the question marks. */
  static String asSent(String sql) {
    Matcher marks = Pattern.compile("\\?").matcher(sql);
    StringBuilder sent = new StringBuilder();
    for (int i = 1; marks.find(); i++) {
      marks.appendReplacement(sent, "\\$" + i);
    }
    return marks.appendTail(sent).toString();
  }
}
