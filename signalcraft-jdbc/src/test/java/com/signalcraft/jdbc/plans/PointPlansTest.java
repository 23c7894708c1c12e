package com.signalcraft.jdbc.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.plans.ExplainedPlan.PartitionRead;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.security.Identity;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the database does for every statement on points that the module issues, and for those inside
 * of functions: it looks into the months in question alone, by the index, and into nothing but the
 * index where that holds all that is wanted. Told by auto_explain, of real calls under the caller's
 * rights.
 */
class PointPlansTest {

  private static final int MONTHS = 8;

  /** So many that reading all of a month is not the cheapest way to one source's points. */
  private static final int OTHERS = 11;

  private static TestDatabase database;
  private static TestTenant tenant;
  private static YearMonth now;

  private ExplainingDataSource callers;
  private ExplainingDataSource services;
  private JdbcSignalCraft service;
  private JdbcSignalCraft owner;

  /** Whether the database plans for the values of the parameters, or once for all values. */
  private enum Planning {
    FOR_VALUES("force_custom_plan"),
    FOR_ALL("force_generic_plan");

    private final String planCacheMode;

    Planning(String planCacheMode) {
      this.planCacheMode = planCacheMode;
    }
  }

  @BeforeAll
  static void seed() {
    database = TestDatabase.create();
    try (JdbcSignalCraft service = database.signalCraft().build()) {
      tenant = TestTenant.create(database, service);
      for (int i = 0; i < OTHERS; i++) {
        TestTenant.create(database, service);
      }
    }
    now = YearMonth.parse(database.value("select to_char(now() at time zone 'UTC', 'YYYY-MM')"));
    // Until a commit is on the disk, vacuum does not take its rows for visible to all.
    database.execute(
        """
        set synchronous_commit = on;
        insert into public.kpi_data (id, business_id, source_id, timestamp, value)
        select gen_random_uuid(), s.business_id, s.id, t, round(random()::numeric * 1000, 2)
          from public.kpi_sources s
         cross join generate_series(
                 date_trunc('hour', now()) - %d * interval '1 month', now(), interval '1 hour') t
        """
            .formatted(MONTHS));
    database.execute("vacuum (analyze) public.kpi_data");
    for (String setting :
        List.of(
            "session_preload_libraries = auto_explain",
            "auto_explain.log_min_duration = 0",
            "auto_explain.log_analyze = on",
            "auto_explain.log_nested_statements = on",
            "auto_explain.log_format = json",
            "auto_explain.log_level = notice")) {
      onDatabase("alter database %I set " + setting);
    }
    onDatabase("grant temporary on database %I to service_role");
  }

