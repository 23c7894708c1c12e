package com.signalcraft.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads time stamps of one format, fast where they are ISO or epoch numbers. Holds the last one.
 */
final class TimestampParser {

  private static final Pattern SLASHES = Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{2,4}\\b.*");
  private static final Pattern EPOCH = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,9})?");
  private static final Pattern AUTO_EPOCH = Pattern.compile("\\d{1,18}(\\.\\d{1,9})?");
  private static final int LONGEST_TEXT = 100;

  /** 0001-01-01T00:00Z less a day, and 9999-12-31T24:00Z, for offsets. */
  private static final long LEAST_SECOND = LocalDate.of(0, 12, 31).toEpochDay() * 86_400L;

  private static final long GREATEST_SECOND = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400L;

  private final TimestampFormat format;
  private final LocalTimes localTimes;
  private final DateTimeScanner scanner = new DateTimeScanner();

  private long epochSecond;
  private int nano;
  private String reason = "";

  TimestampParser(TimestampFormat format, ZoneId zone) {
    this.format = format;
    this.localTimes = new LocalTimes(zone);
  }

  /** Reads a part of a text without blanks around it; whether it is a time stamp. */
  boolean parse(char[] text, int from, int to) {
    reason = "";
    if (!read(text, from, to)) {
      return false;
    }
    if (epochSecond < LEAST_SECOND || epochSecond >= GREATEST_SECOND) {
      return fail("is beyond the years 1 to 9999");
    }
    return true;
  }

  /** Notes that the last time stamp is one of a good row, for local times that happen twice. */
  void accept() {
    localTimes.row(epochSecond);
  }

  long epochMilli() {
    return epochSecond * 1_000L + nano / 1_000_000;
  }

  Instant instant() {
    return Instant.ofEpochSecond(epochSecond, nano);
  }

  /** Why the last text is no time stamp. */
  String reason() {
    return reason;
  }

  LocalTimes localTimes() {
    return localTimes;
  }

  private boolean read(char[] text, int from, int to) {
    if (to - from > LONGEST_TEXT) {
      return fail("is too long for a time stamp");
    }
    return switch (format.kind()) {
      case AUTO -> readAny(text, from, to);
      case EPOCH_SECONDS -> readEpoch(new String(text, from, to - from), 0);
      case EPOCH_MILLIS -> readEpoch(new String(text, from, to - from), 3);
      case PATTERN -> {
        String written = new String(text, from, to - from);
        yield take(WrittenDates.parsed(format.formatter(), written), "does not match " + format);
      }
    };
  }

  private boolean readAny(char[] text, int from, int to) {
    if (scanner.scan(text, from, to)) {
      nano = scanner.nano();
      epochSecond =
          scanner.zoned()
              ? scanner.localSecond() - scanner.offsetSeconds()
              : localTimes.toEpochSecond(scanner.localSecond());
      return true;
    }
    if (!scanner.problem().isEmpty()) {
      return fail(scanner.problem());
    }
    String written = new String(text, from, to - from);
    if (AUTO_EPOCH.matcher(written).matches()) {
      return readNumber(written);
    }
    if (SLASHES.matcher(written).matches()) {
      return fail("may be day or month first; state a pattern such as dd/MM/yyyy");
    }
    return take(WrittenDates.find(written), "is not a time stamp");
  }

  /** A number alone: told by its length. */
  private boolean readNumber(String written) {
    int point = written.indexOf('.');
    int digits = point < 0 ? written.length() : point;
    if (digits >= 9 && digits <= 11) {
      return readEpoch(written, 0);
    }
    if (point >= 0) {
      return fail("is not a time stamp");
    }
    return switch (digits) {
      case 4 -> local(Year.of(Integer.parseInt(written)).atDay(1).atStartOfDay());
      case 8 -> basicDate(Integer.parseInt(written));
      case 12, 13, 14 -> readEpoch(written, 3);
      default -> fail("is a number that may be many things; state the format");
    };
  }

  private boolean basicDate(int number) {
    int month = number / 100 % 100;
    int day = number % 100;
    if (month < 1 || month > 12 || day < 1) {
      return fail("is no day of the calendar");
    }
    YearMonth yearMonth = YearMonth.of(number / 10_000, month);
    return yearMonth.isValidDay(day)
        ? local(yearMonth.atDay(day).atStartOfDay())
        : fail("is no day of the calendar");
  }

  /** A number of seconds, shifted by so many decimal places. */
  private boolean readEpoch(String written, int places) {
    boolean fraction = written.indexOf('.') >= 0;
    if (!EPOCH.matcher(written).matches() || (fraction && places > 0)) {
      return fail(
          places == 0
              ? "is not a number of seconds since 1970"
              : "is not a whole number of milliseconds since 1970");
    }
    BigDecimal seconds = new BigDecimal(written).movePointLeft(places);
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    epochSecond = whole.longValueExact();
    nano = seconds.subtract(whole).movePointRight(9).intValueExact();
    return true;
  }

  private boolean take(Optional<TemporalAccessor> found, String otherwise) {
    if (found.isEmpty()) {
      return fail(otherwise);
    }
    if (found.get() instanceof LocalDateTime local) {
      return local(local);
    }
    Instant instant = Instant.from(found.get());
    epochSecond = instant.getEpochSecond();
    nano = instant.getNano();
    return true;
  }

  private boolean local(LocalDateTime local) {
    epochSecond = localTimes.toEpochSecond(local.toEpochSecond(ZoneOffset.UTC));
    nano = local.get(ChronoField.NANO_OF_SECOND);
    return true;
  }

  private boolean fail(String why) {
    reason = why;
    return false;
  }
}
