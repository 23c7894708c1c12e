package com.signalcraft.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Tells the layout of a file from its first characters, by the rules of {@link CsvOptions}. */
final class LayoutGuess {

  private static final Set<String> TIMESTAMP_NAMES =
      Set.of(
          "timestamp",
          "time_stamp",
          "time",
          "date",
          "datetime",
          "date_time",
          "day",
          "week",
          "month",
          "quarter",
          "year",
          "ds",
          "ts",
          "t",
          "at",
          "recorded_at",
          "period");
  private static final Set<String> VALUE_NAMES =
      Set.of("value", "values", "y", "kpi", "kpi_value", "metric", "metric_value", "amount");

  private static final int YEAR_LENGTH = 4;

  private final CsvOptions options;
  private final TimestampParser timestamps;
  private final NumberParser numbers;
  private final char separator;
  private final Sample data;
  private final boolean header;
  private final List<String> columns;

  private LayoutGuess(Sample sample, char separator, CsvOptions options) {
    this.options = options;
    this.separator = separator;
    this.timestamps = new TimestampParser(options.timestampFormat(), options.zone());
    this.numbers = new NumberParser(options.decimalSign());
    List<String> first = sample.rows().get(0);
    this.header =
        switch (options.header()) {
          case PRESENT -> true;
          case ABSENT -> false;
          case GUESSED -> needsHeader() || isHeader(first);
        };
    this.data = header ? sample.withoutHeader() : sample;
    this.columns = header ? first : numbered(first.size());
  }

  static CsvLayout of(String text, CsvOptions options) {
    char separator = options.separator().orElseGet(() -> SeparatorGuess.of(text));
    Sample sample = CsvInput.reading(() -> Sample.of(text, separator));
    if (sample.rows().isEmpty()) {
      throw new CsvException("is empty");
    }
    return new LayoutGuess(sample, separator, options).layout();
  }

  private CsvLayout layout() {
    if (columns.size() < 2) {
      throw new CsvException(
          "has one column only, "
              + columns
              + ", with '"
              + separator
              + "' as the separator; state"
              + " the separator");
    }
    OptionalInt statedValue = options.valueColumn().find(columns, "values");
    int timestamp =
        options
            .timestampColumn()
            .find(columns, "time stamps")
            .orElseGet(() -> guessTimestamp(statedValue.orElse(-1)));
    int value = statedValue.orElseGet(() -> guessValue(timestamp));
    if (value == timestamp) {
      throw new CsvException(
          "must have two columns for time stamps and values, both were " + columns.get(value));
    }
    return new CsvLayout(separator, header, columns, timestamp, value);
  }

  private boolean needsHeader() {
    return options.timestampColumn().needsHeader() || options.valueColumn().needsHeader();
  }

  private boolean isHeader(List<String> first) {
    // A year alone may be the name of a column.
    boolean anyTimestamp =
        first.stream()
            .map(String::toCharArray)
            .anyMatch(text -> text.length > YEAR_LENGTH && isTimestamp(text));
    boolean allNumbers =
        first.stream()
            .map(String::toCharArray)
            .allMatch(text -> NumberParser.isMissing(text, 0, text.length) || isNumber(text));
    return !anyTimestamp && !allNumbers;
  }

  private static List<String> numbered(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }

  private int guessTimestamp(int taken) {
    List<Integer> readable = columns(i -> i != taken && data.mostly(i, this::isTimestamp));
    List<Integer> dates = new ArrayList<>(readable);
    dates.removeIf(i -> data.mostly(i, this::isNumber));
    if (dates.size() == 1) {
      return dates.get(0);
    }
    List<Integer> candidates = dates.isEmpty() ? readable : dates;
    if (data.rows().isEmpty()) {
      candidates = columns(i -> i != taken);
    }
    List<Integer> named = new ArrayList<>(candidates);
    named.removeIf(i -> !TIMESTAMP_NAMES.contains(normal(columns.get(i))));
    if (named.size() == 1) {
      return named.get(0);
    }
    // Numbers may be anything, but the first column without a name is where time stamps stand.
    if (!header && dates.isEmpty() && candidates.contains(0)) {
      return 0;
    }
    throw new CsvException(
        (candidates.isEmpty() ? "has no column" : "has several columns, " + names(candidates) + ",")
            + " that can be the time stamps; state the column of time stamps, of "
            + columns
            + refusal());
  }

  /** Why a column with a fitting name is none of time stamps. */
  private String refusal() {
    for (int i = 0; i < columns.size() && !data.rows().isEmpty(); i++) {
      List<String> row = data.rows().get(0);
      if (TIMESTAMP_NAMES.contains(normal(columns.get(i))) && i < row.size()) {
        String text = row.get(i);
        if (!text.isEmpty() && !isTimestamp(text.toCharArray())) {
          return "; in column " + columns.get(i) + " \"" + text + "\" " + timestamps.reason();
        }
      }
    }
    return "";
  }

  private int guessValue(int timestamp) {
    List<Integer> others = columns(i -> i != timestamp);
    if (others.size() == 1) {
      return others.get(0);
    }
    List<Integer> candidates = new ArrayList<>(others);
    candidates.removeIf(i -> !data.rows().isEmpty() && !data.mostly(i, this::isNumber));
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    List<Integer> named = new ArrayList<>(candidates);
    named.removeIf(i -> !VALUE_NAMES.contains(normal(columns.get(i))));
    if (named.size() == 1) {
      return named.get(0);
    }
    throw new CsvException(
        (candidates.isEmpty() ? "has no column" : "has several columns, " + names(candidates) + ",")
            + " that can be the values; state the column of values, of "
            + columns);
  }

  private List<Integer> columns(IntPredicate property) {
    return IntStream.range(0, columns.size()).filter(property).boxed().toList();
  }

  private List<String> names(List<Integer> indices) {
    return indices.stream().map(columns::get).toList();
  }

  private boolean isTimestamp(char[] text) {
    return text.length > 0 && timestamps.parse(text, 0, text.length);
  }

  private boolean isNumber(char[] text) {
    return text.length > 0 && numbers.parse(text, 0, text.length);
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
  }
}
