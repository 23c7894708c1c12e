package com.signalcraft.csv;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Scans dates and times in digits without allocation: year first with {@code -}, {@code /} or
 * {@code .}, or day first with points; a time of day and an offset where they follow. Holds the
 * result of the last scan.
 */
final class DateTimeScanner {

  private static final int MAX_OFFSET_SECONDS = 18 * 3_600;

  private char[] text = new char[0];
  private int position;
  private int end;

  private long localSecond;
  private int nano;
  private boolean zoned;
  private int offsetSeconds;
  private String problem = "";

  /** Seconds since 1970-01-01T00:00 of the local time. */
  long localSecond() {
    return localSecond;
  }

  int nano() {
    return nano;
  }

  /** Whether an offset was given. */
  boolean zoned() {
    return zoned;
  }

  int offsetSeconds() {
    return offsetSeconds;
  }

  /** What is wrong with a text that has the shape of a date or time; empty where it has not. */
  String problem() {
    return problem;
  }

  /** Whether the whole of a part of a text is a date or a date and time. */
  boolean scan(char[] source, int from, int to) {
    text = source;
    position = from;
    end = to;
    nano = 0;
    zoned = false;
    offsetSeconds = 0;
    problem = "";
    return date() && (position == end || (time() && offset()));
  }

  private boolean date() {
    int start = position;
    int first = number(1, 4);
    int digits = position - start;
    char separator = peek();
    boolean yearFirst = digits == 4 && (separator == '-' || separator == '/' || separator == '.');
    if (!yearFirst && (digits > 2 || separator != '.')) {
      return false;
    }
    position++;
    int month = number(1, 2);
    if (month < 0 || peek() != separator) {
      return false;
    }
    position++;
    int last = yearFirst ? number(1, 2) : number(4, 4);
    if (last < 0) {
      return false;
    }
    int year = yearFirst ? first : last;
    int day = yearFirst ? last : first;
    if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      problem = "is no day of the calendar";
      return false;
    }
    localSecond = LocalDate.of(year, month, day).toEpochDay() * 86_400L;
    return true;
  }

  private boolean time() {
    char separator = peek();
    if (separator != 'T' && separator != 't' && separator != ' ') {
      return false;
    }
    position++;
    int hour = number(1, 2);
    if (hour < 0 || peek() != ':') {
      return false;
    }
    position++;
    int minute = number(2, 2);
    int second = 0;
    if (minute >= 0 && peek() == ':') {
      position++;
      second = number(2, 2);
      if (second >= 0 && (peek() == '.' || peek() == ',')) {
        position++;
        second = fraction() ? second : -1;
      }
    }
    if (minute < 0 || second < 0) {
      return false;
    }
    if (hour > 23 || minute > 59 || second > 59) {
      problem = "is no time of the day";
      return false;
    }
    localSecond += hour * 3_600L + minute * 60L + second;
    return true;
  }

  private boolean fraction() {
    int start = position;
    int digits = number(1, 9);
    for (int i = position - start; i < 9; i++) {
      digits *= 10;
    }
    nano = digits;
    return position > start;
  }

  private boolean offset() {
    if (position == end) {
      return true;
    }
    zoned = true;
    if (peek() == ' ') {
      position++;
    }
    char sign = peek();
    if (sign == '+' || sign == '-') {
      position++;
      return offsetDigits(sign == '-' ? -1 : 1);
    }
    int left = end - position;
    return (left == 1 && (sign == 'Z' || sign == 'z')) || (left == 3 && isUtc());
  }

  private boolean isUtc() {
    String name = new String(text, position, 3);
    return name.equals("UTC") || name.equals("GMT");
  }

  private boolean offsetDigits(int sign) {
    int hours = number(2, 2);
    int minutes = 0;
    if (hours >= 0 && position < end) {
      if (peek() == ':') {
        position++;
      }
      minutes = number(2, 2);
    }
    if (hours < 0 || minutes < 0 || position != end) {
      return false;
    }
    int seconds = hours * 3_600 + minutes * 60;
    if (minutes > 59 || seconds > MAX_OFFSET_SECONDS) {
      problem = "has an offset beyond 18 hours";
      return false;
    }
    offsetSeconds = sign * seconds;
    return true;
  }

  private char peek() {
    return position < end ? text[position] : '\0';
  }

  /**
   * The number in the next digits, at most {@code most}; -1 where there are fewer than asked for.
   */
  private int number(int least, int most) {
    int start = position;
    int limit = Math.min(end, start + most);
    int number = 0;
    while (position < limit && text[position] >= '0' && text[position] <= '9') {
      number = number * 10 + (text[position] - '0');
      position++;
    }
    return position - start >= least ? number : -1;
  }
}
