package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Query;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.BucketGrid;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * Reads points combined to the buckets of a calendar. The server combines them; where the buckets
 * begin it is told, as its own calendar is not quite this one: it knows no business days, no
 * multiples of a unit, other releases of the time zones, and gives names such as {@code UTC+2}
 * another meaning. So every frequency and every zone can be combined there exactly.
 *
 * <p>Sums and means are those of the exact values, rounded once. More than {@value #MAX_ON_SERVER}
 * buckets are read point by point and combined here. Stateless.
 */
final class BucketReads {

  /** With more, the list of them would be longer than the points that it saves. */
  static final int MAX_ON_SERVER = 10_000;

  private static final String ENDS =
      """
      select (
               select timestamp
                 from public.kpi_data
                where business_id = ?
                  and source_id = ?
                  and timestamp >= ?
                  and timestamp < ?
                order by timestamp
                limit 1
             ) as first,
             (
               select timestamp
                 from public.kpi_data
                where business_id = ?
                  and source_id = ?
                  and timestamp >= ?
                  and timestamp < ?
                order by timestamp desc
                limit 1
             ) as last
      """;

  private static final String GROUPED_BEGIN = "select width_bucket(timestamp, ?) as bucket, ";

  private static final String GROUPED_END =
      """
       as value
        from public.kpi_data
       where business_id = ?
         and source_id = ?
         and timestamp >= ?
         and timestamp < ?
       group by 1
      """;

  private static final String SUM = GROUPED_BEGIN + "sum(value)::float8" + GROUPED_END;
  private static final String AVG = GROUPED_BEGIN + "avg(value)::float8" + GROUPED_END;
  private static final String COUNT = GROUPED_BEGIN + "count(*)::float8" + GROUPED_END;
  private static final String MIN = GROUPED_BEGIN + "min(value)::float8" + GROUPED_END;
  private static final String MAX = GROUPED_BEGIN + "max(value)::float8" + GROUPED_END;

  private static final String LAST =
      """
      select b.bucket, l.value
        from unnest(?, ?) with ordinality as b (start, next, bucket)
       cross join lateral (
               select value::float8 as value
                 from public.kpi_data
                where business_id = ?
                  and source_id = ?
                  and timestamp >= ?
                  and timestamp < ?
                  and timestamp >= b.start
                  and timestamp < b.next
                order by timestamp desc, id desc
                limit 1
             ) l
      """;

  private BucketReads() {}

  /**
   * The points of a range, combined.
   *
   * @param tx the caller's transaction
   * @param points which ones
   * @param frequency the size of the buckets
   * @param aggregation how the points of a bucket are combined
   * @return a series with one observation for each bucket from the first to the last point
   * @throws SQLException if the database refuses
   * @throws com.signalcraft.error.ValidationException if the frequency has no calendar, or there
   *     are too many buckets
   */
  static TimeSeries series(
      CallerTransaction tx, PointRange points, Frequency frequency, Aggregation aggregation)
      throws SQLException {
    BucketGrid.bucket(frequency);
    SeriesSource source = SeriesSource.read(tx, points.businessId(), points.sourceId());
    Optional<Ends> ends = ends(tx, points);
    if (ends.isEmpty()) {
      return BucketGrid.empty(source.zone(), frequency).series(new double[0]);
    }
    BucketGrid buckets =
        BucketGrid.of(source.zone(), frequency, ends.get().first(), ends.get().last());
    double[] values = new double[buckets.size()];
    Arrays.fill(values, aggregation.aggregate(values, 0, 0));
    PointRange within =
        points
            .since(Instant.ofEpochMilli(buckets.start(0)))
            .before(Instant.ofEpochMilli(buckets.end(buckets.size() - 1)));
    if (buckets.size() > MAX_ON_SERVER) {
      combineHere(tx, within, buckets, aggregation, values);
    } else {
      combineThere(tx, within, buckets, aggregation, values);
    }
    return buckets.series(values);
  }

  private static Optional<Ends> ends(CallerTransaction tx, PointRange points) throws SQLException {
    return points.bind(points.bind(tx.query(ENDS))).one(BucketReads::ends);
  }

  private static Optional<Ends> ends(Rows row) throws SQLException {
    Instant first = row.instantOrNull("first");
    Instant last = row.instantOrNull("last");
    return first == null || last == null
        ? Optional.empty()
        : Optional.of(new Ends(first.toEpochMilli(), last.toEpochMilli()));
  }

  private static void combineThere(
      CallerTransaction tx,
      PointRange points,
      BucketGrid buckets,
      Aggregation aggregation,
      double[] values)
      throws SQLException {
    Query query =
        switch (aggregation) {
          case SUM -> tx.query(SUM);
          case AVG -> tx.query(AVG);
          case COUNT -> tx.query(COUNT);
          case MIN -> tx.query(MIN);
          case MAX -> tx.query(MAX);
          case LAST -> tx.query(LAST);
        };
    query.bindArray("timestamptz", instants(buckets, buckets::start));
    if (aggregation == Aggregation.LAST) {
      query.bindArray("timestamptz", instants(buckets, buckets::end));
    }
    points.bind(query).forEach(0, row -> values[row.integer("bucket") - 1] = row.real("value"));
  }

  private static String[] instants(BucketGrid buckets, IntToLongFunction millis) {
    String[] instants = new String[buckets.size()];
    Arrays.setAll(instants, i -> Instant.ofEpochMilli(millis.applyAsLong(i)).toString());
    return instants;
  }

  private static void combineHere(
      CallerTransaction tx,
      PointRange points,
      BucketGrid buckets,
      Aggregation aggregation,
      double[] values)
      throws SQLException {
    RunCombiner combiner =
        new RunCombiner(aggregation, (bucket, value) -> values[(int) bucket] = value);
    BucketWalk walk = new BucketWalk(buckets);
    SeriesReads.read(tx, points, (millis, value) -> combiner.add(walk.to(millis), value));
    combiner.end();
  }

  /** The times of the first and the last point, in milliseconds since 1970-01-01T00:00Z. */
  private record Ends(long first, long last) {}

  /** Goes through the buckets once. */
  private static final class BucketWalk {
    private final BucketGrid buckets;
    private int index;

    BucketWalk(BucketGrid buckets) {
      this.buckets = buckets;
    }

    int to(long millis) {
      while (millis >= buckets.end(index)) {
        index++;
      }
      return index;
    }
  }
}
