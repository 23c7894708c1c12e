package com.signalcraft.examples.report.analysis;

import com.signalcraft.series.Frequency;

/** What a season is called. */
final class Seasons {

  private Seasons() {}

  /** What a seasonal naive forecast repeats, such as {@code repeating last week}. */
  static String repeating(Frequency frequency, int length) {
    long units = (long) length * frequency.amount();
    String what =
        switch (frequency.unit()) {
          case MINUTE ->
              units == 60 ? "the last hour" : units == 1_440 ? "the day before" : lastOf(length);
          case HOUR -> units == 24 ? "the day before" : units == 168 ? "last week" : lastOf(length);
          case DAY -> units == 7 ? "last week" : lastOf(length);
          case BUSINESS_DAY -> units == 5 ? "last week" : lastOf(length);
          case WEEK -> units == 52 ? "last year" : lastOf(length);
          case MONTH -> units == 12 ? "last year" : lastOf(length);
          case QUARTER -> units == 4 ? "last year" : lastOf(length);
          case INDEX, SECOND, YEAR -> lastOf(length);
        };
    return "repeating " + what;
  }

  private static String lastOf(int length) {
    return length <= 1 ? "the last value" : "the last " + length + " values";
  }
}
