package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.internal.Cursors;
import com.signalcraft.internal.PointKey;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.security.Identity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the kit does not ask of points. */
class JdbcKpisTest {

  private static TestDatabase database;
  private static JdbcSignalCraft service;

  private final Instant at = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
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

  @Test
  void a_batch_that_is_refused_point_by_point_keeps_its_answer_and_takes_one_call() {
    int calls = tenant.calls();
    PointBatch batch =
        new PointBatch(
            source,
            IntStream.range(0, PointBatch.MAX_POINTS)
                .mapToObj(i -> KpiPoint.of(source, at.plus(Duration.ofDays(400 + i % 7)), "1"))
                .toList(),
            "far-ahead-of-us");

    WriteResult first = tenant.asOwner().kpis().write(batch);
    WriteResult again = tenant.asOwner().kpis().write(batch);

    assertThat(first.rejected()).extracting(rejected -> rejected.point()).isEqualTo(batch.points());
    assertThat(again).isEqualTo(new WriteResult(0, 0, 0, 0, first.rejected(), true));
    assertThat(tenant.calls()).isEqualTo(calls + 1);
  }

  @Test
  void an_idempotency_key_may_be_of_any_characters() {
    for (String key : List.of("😀😀😀😀", "'; drop --", "é".repeat(200), "😀".repeat(100))) {
      PointBatch batch = new PointBatch(source, List.of(KpiPoint.of(source, at, "1")), key);
      tenant.asOwner().kpis().write(batch);

      assertThat(tenant.asOwner().kpis().write(batch).replayed()).as(key).isTrue();
    }
  }

  @Test
  void some_points_of_a_batch_may_have_metadata_and_others_none() {
    List<KpiPoint> points =
        List.of(
            KpiPoint.of(source, at, "1"),
            KpiPoint.of(source, at.plusSeconds(1), BigDecimal.TEN, JsonObject.of("shop", "a")),
            KpiPoint.of(source, at.plusSeconds(2), "3"));

    tenant.asOwner().kpis().write(PointBatch.of(source, points));

    assertThat(page(TimeRange.ALL, PageRequest.first()).items()).isEqualTo(points);
  }

  @Test
  void a_range_may_go_beyond_all_that_the_database_knows() {
    KpiPoint point = KpiPoint.of(source, at, "1");
    tenant.asOwner().kpis().write(PointBatch.of(source, List.of(point)));
    TimeRange ever = TimeRange.of(Instant.MIN, Instant.MAX);

    assertThat(page(ever, PageRequest.first()).items()).containsExactly(point);
    assertThat(tenant.asOwner().kpis().series(source, ever).values()).containsExactly(1);
    assertThat(tenant.asOwner().kpis().rollups(source, LocalDate.MIN, LocalDate.MAX)).isEmpty();
  }

  @Test
  void a_cursor_that_somebody_made_up_is_a_place_like_any_other() {
    KpiPoint point = KpiPoint.of(source, at, "1");
    tenant.asOwner().kpis().write(PointBatch.of(source, List.of(point)));
    PageRequest first = PageRequest.first();

    assertThat(page(TimeRange.ALL, first.after(cursor(Long.MAX_VALUE))).items()).isEmpty();
    assertThat(page(TimeRange.ALL, first.after(cursor(Long.MIN_VALUE))).items())
        .containsExactly(point);
    assertThat(page(TimeRange.since(at), first.after(cursor(-1))).items()).containsExactly(point);
  }

  @Test
  void the_first_point_of_a_range_may_have_the_least_of_all_ids() {
    KpiPoint point = new KpiPoint(new UUID(0, 0), source, at, BigDecimal.ONE, JsonObject.EMPTY);
    tenant.asOwner().kpis().write(PointBatch.of(source, List.of(point)));

    assertThat(page(TimeRange.since(at), PageRequest.first()).items()).containsExactly(point);
  }

  @Test
  void a_stream_reads_on_as_it_is_consumed_and_ends_with_its_transaction() {
    List<KpiPoint> points =
        IntStream.range(0, 5_000)
            .mapToObj(i -> KpiPoint.of(source, at.plusSeconds(i), "1"))
            .toList();
    tenant.asOwner().kpis().write(PointBatch.of(source, points));

    try (Stream<KpiPoint> stream = tenant.asOwner().kpis().stream(PointQuery.all(source))) {
      assertThat(stream).containsExactlyElementsOf(points);
    }
    Stream<KpiPoint> late =
        service.inTransaction(view -> view.kpis().stream(PointQuery.all(source)));
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(late::toList)
        .satisfies(error -> assertThat(error.code()).isEqualTo("CLOSED"));
  }

  @Test
  void a_writer_is_no_part_of_a_transaction() {
    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(
            () -> service.inTransaction(view -> view.kpis().writer(WriterOptions.defaults())));
  }

  @Test
  void a_writer_goes_on_after_its_token_has_ended_and_none_is_made_with_one_that_has() {
    AtomicBoolean ended = new AtomicBoolean();
    TokenVerifier verifier =
        token -> {
          if (ended.get()) {
            throw new AuthenticationException("the token is not valid");
          }
          return tenant.owner().id();
        };
    try (JdbcSignalCraft own = database.signalCraft().tokenVerifier(verifier).build()) {
      JdbcSignalCraft view = own.as(Identity.token("a.b.c"));
      try (KpiWriter writer = view.kpis().writer(WriterOptions.defaults())) {
        writer.write(KpiPoint.of(source, at, "1"));
        ended.set(true);

        assertThat(writer.flush(Duration.ofSeconds(30)))
            .isEqualTo(new FlushReport(1, List.of(), 0));
      }
      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> view.kpis().writer(WriterOptions.defaults()));
    }
  }

  @Test
  void the_batches_of_a_writer_have_keys_of_their_own() {
    try (KpiWriter writer =
        tenant.asOwner().kpis().writer(WriterOptions.defaults().withBatchSize(2))) {
      for (int i = 0; i < 5; i++) {
        writer.write(KpiPoint.of(source, at.plusSeconds(i), "1"));
      }
    }

    assertThat(
            database.value(
                "select count(*) from public.ingest_batches where business_id = '"
                    + tenant.business().id()
                    + "'"))
        .isEqualTo("3");
  }

  private Page<KpiPoint> page(TimeRange range, PageRequest page) {
    return tenant.asOwner().kpis().list(new PointQuery(source, range), page);
  }

  private static String cursor(long micros) {
    return Cursors.of(new PointKey(micros, 0, 0));
  }
}