  private static void onDatabase(String statement) {
    database.execute("do $$ begin execute format('" + statement + "', current_database()); end $$");
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @AfterEach
  void disconnect() {
    service.close();
  }

  @ParameterizedTest
  @EnumSource
  void every_statement_on_points_keeps_to_the_months_and_the_index(Planning planning) {
    connect(planning);
    UUID source = tenant.sourceId();
    UUID business = tenant.business().id();
    List<ExplainedPlan> seen = new ArrayList<>();

    seen.addAll(plans(inRange(), view -> view.kpis().list(query(), PageRequest.ofSize(900))));
    seen.addAll(plans(since(now), view -> view.kpis().latest(source)));
    seen.addAll(indexOnly(inRange(), view -> view.kpis().series(source, range())));
    for (Aggregation how : Aggregation.values()) {
      seen.addAll(
          indexOnly(inRange(), view -> view.kpis().series(source, range(), Frequency.DAILY, how)));
    }
    seen.addAll(indexOnly(sinceAgo(25), view -> view.dashboard().summary(business)));
    seen.addAll(
        indexOnly(
            sinceAgo(8 * 24), view -> view.dashboard().kpiSummary(business, Timeframe.SEVEN_DAYS)));
    seen.addAll(
        plans(since(YearMonth.of(1970, 1)), view -> view.lifecycle().exportBusiness(business)));
    seen.addAll(plans(since(YearMonth.of(1970, 1)), PointPlansTest::forecast));
    seen.addAll(plans(months(6), PointPlansTest::writeAndCorrect));
    seen.addAll(plans(months(6), view -> load(planning)));

    assertThat(seen)
        .extracting(ExplainedPlan::sql)
        .as("what the module can ask")
        .containsAll(PointStatements.all().values());
  }

  @ParameterizedTest
  @EnumSource
  void a_page_looks_into_no_month_before_its_cursor(Planning planning) {
    connect(planning);
    Page<KpiPoint> first = owner.kpis().list(query(), PageRequest.ofSize(600));
    PageRequest next = PageRequest.ofSize(600).after(first.nextCursor());

    plans(months(3), view -> view.kpis().list(query(), next));
  }

  @Test
  void a_plan_for_all_values_leaves_the_other_months_out_before_it_reads() {
    connect(Planning.FOR_ALL);
    UUID source = tenant.sourceId();
    List<Consumer<JdbcSignalCraft>> calls =
        List.of(
            view -> view.kpis().list(query(), PageRequest.first()),
            view -> view.kpis().series(source, range()),
            view -> view.kpis().series(source, range(), Frequency.DAILY, Aggregation.SUM),
            view -> view.kpis().series(source, range(), Frequency.DAILY, Aggregation.LAST));

    for (Consumer<JdbcSignalCraft> call : calls) {
      assertThat(plans(inRange(), call))
          .filteredOn(plan -> !plan.reads().isEmpty())
          .isNotEmpty()
          .allSatisfy(plan -> assertThat(plan.subplansRemoved()).isGreaterThan(MONTHS));
    }
  }

  private void connect(Planning planning) {
    callers = explaining(database.app(), planning);
    services = explaining(database.service(), planning);
    service = JdbcSignalCraft.builder().dataSource(callers).serviceDataSource(services).build();
    owner = service.as(Identity.user(tenant.owner().id()));
  }

  private static ExplainingDataSource explaining(PGSimpleDataSource source, Planning planning) {
    source.setOptions("-c plan_cache_mode=" + planning.planCacheMode);
    return new ExplainingDataSource(source);
  }

  // ---- calls

  private static PointQuery query() {
    return new PointQuery(tenant.sourceId(), range());
  }

  private static TimeRange range() {
    return TimeRange.of(tenth(now.minusMonths(4)), tenth(now.minusMonths(3)));
  }

  private static void forecast(JdbcSignalCraft view) {
    List<UUID> sources = List.of(tenant.sourceId());
    view.forecasts()
        .generate(new ForecastRequest(tenant.business().id(), sources, Optional.empty(), 7))
        .await(Duration.ofMinutes(1));
  }

  private static void writeAndCorrect(JdbcSignalCraft view) {
    UUID source = tenant.sourceId();
    for (String value : List.of("1", "2")) {
      KpiPoint point = KpiPoint.of(source, tenth(now.minusMonths(6)).plusSeconds(1), value);
      view.kpis().write(PointBatch.of(source, List.of(point)));
    }
  }

  private void load(Planning planning) {
    Instant at = tenth(now.minusMonths(6)).plusSeconds(2);
    service.loader().load("load-" + planning, Stream.of(KpiPoint.of(tenant.sourceId(), at, "1")));
  }

  private static Instant tenth(YearMonth month) {
    return month.atDay(10).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  // ---- partitions

  private static Predicate<String> inRange() {
    return months(4, 3);
  }

  private static Predicate<String> months(int... ago) {
    List<String> names = new ArrayList<>();
    for (int months : ago) {
      names.add(partition(now.minusMonths(months)));
    }
    return names::contains;
  }

  private static Predicate<String> since(YearMonth month) {
    return partition ->
        partition.equals("kpi_data_future") || partition.compareTo(partition(month)) >= 0;
  }

  private static Predicate<String> sinceAgo(int hours) {
    return since(
        YearMonth.from(Instant.now().minus(Duration.ofHours(hours)).atOffset(ZoneOffset.UTC)));
  }

  private static String partition(YearMonth month) {
    return "kpi_data_" + month.format(DateTimeFormatter.ofPattern("yyyyMM"));
  }

  private static boolean isFilled(String partition) {
    return partition.compareTo(partition(now.minusMonths(MONTHS))) >= 0
        && partition.compareTo(partition(now)) <= 0;
  }

  // ---- what is seen

  /** The plans of a call, which reads some partitions alone, and none of them from end to end. */
  private List<ExplainedPlan> plans(Predicate<String> allowed, Consumer<JdbcSignalCraft> call) {
    callers.take();
    services.take();
    call.accept(owner);
    List<ExplainedPlan> plans =
        Stream.concat(callers.take().stream(), services.take().stream()).toList();
    assertThat(plans).isNotEmpty();
    for (ExplainedPlan plan : plans) {
      assertThat(plan.reads())
          .as(plan.toString())
          .filteredOn(PartitionRead::executed)
          .extracting(PartitionRead::partition)
          .allMatch(allowed);
      // An empty partition may be read in any way.
      assertThat(plan.reads())
          .as(plan.toString())
          .filteredOn(read -> isFilled(read.partition()))
          .extracting(PartitionRead::node)
          .doesNotContain("Seq Scan");
    }
    return plans;
  }

  private List<ExplainedPlan> indexOnly(Predicate<String> allowed, Consumer<JdbcSignalCraft> call) {
    List<ExplainedPlan> plans = plans(allowed, call);
    assertThat(plans).anyMatch(plan -> !plan.reads().isEmpty());
    for (ExplainedPlan plan : plans) {
      assertThat(plan.reads())
          .as(plan.toString())
          .filteredOn(read -> isFilled(read.partition()))
          .allSatisfy(
              read -> {
                assertThat(read.node()).isEqualTo("Index Only Scan");
                assertThat(read.heapFetches()).isZero();
              });
    }
    return plans;
  }
}
