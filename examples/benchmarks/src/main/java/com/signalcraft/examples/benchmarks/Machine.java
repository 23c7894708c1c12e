package com.signalcraft.examples.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** What figures were measured on, and when. */
public final class Machine {

  private Machine() {}

  /**
   * In words.
   *
   * @return such as {@code 2026-11-22, 2 processors of amd64, OpenJDK … 17.0.15, Linux}
   */
  public static String text() {
    return String.format(
        Locale.ROOT,
        "%s, %d processors of %s, %s %s, %s",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.arch"),
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        System.getProperty("os.name"));
  }
}
