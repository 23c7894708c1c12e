package com.signalcraft.examples.fleet.command;

import com.signalcraft.examples.fleet.points.MadePoints;
import com.signalcraft.examples.fleet.points.ParquetPoints;
import com.signalcraft.examples.fleet.points.ParquetSeries;
import com.signalcraft.examples.fleet.points.PointSource;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the points come from: one of these. */
final class InputOptions {

  @Option(
      names = "--made",
      paramLabel = "SERIES[xPOINTS]",
      converter = MadeSize.class,
      description = "Series that are made, to try it: 1000, or 1000x730.")
  private Optional<MadePoints> made = Optional.empty();

  @Option(
      names = "--points",
      paramLabel = "PATH",
      description =
          "Parquet with a row for each point: source_id, timestamp, value; and where there are"
              + " business_id, timezone, aggregation.")
  private Optional<String> points = Optional.empty();

  @Option(
      names = "--series",
      paramLabel = "PATH",
      description =
          "Parquet with a row for each series: source_id and the arrays timestamps and values; and"
              + " where there are business_id, timezone, aggregation. The quickest form.")
  private Optional<String> series = Optional.empty();

  @Option(
      names = "--database",
      description =
          "The points of the database at --database-url: of every active source of every business"
              + " that was not removed.")
  private boolean database;

  boolean isDatabase() {
    return database;
  }

  /** Files, or what is made; empty where it is the database. */
  Optional<PointSource> files() {
    return made.<PointSource>map(all -> all)
        .or(() -> points.map(ParquetPoints::new))
        .or(() -> series.map(ParquetSeries::new));
  }
}
