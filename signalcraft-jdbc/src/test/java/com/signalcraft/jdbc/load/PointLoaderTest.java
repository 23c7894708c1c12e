package com.signalcraft.jdbc.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.Identity;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads, by COPY where the service may make temporary tables, and batch by batch where not. */
class PointLoaderTest {

  private static final String KEY = "load-of-june";

  private static TestDatabase database;
  private static JdbcSignalCraft service;

  private final Instant at = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
  private final List<LoadedBatch> heard = new ArrayList<>();
  private TestTenant tenant;
  private UUID source;

  @BeforeAll
  static void connect() {
    database = TestDatabase.create();
    service = database.signalCraft().build();
  }

  @AfterAll
  static void disconnect() {
    service.close();
    database.close();
  }

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(database, service);
    source = tenant.sourceId();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void each_point_has_its_outcome_whichever_way_it_goes(boolean byCopy) {
    mayStage(byCopy);
    UUID other = anotherSource();
    KpiPoint there = KpiPoint.of(source, at, "1");
    tenant.asOwner().kpis().write(PointBatch.of(source, List.of(there)));
    tenant
        .asOwner()
        .kpis()
        .write(PointBatch.of(source, List.of(KpiPoint.of(source, at.plusSeconds(1), "1"))));
    KpiPoint far = KpiPoint.of(source, at.plus(Duration.ofDays(400)), "1");
    KpiPoint onlyFar = KpiPoint.of(other, at.plus(Duration.ofDays(400)), "1");

    LoadReport report =
        load(
            Stream.of(
                there,
                far,
                KpiPoint.of(source, at.plusSeconds(1), "2"),
                KpiPoint.of(source, at.plusSeconds(2), "3"),
                onlyFar,
                KpiPoint.of(source, at.plusSeconds(2), "4")));

    assertThat(heard).extracting(LoadedBatch::sourceId).containsExactly(source, other);
    WriteResult first = heard.get(0).result();
    assertThat(first).isEqualTo(new WriteResult(1, 1, 1, 1, first.rejected(), false));
    assertThat(first.rejected()).extracting(RejectedPoint::point).containsExactly(far);
    assertThat(heard.get(1).result().rejected())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.point()).isEqualTo(onlyFar);
              assertThat(rejected.code()).isEqualTo(ValidationException.CODE);
            });
    assertThat(points(source))
        .containsExactly(
            there,
            KpiPoint.of(source, at.plusSeconds(1), "2"),
            KpiPoint.of(source, at.plusSeconds(2), "4"));
    assertThat(report.points()).isEqualTo(6);
    assertThat(report.rejected()).isEqualTo(2);
    assertThat(report.staged()).isEqualTo(byCopy ? 2 : 0);
    if (byCopy) {
      assertThat(report.notStaged()).isNull();
    } else {
      assertThat(report.notStaged()).contains("no right to make temporary tables");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_load_that_is_repeated_changes_nothing_and_gets_the_same_answer(boolean byCopy) {
    mayStage(byCopy);
    List<KpiPoint> points = points(source, 12_000);
    load(points.stream());
    List<LoadedBatch> first = List.copyOf(heard);
    heard.clear();
    // Correct a point meanwhile, which the repetition must not undo.
    KpiPoint corrected = KpiPoint.of(source, points.get(0).timestamp(), "77");
    tenant.asOwner().kpis().write(PointBatch.of(source, List.of(corrected)));

    mayStage(!byCopy);
    LoadReport report = load(points.stream());

    assertThat(report.replayed()).isEqualTo(report.batches()).isEqualTo(2);
    assertThat(report.inserted()).isEqualTo(12_000);
    assertThat(heard)
        .extracting(batch -> batch.result().inserted())
        .isEqualTo(first.stream().map(batch -> batch.result().inserted()).toList());
    assertThat(points(source).get(0)).isEqualTo(corrected);
  }

  @Test
  void a_load_that_was_cut_off_goes_on_where_it_ended() {
    mayStage(true);
    List<KpiPoint> points = points(source, 60_000);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                load(
                    IntStream.range(0, 60_000)
                        .mapToObj(
                            i -> {
                              if (i == 55_000) {
                                throw new IllegalStateException("the file is cut off");
                              }
                              return points.get(i);
                            })));
    assertThat(heard).hasSize(5);

    LoadReport report = load(points.stream());

    assertThat(report.replayed()).isEqualTo(5);
    assertThat(report.batches()).isEqualTo(6);
    assertThat(report.inserted()).isEqualTo(60_000);
    assertThat(
            database.value(
                "select count(*) from public.kpi_data where source_id = '" + source + "'"))
        .isEqualTo("60000");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void other_points_under_the_same_key_are_a_conflict(boolean byCopy) {
    mayStage(byCopy);
    load(points(source, 3).stream());

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> load(points(source, 4).stream()));

    assertThat(points(source)).hasSize(3);
  }

  @Test
  void sources_that_are_refused_do_not_keep_the_others_from_being_written() {
    mayStage(true);
    UUID absent = UUID.randomUUID();
    UUID removed = anotherSource();
    tenant.asOwner().sources().delete(removed);
    List<KpiPoint> all = new ArrayList<>();
    for (int i = 0; i < 51_000; i++) {
      all.add(KpiPoint.of(List.of(source, absent, removed).get(i % 3), at.plusSeconds(i), "1"));
    }

    LoadReport report = load(all.stream());

    assertThat(report.inserted()).isEqualTo(17_000);
    assertThat(report.rejected()).isEqualTo(34_000);
    assertThat(report.staged()).as("once the others are known").isPositive();
    assertThat(report.notStaged()).isEqualTo("a source was refused");
    assertThat(heard)
        .filteredOn(batch -> !batch.sourceId().equals(source))
        .allSatisfy(
            batch ->
                assertThat(batch.result().rejected())
                    .isNotEmpty()
                    .allSatisfy(
                        point -> {
                          assertThat(point.code()).isEqualTo(NotFoundException.CODE);
                          assertThat(point.reason())
                              .isEqualTo(
                                  NotFoundException.of("KPI source", batch.sourceId())
                                      .getMessage());
                        }));
  }

  @Test
  void of_a_point_that_comes_in_several_batches_the_last_value_stays() {
    mayStage(true);
    Stream<KpiPoint> points =
        IntStream.range(0, 25_000)
            .mapToObj(i -> KpiPoint.of(source, at.plusSeconds(i % 5_000), Integer.toString(i)));

    LoadReport report = load(points);

    assertThat(report.inserted()).isEqualTo(5_000);
    assertThat(report.corrected()).isEqualTo(10_000);
    assertThat(report.superseded()).isEqualTo(10_000);
    assertThat(points(source)).hasSize(5_000);
    assertThat(points(source).get(7).value()).isEqualByComparingTo("20007");
  }

  @Test
  void metadata_and_values_survive_the_text_of_copy() {
    mayStage(true);
    JsonObject metadata =
        JsonObject.of(
            Map.of(
                "\\N",
                "\\. \t \n \r \\ \" ' \u0001 é 漢 😀",
                "deep",
                List.of(1, Map.of("a", true))));
    List<KpiPoint> points =
        List.of(
            KpiPoint.of(source, at, new BigDecimal("-0." + "1".repeat(50)), metadata),
            KpiPoint.of(source, at.plusNanos(1_000), new BigDecimal("9".repeat(50))),
            KpiPoint.of(source, at.plusSeconds(1), new BigDecimal("1E+3")));

    assertThat(load(points.stream()).staged()).isOne();

    assertThat(points(source))
        .extracting(KpiPoint::id)
        .containsExactly(points.get(0).id(), points.get(1).id(), points.get(2).id());
    assertThat(points(source).get(0)).isEqualTo(points.get(0));
    assertThat(points(source).get(1)).isEqualTo(points.get(1));
    assertThat(points(source).get(2).value()).isEqualByComparingTo("1000");
  }

  @Test
  void users_and_keys_load_under_their_own_rights() {
    mayStage(true);
    String readKey = key(Permission.READ);
    String writeKey = key(Permission.WRITE);

    LoadReport refused =
        service
            .as(Identity.apiKey(readKey))
            .loader()
            .load(KEY, points(source, 3).stream(), heard::add);
    LoadReport written =
        service.as(Identity.apiKey(writeKey)).loader().load(KEY, points(source, 3).stream());

    assertThat(refused.rejected()).isEqualTo(3);
    assertThat(heard.get(0).result().rejected().get(0).code())
        .isEqualTo(PermissionDeniedException.CODE);
    assertThat(written.inserted()).isEqualTo(3);
    assertThat(written.staged()).isZero();
    assertThat(
            service
                .as(Identity.user(tenant.owner().id()))
                .loader()
                .load(KEY, points(source, 3).stream())
                .replayed())
        .isOne();
  }

  @Test
  void nothing_is_left_in_the_session_and_the_batches_are_noted_and_counted() {
    mayStage(true);
    load(points(source, 3).stream());

    assertThat(database.value("select count(*) from pg_class where relname = 'signalcraft_load'"))
        .isEqualTo("0");
    assertThat(
            tenant
                .asOwner()
                .auditLog()
                .list(AuditQuery.of(tenant.business().id()), PageRequest.first())
                .items())
        .filteredOn(entry -> entry.resource().equals("kpi_data"))
        .hasSize(1);
  }

  @Test
  void a_load_is_no_part_of_a_transaction() {
    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(
            () ->
                service.inTransaction(
                    view -> ((JdbcSignalCraft) view).loader().load(KEY, Stream.of())));
  }

  @Test
  void a_key_that_is_too_short_or_too_long_is_refused() {
    for (String key : List.of("short", "x".repeat(151), " ")) {
      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(() -> service.loader().load(key, Stream.of()))
          .satisfies(error -> assertThat(error.field()).isEqualTo("key"));
    }
    assertThat(service.loader().load("😀😀😀😀", Stream.of()).batches()).isZero();
  }

  private LoadReport load(Stream<KpiPoint> points) {
    return service.loader().load(KEY, points, heard::add);
  }

  private static void mayStage(boolean may) {
    database.execute(
        "do $$ begin execute format('"
            + (may ? "grant temporary on database %I to" : "revoke temporary on database %I from")
            + " service_role', current_database()); end $$");
  }

  private UUID anotherSource() {
    return tenant
        .asOwner()
        .sources()
        .create(NewKpiSource.of(tenant.business().id(), "Orders", KpiType.ORDERS, "count"))
        .id();
  }

  private String key(Permission permission) {
    return tenant
        .asOwner()
        .apiKeys()
        .issue(tenant.business().id(), new NewApiKey("key", Set.of(permission), null))
        .secret();
  }

  private List<KpiPoint> points(UUID of, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> KpiPoint.of(of, at.plusSeconds(i), Integer.toString(i)))
        .toList();
  }

  private List<KpiPoint> points(UUID of) {
    SignalCraft view = tenant.asOwner();
    return view.kpis().list(PointQuery.all(of), PageRequest.ofSize(PageRequest.MAX_LIMIT)).items();
  }
}
