package com.signalcraft.examples.fleet.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.JsonObject;
import com.signalcraft.examples.fleet.FleetSpark;
import com.signalcraft.examples.fleet.database.FleetTestDatabase;
import com.signalcraft.examples.fleet.database.SparkQuery;
import com.signalcraft.examples.fleet.series.SeriesChunk;
import com.signalcraft.examples.fleet.series.SeriesKey;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.security.Identity;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reading points of a real database. */
class PostgresPointsTest {

  private static FleetTestDatabase database;
  private static TestTenant small;
  private static TestTenant berlin;
  private static TestTenant huge;
  private static UUID second;
  private static UUID inactive;
  private static UUID removed;

  @BeforeAll
  static void fill() {
    database = FleetTestDatabase.create();
    small = TestTenant.create(database.database(), database.service());
    berlin =
        TestTenant.create(
            database.database(),
            database.service(),
            "Europe/Berlin",
            JsonObject.of(Map.of("aggregation", "avg")));
    huge = TestTenant.create(database.database(), database.service());
    TestTenant gone = TestTenant.create(database.database(), database.service());
    second = source(huge);
    inactive = source(huge);
    removed = source(huge);
    points(small.business().id(), small.sourceId(), "1 day", 30);
    points(berlin.business().id(), berlin.sourceId(), "1 day", 20);
    points(huge.business().id(), huge.sourceId(), "1 hour", 3_000);
    points(huge.business().id(), second, "1 hour", 3_000);
    points(huge.business().id(), inactive, "1 day", 10);
    points(huge.business().id(), removed, "1 day", 10);
    points(gone.business().id(), gone.sourceId(), "1 day", 10);
    database
        .database()
        .execute("update public.kpi_sources set is_active = false where id = '" + inactive + "'");
    database.service().as(Identity.user(huge.owner().id())).sources().delete(removed);
    gone.asOwner().businesses().delete(gone.business().id());
    database
        .database()
        .execute(
            "update public.subscriptions set tier = 'enterprise', status = 'active'"
                + " where user_id = '"
                + huge.owner().id()
                + "'");
    database.database().execute("analyze public.kpi_data, public.kpi_sources, public.businesses");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static UUID source(TestTenant tenant) {
    return tenant
        .asOwner()
        .sources()
        .create(
            new NewKpiSource(
                tenant.business().id(), "More", KpiType.CUSTOM, null, JsonObject.EMPTY))
        .id();
  }

  /** Points up to now; of each time two, in an order that only their ids tell. */
  private static void points(UUID business, UUID source, String step, int count) {
    database
        .database()
        .execute(
            """
            insert into public.kpi_data (id, business_id, source_id, timestamp, value)
            select gen_random_uuid(), '%s', '%s',
                   date_trunc('hour', now()) - (i / 2) * interval '%s' - interval '1.5 ms',
                   round(random()::numeric * 1000, 2)
            from generate_series(1, 2 * %d) as i
            """
                .formatted(business, source, step, count));
  }

  /** The points of each series as a line of text. */
  private static Map<SeriesKey, String> read(PostgresPoints points) {
    List<SeriesChunk> chunks =
        new ArrayList<>(points.chunks(FleetSpark.session(), 4).collectAsList());
    chunks.sort(Comparator.comparing(SeriesChunk::getFirst));
    Map<SeriesKey, String> series = new HashMap<>();
    chunks.forEach(
        chunk -> series.merge(chunk.key(), text(chunk), (before, after) -> before + " " + after));
    return series;
  }

  private static String text(SeriesChunk chunk) {
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < chunk.getTimes().length; i++) {
      String value = Double.toString(chunk.getValues()[i]);
      text.add(chunk.getTimes()[i] + "=" + value.replaceFirst("\\.0$", ""));
    }
    return text.toString();
  }

  /** What the owner reads, in the order of the library. */
  private static String stored(String source, String condition) {
    return database
        .database()
        .value(
            """
            select string_agg(floor(extract(epoch from timestamp) * 1000)::bigint || '=' || value::float8, ' '
                              order by timestamp, id)
            from public.kpi_data where source_id = '%s' and %s
            """
                .formatted(source, condition));
  }

  @Test
  void each_point_of_each_active_source_is_read_once_in_its_order() {
    Map<SeriesKey, String> read = read(new PostgresPoints(database.fleet(), null));

    assertThat(read.keySet())
        .extracting(SeriesKey::sourceId)
        .containsExactlyInAnyOrder(
            small.sourceId().toString(),
            berlin.sourceId().toString(),
            huge.sourceId().toString(),
            second.toString());
    assertThat(read)
        .allSatisfy((key, text) -> assertThat(text).isEqualTo(stored(key.sourceId(), "true")));
  }

