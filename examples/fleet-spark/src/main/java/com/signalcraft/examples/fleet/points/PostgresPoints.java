package com.signalcraft.examples.fleet.points;

import static org.apache.spark.sql.functions.col;

import com.signalcraft.examples.fleet.database.FleetDatabase;
import com.signalcraft.examples.fleet.database.SparkQuery;
import com.signalcraft.examples.fleet.series.ChunkPacker;
import com.signalcraft.examples.fleet.series.PointRow;
import com.signalcraft.examples.fleet.series.SeriesChunk;
import java.time.Instant;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The points of a database: of every active source of every business that was not removed. Read in
 * parts of about the same size, by business and by time, each by one query of its own in a
 * read-only transaction; what is written meanwhile is in some parts and not in others.
 *
 * @param database where they are
 * @param since points before it are left out; null for all points
 */
public record PostgresPoints(FleetDatabase database, @Nullable Instant since)
    implements PointSource {

  /**
   * For each source, from the index alone, its points in their order: so a series comes as a whole,
   * and nothing is sorted. The inner ones are ordered so that what is said of a source is worked
   * out once, and not for each of its points. The places for what bounds a part are left to Spark.
   */
  static final String POINTS =
      """
      select s.business_id, s.source_id, s.zone, s.aggregation, s.most_days,
             d."timestamp", d.millis, d.value
      from (
        select b.id as business_id, k.id as source_id, b.zone, b.most_days,
               coalesce(k.config ->> 'aggregation', 'sum') as aggregation
        from (
          select id, coalesce(location ->> 'timezone', 'UTC') as zone,
                 coalesce(signalcraft_fleet.forecast_days(id), 2147483647) as most_days
          from public.businesses
          where deleted_at is null
          order by id
        ) b
        join public.kpi_sources k on k.business_id = b.id
        where k.is_active
          and k.deleted_at is null
        order by b.id, k.id
      ) s
      cross join lateral (
        select p."timestamp", p.value::float8 as value,
               floor(extract(epoch from p."timestamp") * 1000)::bigint as millis
        from public.kpi_data p
        where p.business_id = s.business_id
          and p.source_id = s.source_id
        order by p."timestamp", p.id
      ) d
      """;

  @Override
  public Dataset<SeriesChunk> chunks(SparkSession spark, int parts) {
    List<PointPart> cut =
        database.transaction(
            connection -> PointParts.of(PointCounts.read(connection, since), parts, since));
    return SparkQuery.rows(spark, database, POINTS, cut.stream().map(PointPart::condition).toList())
        .select(
            col("business_id").as("businessId"),
            col("source_id").as("sourceId"),
            col("zone"),
            col("aggregation"),
            col("most_days").as("mostDays"),
            col("millis"),
            col("value"))
        .as(PointRow.ENCODER)
        .mapPartitions(
            (MapPartitionsFunction<PointRow, SeriesChunk>) ChunkPacker::new, SeriesChunk.ENCODER);
  }

  @Override
  public boolean isWhole() {
    return false;
  }

  @Override
  public String description() {
    return "points in " + database + (since == null ? "" : " since " + since);
  }
}
