package com.signalcraft.examples.fleet.stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_millis;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of raw points, of rows of any kind. */
final class RawColumns {

  static final String SOURCE = "source_id";
  static final String TIME = "timestamp";
  static final String VALUE = "value";
  static final String BUSINESS = "business_id";
  static final String ZONE = "timezone";
  static final List<String> FIELDS = List.of(SOURCE, TIME, VALUE, BUSINESS, ZONE);

  private static final String BROKEN = "_broken";
  private static final String PARSED = "_parsed";

  private RawColumns() {}

  /**
   * Raw points of rows of text.
   *
   * @param rows have the columns {@code text}, {@code place}, {@code order} and {@code position}
   * @param columns which columns the text has
   * @param parsed gives, of the text and the options of a parser, a struct of the fields, all text
   * @param problem what is wrong with a text that has no fields
   */
  static Dataset<RawPoint> ofText(
      Dataset<Row> rows,
      List<String> columns,
      Function<Map<String, String>, Column> parsed,
      String problem) {
    Column broken =
        when(col("text").isNull(), lit("is empty"))
            .when(col(PARSED + "." + BROKEN).isNotNull(), lit(problem));
    return of(
        rows.withColumn(
            PARSED,
            parsed.apply(Map.of("mode", "PERMISSIVE", "columnNameOfCorruptRecord", BROKEN))),
        name ->
            columns.contains(name)
                ? col(PARSED + "." + name)
                : lit(null).cast(DataTypes.StringType),
        col("text"),
        broken);
  }

  /** Raw points of rows whose text is an object of JSON. */
  static Dataset<RawPoint> ofJson(Dataset<Row> rows) {
    return ofText(
        rows,
        FIELDS,
        options -> from_json(col("text"), schema(FIELDS), options),
        "must be an object of JSON with source_id, timestamp and value");
  }

  /** The schema of parsed text: everything is text, so that what is wrong can be said of it. */
  static StructType schema(List<String> columns) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    return schema.add(BROKEN, DataTypes.StringType);
  }

  /**
   * Raw points.
   *
   * @param rows have the columns {@code place}, {@code order} and {@code position}
   * @param field gives a field, as text
   * @param text what was found, or null
   * @param broken what is wrong with it as a whole, or null
   */
  static Dataset<RawPoint> of(
      Dataset<Row> rows, Function<String, Column> field, Column text, Column broken) {
    return rows.select(
            Stream.of(
                    col("place"),
                    text.as("raw"),
                    broken.as("broken"),
                    field.apply(BUSINESS).as("businessId"),
                    field.apply(SOURCE).as("sourceId"),
                    field.apply(ZONE).as("zone"),
                    field.apply(TIME).as("time"),
                    field.apply(VALUE).as("value"),
                    col("order"),
                    col("position"),
                    // Of the batch, so that a repeated one decides the same.
                    unix_millis(current_timestamp()).as("now"))
                .toArray(Column[]::new))
        .as(RawPoint.ENCODER);
  }
}