  @Test
  void what_is_said_of_a_source_comes_with_its_points() {
    assertThat(read(new PostgresPoints(database.fleet(), null)).keySet())
        .contains(
            new SeriesKey(
                berlin.business().id().toString(),
                berlin.sourceId().toString(),
                "Europe/Berlin",
                "avg",
                30),
            new SeriesKey(
                huge.business().id().toString(),
                huge.sourceId().toString(),
                "UTC",
                "sum",
                SeriesKey.NO_LIMIT));
  }

  @Test
  void only_the_points_since_a_time_are_read_where_one_is_given() {
    Instant since = Instant.now().minusSeconds(10 * 86_400);

    assertThat(read(new PostgresPoints(database.fleet(), since)))
        .hasSize(4)
        .allSatisfy(
            (key, text) ->
                assertThat(text).isEqualTo(stored(key.sourceId(), "timestamp >= '" + since + "'")));
  }

  @Test
  void a_large_business_is_cut_by_time_and_no_part_has_most_of_the_points() {
    Dataset<SeriesChunk> chunks =
        new PostgresPoints(database.fleet(), null).chunks(FleetSpark.session(), 4);

    List<Long> sizes =
        chunks
            .mapPartitions(
                (MapPartitionsFunction<SeriesChunk, Long>) part -> List.of(points(part)).iterator(),
                Encoders.LONG())
            .collectAsList();

    assertThat(sizes).hasSizeBetween(4, 12);
    assertThat(sizes).allSatisfy(size -> assertThat(size).isLessThan(5_000));
  }

  private static long points(Iterator<SeriesChunk> part) {
    long points = 0;
    while (part.hasNext()) {
      points += part.next().getTimes().length;
    }
    return points;
  }

  @Test
  void counts_of_some_pages_are_enough_for_parts_that_have_all_points() {
    List<PointCount> counts =
        database.fleet().transaction(connection -> PointCounts.read(connection, null, 100_000));

    assertThat(counts.stream().mapToLong(PointCount::count).sum()).isBetween(1L, 8_000L);
    assertThat(PointParts.of(counts, 8, null).size()).isGreaterThan(1);
  }

  @Test
  void a_part_reads_its_months_alone_and_by_the_index() {
    String plan =
        explain(
            new PointPart(
                huge.business().id(),
                null,
                Instant.now().minusSeconds(20 * 86_400),
                Instant.now().minusSeconds(10 * 86_400)));

    assertThat(plan)
        .containsPattern("Index (Only )?Scan (using|on) kpi_data_\\d{6}_pkey")
        .containsPattern("Index Cond: \\(\\(business_id = .* AND \\(source_id = ")
        .doesNotContain("Seq Scan on kpi_data");
    assertThat(Pattern.compile("kpi_data_\\d{6}").matcher(plan).results().map(MatchResult::group))
        .as(plan)
        .isNotEmpty()
        .satisfies(months -> assertThat(Set.copyOf(months)).hasSizeLessThanOrEqualTo(2));
  }

  private static String explain(PointPart part) {
    return database
        .fleet()
        .transaction(
            connection -> {
              StringJoiner plan = new StringJoiner("\n");
              try (Statement statement = connection.createStatement();
                  ResultSet rows =
                      statement.executeQuery(
                          "explain select * from ("
                              + PostgresPoints.POINTS
                              + ") points where "
                              + part.condition())) {
                while (rows.next()) {
                  plan.add(rows.getString(1));
                }
              }
              return plan.toString();
            });
  }

  @Test
  void points_are_read_in_transactions_that_cannot_write() {
    assertThat(
            SparkQuery.rows(
                    FleetSpark.session(),
                    database.fleet(),
                    "select current_setting('transaction_read_only') as state",
                    List.of("true"))
                .first()
                .getString(0))
        .isEqualTo("on");
  }

  @Test
  void no_plan_of_spark_s_shows_the_password() {
    Dataset<SeriesChunk> chunks =
        new PostgresPoints(database.fleet(), null).chunks(FleetSpark.session(), 4);

    assertThat(chunks.queryExecution().toString()).contains("kpi_data").doesNotContain("pass word");
    assertThat(chunks.rdd().toDebugString()).doesNotContain("pass word");
  }
}
