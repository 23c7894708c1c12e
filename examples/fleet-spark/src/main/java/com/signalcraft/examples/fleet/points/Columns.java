package com.signalcraft.examples.fleet.points;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.fleet.series.SeriesKey;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What columns a table has, and what is wrong with them, in words for a person. */
final class Columns {

  static final String BUSINESS = "business_id";
  static final String SOURCE = "source_id";

  private final String place;
  private final Dataset<Row> rows;

  Columns(String place, Dataset<Row> rows) {
    this.place = place;
    this.rows = rows;
  }

  /**
   * Whose a row is, with what is said of it by default.
   *
   * @param isUsable the others are taken together, and told as a series that fails
   */
  Stream<Column> key(Column isUsable) {
    require(SOURCE);
    return Stream.of(
        text(BUSINESS, "").as("businessId"),
        coalesce(when(isUsable, col(SOURCE).cast(DataTypes.StringType)), lit(SeriesKey.NO_SOURCE))
            .as("sourceId"),
        text("timezone", SeriesKey.DEFAULT_ZONE).as("zone"),
        text("aggregation", SeriesKey.DEFAULT_AGGREGATION).as("aggregation"),
        lit(SeriesKey.NO_LIMIT).as("mostDays"));
  }

  private Column text(String column, String otherwise) {
    return has(column)
        ? coalesce(col(column).cast(DataTypes.StringType), lit(otherwise))
        : lit(otherwise);
  }

  private boolean has(String column) {
    return List.of(rows.columns()).contains(column);
  }

  private DataType require(String column) {
    if (!has(column)) {
      throw new ValidationException(
          place, "must have a column \"" + column + "\", has " + String.join(", ", rows.columns()));
    }
    return rows.schema().apply(column).dataType();
  }

  /** Whether a column of times holds milliseconds, rather than time stamps. */
  boolean isMillis(String column) {
    return isMillis(column, require(column));
  }

  /** The same of the elements of a column. */
  boolean holdsMillis(String column) {
    return isMillis(column, element(column, require(column)));
  }

  private boolean isMillis(String column, DataType type) {
    boolean isMillis = type.equals(DataTypes.LongType);
    if (!isMillis && !type.equals(DataTypes.TimestampType) && !type.equals(DataTypes.DateType)) {
      throw new ValidationException(
          place,
          "must have time stamps (or milliseconds since 1970, as bigint) in column \""
              + column
              + "\", has "
              + type.catalogString());
    }
    return isMillis;
  }

  void requireNumber(String column) {
    requireNumber(column, require(column));
  }

  void requireNumbers(String column) {
    requireNumber(column, element(column, require(column)));
  }

  private void requireNumber(String column, DataType type) {
    if (!(type instanceof org.apache.spark.sql.types.NumericType)) {
      throw new ValidationException(
          place, "must have numbers in column \"" + column + "\", has " + type.catalogString());
    }
  }

  private DataType element(String column, DataType type) {
    if (type instanceof ArrayType array) {
      return array.elementType();
    }
    throw new ValidationException(
        place, "must have an array in column \"" + column + "\", has " + type.catalogString());
  }
}
