package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.Business;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.Job;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.Identity;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the contract kit does not ask of forecasts. */
class JdbcForecastsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ZONE = "America/New_York";
  private static final JsonObject AVERAGE = JsonObject.of("aggregation", "avg");

  private static TestDatabase database;
  private static JdbcSignalCraft service;

  @BeforeAll
  static void connect() {
    database = TestDatabase.create();
    service = database.signalCraft().build();
  }

  @AfterAll
  static void close() {
    service.close();
    database.close();
  }

  @Test
  void a_forecast_is_the_one_that_is_made_of_the_same_points_in_memory() {
    TestTenant tenant = TestTenant.create(database, service, ZONE, AVERAGE);
    List<KpiPoint> points = quarterHours(tenant.sourceId());
    service.kpis().write(PointBatch.of(tenant.sourceId(), points));

    List<SourceForecast> made =
        tenant.asOwner().forecasts().generate(request(tenant, ModelType.NAIVE)).await(PATIENCE);

    SourceForecast expected = inMemory(points);
    assertThat(made)
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("sourceId", "generatedAt")
        .isEqualTo(expected);
    assertThat(expected.predictions()).hasSizeGreaterThan(24);
    assertThat(made.get(0).sourceId()).isEqualTo(tenant.sourceId());
  }

  @Test
  void a_job_is_one_call_and_each_of_its_forecasts_is_counted() {
    TestTenant tenant = TestTenant.create(database, service);
    UUID second =
        tenant
            .asOwner()
            .sources()
            .create(NewKpiSource.of(tenant.business().id(), "Orders", KpiType.ORDERS, "count"))
            .id();
    service.kpis().write(PointBatch.of(tenant.sourceId(), quarterHours(tenant.sourceId())));
    service.kpis().write(PointBatch.of(second, quarterHours(second)));
    int calls = tenant.calls();

    tenant.asOwner().forecasts().generate(request(tenant, ModelType.NAIVE)).await(PATIENCE);

    assertThat(tenant.calls()).isEqualTo(calls + 1);
    assertThat(tenant.usage("forecasts")).isEqualTo(2);
  }

  @Test
  void forecasts_are_not_generated_inside_a_transaction() {
    TestTenant tenant = TestTenant.create(database, service);
    int calls = tenant.calls();

    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(
            () ->
                service.inTransaction(
                    together -> together.forecasts().generate(request(tenant, ModelType.NAIVE))))
        .withMessage("forecasts cannot be generated inside a transaction");
    assertThat(tenant.calls()).isEqualTo(calls);
    assertThat(
            database.value(
                "select count(*) from public.forecast_jobs where business_id = '"
                    + tenant.business().id()
                    + "'"))
        .isEqualTo("0");
  }

  @Test
  void a_source_that_is_removed_while_its_forecast_is_made_gets_none() throws SQLException {
    TestTenant tenant = TestTenant.create(database, service);
    service.kpis().write(PointBatch.of(tenant.sourceId(), quarterHours(tenant.sourceId())));

    Job<List<SourceForecast>> job =
        whileNoPointIsRead(
            () -> {
              Job<List<SourceForecast>> waiting =
                  tenant.asOwner().forecasts().generate(request(tenant, ModelType.NAIVE));
              tenant.asOwner().sources().delete(tenant.sourceId());
              return waiting;
            });

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> job.await(PATIENCE))
        .withMessage(NotFoundException.of("KPI source", tenant.sourceId()).getMessage());
    assertThat(saved(tenant)).isEqualTo("0");
  }

  @Test
  void a_job_that_the_database_has_forgotten_saves_nothing() throws SQLException {
    TestTenant tenant = TestTenant.create(database, service);
    service.kpis().write(PointBatch.of(tenant.sourceId(), quarterHours(tenant.sourceId())));

    Job<List<SourceForecast>> job =
        whileNoPointIsRead(
            () -> {
              Job<List<SourceForecast>> waiting =
                  tenant.asOwner().forecasts().generate(request(tenant, ModelType.NAIVE));
              database.execute("delete from public.forecast_jobs");
              return waiting;
            });

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> job.await(PATIENCE))
        .withMessageStartingWith("no forecast job with id ");
    assertThat(saved(tenant)).isEqualTo("0");
  }

  @Test
  void the_newest_run_is_the_one_saved_last_even_within_one_instant() {
    TestTenant tenant = TestTenant.create(database, service);
    Prediction tomorrow = prediction("1");

    List<ForecastPoint> second =
        service.inTransaction(
            together -> {
              together.forecasts().save(run(tenant, tomorrow));
              return together.forecasts().save(run(tenant, prediction("2")));
            });

    List<SourceForecast> latest = service.forecasts().latest(tenant.business().id(), null, 90);
    assertThat(latest)
        .singleElement()
        .satisfies(
            forecast ->
                assertThat(forecast.predictions()).containsExactly(second.get(0).prediction()));
  }

  @Test
  void the_service_does_not_see_forecasts_of_a_removed_source() {
    TestTenant tenant = TestTenant.create(database, service);
    service.forecasts().save(run(tenant, prediction("1")));
    tenant.asOwner().sources().delete(tenant.sourceId());

    assertThat(service.forecasts().latest(tenant.business().id(), null, 90)).isEmpty();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> service.forecasts().latest(tenant.business().id(), tenant.sourceId(), 90))
        .withMessage(NotFoundException.of("KPI source", tenant.sourceId()).getMessage());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(
            () ->
                service.forecasts().history(tenant.sourceId(), TimeRange.ALL, PageRequest.first()))
        .withMessage(NotFoundException.of("KPI source", tenant.sourceId()).getMessage());
  }

  @Test
  void a_cursor_of_the_history_is_held_to_its_range() {
    TestTenant tenant = TestTenant.create(database, service);
    SignalCraft owner = tenant.asOwner();
    owner.forecasts().save(run(tenant, prediction("1")));
    owner.forecasts().save(run(tenant, prediction("2")));
    String cursor =
        owner
            .forecasts()
            .history(tenant.sourceId(), TimeRange.ALL, PageRequest.ofSize(1))
            .nextCursor();
    TimeRange past = TimeRange.of(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () ->
                owner
                    .forecasts()
                    .history(tenant.sourceId(), past, PageRequest.first().after(cursor)))
        .satisfies(error -> assertThat(error.field()).isEqualTo("cursor"));
  }

  /** Ten days, of which one has 23 hours; some quarters have two points, or one late by µs. */
  private static List<KpiPoint> quarterHours(UUID sourceId) {
    Instant start = Instant.parse("2026-03-04T05:00:00Z");
    List<KpiPoint> points = new ArrayList<>();
    for (int i = 0; i < 960; i++) {
      Instant at = start.plus(Duration.ofMinutes(15L * i));
      points.add(KpiPoint.of(sourceId, at, i % 96 + "." + i));
      if (i % 7 == 0) {
        points.add(KpiPoint.of(sourceId, at.plusNanos(999_000), "100000000000.3"));
      }
    }
    return points;
  }

  private static SourceForecast inMemory(List<KpiPoint> points) {
    try (InMemorySignalCraft memory = InMemorySignalCraft.create()) {
      UserProfile ada = memory.users().create(NewUser.of("ada@example.com"));
      SignalCraft adas = memory.as(Identity.user(ada.id()));
      Location place = new Location("Town", null, "Country", null, null, ZONE);
      Business business =
          adas.businesses().create(new NewBusiness("Café", null, null, place, JsonObject.EMPTY));
      UUID source =
          adas.sources()
              .create(
                  new NewKpiSource(business.id(), "Daily revenue", KpiType.REVENUE, "$", AVERAGE))
              .id();
      memory
          .kpis()
          .write(
              PointBatch.of(
                  source,
                  points.stream()
                      .map(point -> KpiPoint.of(source, point.timestamp(), point.value()))
                      .toList()));
      return adas.forecasts()
          .generate(new ForecastRequest(business.id(), List.of(), Optional.of(ModelType.NAIVE), 5))
          .await(PATIENCE)
          .get(0);
    }
  }

  private static ForecastRequest request(TestTenant tenant, ModelType model) {
    return new ForecastRequest(tenant.business().id(), List.of(), Optional.of(model), 5);
  }

  private static ForecastRun run(TestTenant tenant, Prediction prediction) {
    return new ForecastRun(tenant.sourceId(), ModelType.DRIFT, null, List.of(prediction));
  }

  private static Prediction prediction(String value) {
    Instant tomorrow =
        Instant.parse(database.value("select to_json(now() at time zone 'UTC') #>> '{}'") + "Z")
            .plus(1, ChronoUnit.DAYS);
    return new Prediction(tomorrow, new BigDecimal(value), null, null);
  }

  private static String saved(TestTenant tenant) {
    return database.value(
        "select count(*) from public.forecasts where business_id = '"
            + tenant.business().id()
            + "'");
  }

  /** Holds every job back before it reads the points of its first source. */
  private static <T> T whileNoPointIsRead(Supplier<T> work) throws SQLException {
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table public.kpi_data in access exclusive mode");
      T result = work.get();
      connection.rollback();
      return result;
    }
  }
}
