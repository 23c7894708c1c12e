package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.internal.Cursors;
import com.signalcraft.internal.RowKey;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the contract kit does not ask of anomalies. */
class JdbcAnomaliesTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private static TestDatabase database;
  private static JdbcSignalCraft service;

  private TestTenant tenant;
  private SignalCraft owner;

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

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(database, service);
    owner = tenant.asOwner();
  }

  @Test
  void the_bounds_of_a_range_may_lie_between_two_microseconds() {
    Anomaly noon = save(NOON, "1");
    Anomaly next = save(NOON.plusNanos(1_000), "1");

    assertThat(list(TimeRange.since(NOON.plusNanos(1)))).containsExactly(next);
    assertThat(list(TimeRange.since(NOON.plusNanos(1_000)))).containsExactly(next);
    assertThat(list(TimeRange.of(NOON, NOON.plusNanos(1)))).containsExactly(noon);
    assertThat(list(TimeRange.of(NOON, NOON.plusNanos(1_001)))).containsExactly(next, noon);
    assertThat(list(TimeRange.of(Instant.MIN, Instant.MAX))).containsExactly(next, noon);
  }

  @Test
  void a_cursor_is_held_to_the_range_of_its_list() {
    save(NOON, "1");
    save(NOON.plusSeconds(1), "1");
    String cursor = owner.anomalies().list(all(), PageRequest.ofSize(1)).nextCursor();
    AnomalyQuery before =
        new AnomalyQuery(
            tenant.business().id(), null, TimeRange.of(Instant.EPOCH, NOON), null, null);

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> owner.anomalies().list(before, PageRequest.ofSize(1).after(cursor)))
        .satisfies(error -> assertThat(error.field()).isEqualTo("cursor"));
  }

  @Test
  void a_cursor_that_somebody_made_up_does_no_harm() {
    Anomaly noon = save(NOON, "1");
    TimeRange always = TimeRange.of(Instant.MIN, Instant.MAX);
    AnomalyQuery query = new AnomalyQuery(tenant.business().id(), null, always, null, null);
    PageRequest farAhead =
        PageRequest.first().after(cursor(Instant.parse("+999999-01-01T00:00:00Z")));
    PageRequest farBack = PageRequest.first().after(cursor(Instant.MIN));

    assertThat(owner.anomalies().list(query, farAhead).items()).containsExactly(noon);
    assertThat(owner.anomalies().list(query, farBack).items()).isEmpty();
  }

  @Test
  void finding_the_same_again_is_a_call_but_no_change() {
    save(NOON, "1");
    int calls = tenant.calls();

    save(NOON, "1");
    assertThat(audited("update")).isEqualTo("0");
    save(NOON, "1.0");
    assertThat(audited("update")).isEqualTo("1");

    assertThat(audited("create")).isEqualTo("1");
    assertThat(tenant.calls()).isEqualTo(calls + 2);
  }

  @Test
  void the_same_twice_in_one_call_is_one_row_as_it_is_in_the_end() {
    List<Anomaly> rows =
        owner.anomalies().save(List.of(anomaly(NOON, "1"), anomaly(NOON.plusNanos(999), "2")));

    assertThat(rows.get(0)).isEqualTo(rows.get(1));
    assertThat(rows.get(0).actualValue()).isEqualTo(new BigDecimal("2"));
    assertThat(rows.get(0).timestamp()).isEqualTo(NOON);
  }

  @Test
  void a_source_of_another_business_is_not_there() {
    UUID foreign = TestTenant.create(database, service).sourceId();
    AnomalyQuery query =
        new AnomalyQuery(tenant.business().id(), foreign, TimeRange.ALL, null, null);

    for (SignalCraft view : List.of(owner, service)) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> view.anomalies().list(query, PageRequest.first()))
          .withMessage(NotFoundException.of("KPI source", foreign).getMessage());
    }
  }

  @Test
  void the_service_does_not_see_anomalies_of_a_removed_source() {
    Anomaly anomaly = save(NOON, "1");
    owner.sources().delete(tenant.sourceId());

    assertThat(service.anomalies().list(all(), PageRequest.first()).items()).isEmpty();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> service.anomalies().get(anomaly.id()))
        .withMessage(NotFoundException.of("anomaly", anomaly.id()).getMessage());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> service.anomalies().acknowledge(anomaly.id()))
        .withMessage(NotFoundException.of("anomaly", anomaly.id()).getMessage());
  }

  private AnomalyQuery all() {
    return AnomalyQuery.of(tenant.business().id());
  }

  private List<Anomaly> list(TimeRange range) {
    return owner
        .anomalies()
        .list(
            new AnomalyQuery(tenant.business().id(), null, range, null, null), PageRequest.first())
        .items();
  }

  private static String cursor(Instant at) {
    return Cursors.of(new RowKey(at, 1));
  }

  private Anomaly save(Instant at, String value) {
    return owner.anomalies().save(List.of(anomaly(at, value))).get(0);
  }

  private NewAnomaly anomaly(Instant at, String value) {
    return new NewAnomaly(
        tenant.sourceId(),
        at,
        new BigDecimal(value),
        BigDecimal.ZERO,
        BigDecimal.TEN,
        Severity.LOW);
  }

  private String audited(String action) {
    return database.value(
        """
        select count(*)
          from public.audit_logs
         where business_id = '%s'
           and resource = 'anomaly'
           and action = '%s'
        """
            .formatted(tenant.business().id(), action));
  }
}
