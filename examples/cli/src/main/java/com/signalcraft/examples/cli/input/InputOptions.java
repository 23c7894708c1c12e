package com.signalcraft.examples.cli.input;

import com.signalcraft.common.OpenEnum;
import com.signalcraft.csv.CsvColumn;
import com.signalcraft.csv.CsvOptions;
import com.signalcraft.csv.TimestampFormat;
import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.examples.cli.ExitCode;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.DuplicateRule;
import com.signalcraft.series.Frequency;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How a KPI is read from a file; shared by all commands that read one. */
public final class InputOptions {

  @Option(
      names = {"-t", "--timestamp-column"},
      paramLabel = "COLUMN",
      description = "The column of time stamps, by name or as #1 for the first. Default: guessed.")
  private Optional<String> timestampColumn = Optional.empty();

  @Option(
      names = {"-c", "--value-column"},
      paramLabel = "COLUMN",
      description = "The column of values, by name or as #2 for the second. Default: guessed.")
  private Optional<String> valueColumn = Optional.empty();

  @Option(
      names = "--timestamp-format",
      paramLabel = "FORMAT",
      description =
          "How time stamps are written: auto, epoch-seconds, epoch-millis, a pattern such as"
              + " dd/MM/yyyy, or index for rows that are only numbered. Default: auto.")
  private Optional<String> timestampFormat = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The time zone of local times and of the calendar, such as Europe/Berlin. Default: UTC,"
              + " whatever the machine's zone is.")
  private Optional<String> zone = Optional.empty();

  @Option(
      names = "--locale",
      paramLabel = "LOCALE",
      description = "Whose decimal sign numbers have, such as de for a comma. Default: a point.")
  private Optional<String> locale = Optional.empty();

  @Option(
      names = "--aggregate",
      paramLabel = "HOW",
      description =
          "How values become one for a longer step: sum, avg, count, min, max, last; sum also tells"
              + " that values add up, so that totals are meaningful. Default: sum.")
  private Optional<String> aggregate = Optional.empty();

  @Option(
      names = "--frequency",
      paramLabel = "STEP",
      description =
          "Bring the values to this step: 15m, 1h, 1d, 1w, 1mo, 1q, 1y. Default: the step of the"
              + " rows.")
  private Optional<String> frequency = Optional.empty();

  @Option(
      names = "--duplicates",
      paramLabel = "RULE",
      description =
          "What becomes of rows with the same time: last, first, sum, mean, reject. Default: last;"
              + " with --frequency as --aggregate says.")
  private Optional<String> duplicates = Optional.empty();

  @Option(
      names = "--max-bad-rows",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Give up at more rows than this that cannot be read. Default: ${DEFAULT-VALUE}.")
  private int maxBadRows = CsvOptions.DEFAULT_MAX_BAD_ROWS;

  /**
   * How files are read.
   *
   * @return the library's options
   * @throws CliFailure if an option is wrong
   */
  public CsvOptions csv() {
    CsvOptions.Builder options = CsvOptions.builder().zone(zone());
    timestampColumn.ifPresent(
        name ->
            options.timestampColumn(checked("--timestamp-column", () -> CsvColumn.parse(name))));
    valueColumn.ifPresent(
        name -> options.valueColumn(checked("--value-column", () -> CsvColumn.parse(name))));
    timestampFormat.ifPresent(
        text ->
            options.timestampFormat(
                isIndex()
                    ? TimestampFormat.epochMillis()
                    : checked("--timestamp-format", () -> TimestampFormat.parse(text))));
    locale.ifPresent(tag -> options.locale(Locale.forLanguageTag(tag.replace('_', '-'))));
    options.duplicates(duplicates());
    checked("--max-bad-rows", () -> options.maxBadRows(maxBadRows));
    return options.build();
  }

  /**
   * Whether rows are only numbered: a number counts as so many milliseconds, which is what the
   * library's series without a calendar have.
   *
   * @return true for {@code --timestamp-format index}
   */
  public boolean isIndex() {
    return timestampFormat.filter("index"::equals).isPresent();
  }

  private DuplicateRule duplicates() {
    if (duplicates.isPresent()) {
      return checked(
          "--duplicates",
          () -> OpenEnum.require(DuplicateRule.class, "rule", duplicates.orElseThrow()));
    }
    return frequency.isEmpty() ? DuplicateRule.LAST : KpiReader.sameInstant(aggregation());
  }

  private ZoneId zone() {
    try {
      return zone.isEmpty() || "UTC".equals(zone.get()) ? ZoneOffset.UTC : ZoneId.of(zone.get());
    } catch (DateTimeException e) {
      throw new CliFailure(
          ExitCode.USAGE,
          "--zone: unknown zone \"" + zone.orElse("") + "\"; such as UTC or Europe/Berlin",
          e);
    }
  }

  /**
   * How values become one.
   *
   * @return the aggregation, sum by default
   */
  public Aggregation aggregation() {
    return checked(
        "--aggregate", () -> OpenEnum.require(Aggregation.class, "how", aggregate.orElse("sum")));
  }

  /**
   * The step asked for.
   *
   * @return the step, or empty for that of the rows
   */
  public Optional<Frequency> frequency() {
    return frequency.map(text -> checked("--frequency", () -> Frequency.parse(text)));
  }

  /**
   * What was asked for, for a person.
   *
   * @return names and values
   */
  public Map<String, String> described() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("Time zone", zone.orElse("UTC"));
    options.put("Values become one by", aggregation().wireName());
    frequency.ifPresent(text -> options.put("Step asked for", text));
    return options;
  }

  private static <T> T checked(String option, Supplier<T> parse) {
    try {
      return parse.get();
    } catch (ValidationException e) {
      throw new CliFailure(ExitCode.USAGE, option + ": " + e.issue(), e);
    }
  }
}
