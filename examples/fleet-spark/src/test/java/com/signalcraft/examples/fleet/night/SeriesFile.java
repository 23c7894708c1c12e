package com.signalcraft.examples.fleet.night;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Writes a few series as Parquet, a row for each. */
final class SeriesFile {

  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private final SparkSession spark;
  private final List<Row> rows = new ArrayList<>();

  private SeriesFile(SparkSession spark) {
    this.spark = spark;
  }

  static SeriesFile of(SparkSession spark) {
    return new SeriesFile(spark);
  }

  static Instant day(int number) {
    return START.plus(number, ChronoUnit.DAYS);
  }

  /** A series of days. */
  SeriesFile add(String source, int length, IntToDoubleFunction value) {
    return addRow(
        source,
        IntStream.range(0, length).mapToLong(i -> day(i).toEpochMilli()).toArray(),
        IntStream.range(0, length).mapToDouble(value).toArray());
  }

  SeriesFile addRow(String source, long[] times, double[] values) {
    rows.add(RowFactory.create(source, times, values));
    return this;
  }

  void write(String path) {
    spark
        .createDataFrame(
            rows,
            new StructType()
                .add("source_id", DataTypes.StringType)
                .add("timestamps", DataTypes.createArrayType(DataTypes.LongType))
                .add("values", DataTypes.createArrayType(DataTypes.DoubleType)))
        .write()
        .parquet(path);
  }
}
