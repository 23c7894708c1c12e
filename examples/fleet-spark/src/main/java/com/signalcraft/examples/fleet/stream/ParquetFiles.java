package com.signalcraft.examples.fleet.stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_millis;

import com.signalcraft.error.ValidationException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** Points of Parquet files that appear in a folder. */
final class ParquetFiles {

  private static final StructType USUAL =
      new StructType()
          .add(RawColumns.SOURCE, DataTypes.StringType)
          .add(RawColumns.TIME, DataTypes.TimestampType)
          .add(RawColumns.VALUE, DataTypes.DoubleType)
          .add(RawColumns.BUSINESS, DataTypes.StringType)
          .add(RawColumns.ZONE, DataTypes.StringType);

  private ParquetFiles() {}

  static Dataset<RawPoint> points(SparkSession spark, FileStream from) {
    StructType schema = schema(spark, from.folder());
    Dataset<Row> rows = from.files(spark).schema(schema).parquet(from.folder());
    Column[] columns =
        Stream.concat(
                Arrays.stream(schema.fieldNames()).map(name -> col("`" + name + "`")),
                Stream.of(FileStream.place(), FileStream.order(), FileStream.position()))
            .toArray(Column[]::new);
    return RawColumns.of(
        rows.select(columns),
        name -> text(schema, name),
        lit(null).cast(DataTypes.StringType),
        lit(null).cast(DataTypes.StringType));
  }

  private static Column text(StructType schema, String name) {
    Column column;
    if (!List.of(schema.fieldNames()).contains(name)) {
      column = lit(null);
    } else if (name.equals(RawColumns.TIME)
        && schema.apply(name).dataType().equals(DataTypes.TimestampType)) {
      column = unix_millis(col(name));
    } else {
      column = col(name);
    }
    return column.cast(DataTypes.StringType);
  }

  /** That of the files that are there, or the usual one where none are. */
  private static StructType schema(SparkSession spark, String folder) {
    StructType found;
    try {
      found = spark.read().parquet(folder).schema();
    } catch (Exception e) {
      // Scala declares no exceptions, so Java does not know that this one comes.
      if (e instanceof AnalysisException a && "UNABLE_TO_INFER_SCHEMA".equals(a.getCondition())) {
        return USUAL;
      }
      throw e;
    }
    check(folder, found, RawColumns.SOURCE, DataTypes.StringType::equals, "text");
    check(
        folder,
        found,
        RawColumns.TIME,
        type -> type.equals(DataTypes.TimestampType) || type.equals(DataTypes.LongType),
        "time stamps, or milliseconds since 1970 as bigint");
    check(folder, found, RawColumns.VALUE, NumericType.class::isInstance, "numbers");
    return found;
  }

  private static void check(
      String folder, StructType schema, String column, Predicate<DataType> suits, String wanted) {
    if (!List.of(schema.fieldNames()).contains(column)) {
      throw new ValidationException(
          folder,
          "must have a column \"" + column + "\", has " + String.join(", ", schema.fieldNames()));
    }
    DataType type = schema.apply(column).dataType();
    if (!suits.test(type)) {
      throw new ValidationException(
          folder,
          "must have " + wanted + " in column \"" + column + "\", has " + type.catalogString());
    }
  }
}
