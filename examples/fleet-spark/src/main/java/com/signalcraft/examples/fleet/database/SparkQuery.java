package com.signalcraft.examples.fleet.database;

import java.util.List;
import java.util.Properties;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.postgresql.Driver;

/** Reads rows of a query in parts, on the executors, in read-only transactions. */
public final class SparkQuery {

  /** So many rows are held of each part. */
  private static final String FETCH_SIZE = "10000";

  private SparkQuery() {}

  /**
   * The rows of a query.
   *
   * @param spark reads them
   * @param database where they are
   * @param query without secrets: it is in Spark's plans
   * @param conditions on its columns, of which each row meets exactly one, without secrets; each is
   *     a query of its own
   * @return the rows, not read yet
   */
  public static Dataset<Row> rows(
      SparkSession spark, FleetDatabase database, String query, List<String> conditions) {
    Properties properties = new Properties();
    properties.putAll(database.properties());
    // By the name that it has in the jar.
    properties.setProperty("driver", Driver.class.getName());
    properties.setProperty("fetchsize", FETCH_SIZE);
    // After Spark has begun the transaction, which the fetch size makes it do.
    properties.setProperty("sessionInitStatement", "set transaction read only");
    return spark
        .read()
        .jdbc(
            database.address().url(),
            "(" + query + ") fleet",
            conditions.toArray(String[]::new),
            properties);
  }
}
