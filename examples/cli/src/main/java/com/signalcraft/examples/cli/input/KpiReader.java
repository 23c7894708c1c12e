package com.signalcraft.examples.cli.input;

import com.signalcraft.csv.CsvBadRow;
import com.signalcraft.csv.CsvPoint;
import com.signalcraft.csv.CsvPointReader;
import com.signalcraft.csv.CsvReport;
import com.signalcraft.csv.CsvSeries;
import com.signalcraft.csv.CsvSeriesReader;
import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.examples.cli.ExitCode;
import com.signalcraft.examples.report.analysis.DataQuality;
import com.signalcraft.examples.report.analysis.DataQuality.BadRow;
import com.signalcraft.examples.report.analysis.DataQuality.Gap;
import com.signalcraft.examples.report.analysis.Kpi;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.DuplicateRule;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import com.signalcraft.series.TimeSeriesBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one KPI from a file and makes it regular. Stateless. */
public final class KpiReader {

  private static final int MOST_BAD_ROWS = 200;

  private KpiReader() {}

  /**
   * Reads a KPI as a regular series.
   *
   * @param file the file
   * @param input how
   * @return the KPI
   * @throws CliFailure if the file cannot be read, or the rows follow no regular step
   */
  public static Kpi regular(Path file, InputOptions input) {
    Optional<Frequency> wanted = input.frequency();
    if (wanted.isPresent() && input.aggregation() == Aggregation.COUNT) {
      return counted(file, wanted.get(), input);
    }
    CsvSeries read = read(file, input);
    TimeSeries series = regular(file, read.series(), wanted, input.aggregation());
    return kpi(file, read.report(), series, input);
  }

  /**
   * Reads a KPI row by row, regular or not.
   *
   * @param file the file
   * @param input how
   * @return the KPI
   * @throws CliFailure if the file cannot be read
   */
  public static Kpi asItIs(Path file, InputOptions input) {
    CsvSeries read = read(file, input);
    return kpi(file, read.report(), read.series(), input);
  }

  private static CsvSeries read(Path file, InputOptions input) {
    checkReadable(file);
    try {
      CsvSeries read = CsvSeriesReader.read(file, input.csv());
      if (read.series().size() == read.series().missingCount()) {
        throw CliFailure.unusable(file + ": holds no value" + firstBadRow(read.report()));
      }
      return input.isIndex()
          ? new CsvSeries(read.series().withFrequency(Frequency.INDEX), read.report())
          : read;
    } catch (ValidationException e) {
      throw unusable(file, e);
    }
  }

  private static String firstBadRow(CsvReport report) {
    return report.badRows().isEmpty() ? "" : "; " + report.badRows().get(0);
  }

  /**
   * What a person should do about a file that the library refuses.
   *
   * @param file the file
   * @param refusal the library's error
   * @return the failure, with the option that helps where there is one
   */
  static CliFailure unusable(Path file, ValidationException refusal) {
    String issue = refusal.issue();
    String help =
        issue.contains("state the column of values")
            ? " with --value-column"
            : issue.contains("state the column of time stamps")
                ? " with --timestamp-column; rows that are only numbered need --timestamp-format index"
                : "";
    return new CliFailure(ExitCode.UNUSABLE, file + ": " + issue + help, refusal);
  }

  /**
   * Checks that there is a file to read.
   *
   * @param file the file
   * @throws CliFailure if there is not
   */
  public static void checkReadable(Path file) {
    if (Files.isDirectory(file)) {
      throw CliFailure.unusable(file + ": is a folder, not a file");
    }
    if (!Files.exists(file)) {
      throw CliFailure.unusable(file + ": no such file");
    }
    if (!Files.isReadable(file)) {
      throw CliFailure.unusable(file + ": access denied");
    }
  }

  private static TimeSeries regular(
      Path file, TimeSeries rows, Optional<Frequency> wanted, Aggregation how) {
    try {
      if (wanted.isPresent()) {
        return rows.resample(wanted.get(), how);
      }
      if (rows.frequency().isEmpty()) {
        throw CliFailure.unusable(
            file
                + ": "
                + (rows.size() < 3
                    ? "holds too few rows to tell their step"
                    : "the rows follow no regular step")
                + "; give one with --frequency, such as --frequency 1d");
      }
      return rows.withGapsExplicit();
    } catch (ValidationException e) {
      throw unusable(file, e);
    }
  }

  /** Counts rows; those of one instant must not become one before they are counted. */
  private static Kpi counted(Path file, Frequency step, InputOptions input) {
    checkReadable(file);
    try (CsvPointReader points = CsvPointReader.open(file, input.csv())) {
      TimeSeriesBuilder builder =
          TimeSeries.builder(input.csv().zone()).duplicates(DuplicateRule.SUM);
      while (points.hasNext()) {
        CsvPoint point = points.next();
        builder.add(point.at(), point.valueIfPresent().isPresent() ? 1 : 0);
      }
      TimeSeries series = builder.build().resample(step, Aggregation.SUM);
      return kpi(file, points.report(), series, input);
    } catch (ValidationException e) {
      throw unusable(file, e);
    }
  }

  private static Kpi kpi(Path file, CsvReport report, TimeSeries series, InputOptions input) {
    Aggregation how = input.aggregation();
    return new Kpi(
        String.valueOf(file.getFileName()),
        report.layout().valueColumnName(),
        report.layout().timestampColumnName(),
        series,
        how == Aggregation.SUM || how == Aggregation.COUNT,
        quality(report, series, input));
  }

  private static DataQuality quality(CsvReport report, TimeSeries series, InputOptions input) {
    List<BadRow> badRows =
        report.badRows().stream().limit(MOST_BAD_ROWS).map(KpiReader::badRow).toList();
    List<Gap> gaps = series.frequency().isPresent() ? gaps(series) : List.of();
    return new DataQuality(
        report.rows() - report.blankLines(),
        report.badRows().size(),
        badRows,
        report.missing(),
        report.duplicates(),
        inWords(input.csv().duplicates()),
        series.missingCount(),
        gaps);
  }

  private static BadRow badRow(CsvBadRow row) {
    return new BadRow(row.line(), row.columnName(), row.text(), row.reason());
  }

  /** The runs of missing values. */
  private static List<Gap> gaps(TimeSeries series) {
    List<Gap> gaps = new ArrayList<>();
    int from = 0;
    while (from < series.size()) {
      int to = from;
      while (to < series.size() && series.isMissing(to)) {
        to++;
      }
      if (to > from) {
        gaps.add(new Gap(series.timestampAt(from), series.timestampAt(to - 1), to - from));
      }
      from = to + 1;
    }
    return gaps;
  }

  /** The rule for values of one instant that fits an aggregation of longer stretches. */
  static DuplicateRule sameInstant(Aggregation how) {
    return switch (how) {
      case SUM -> DuplicateRule.SUM;
      case AVG -> DuplicateRule.MEAN;
      case MIN -> DuplicateRule.MIN;
      case MAX -> DuplicateRule.MAX;
      case COUNT, LAST -> DuplicateRule.LAST;
    };
  }

  private static String inWords(DuplicateRule rule) {
    return switch (rule) {
      case LAST -> "the last one counts";
      case FIRST -> "the first one counts";
      case SUM -> "they were added up";
      case MEAN -> "their mean was taken";
      default -> "treated by the rule " + rule.wireName();
    };
  }
}
