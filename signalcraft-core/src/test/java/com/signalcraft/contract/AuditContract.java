package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit log: one entry for each change, without values and secrets. */
abstract class AuditContract extends ContractArea {

  private Scene scene;
  private Targets t;
  private SignalCraft owner;

  @BeforeEach
  void makeScene() {
    scene = Scene.create(backend());
    t = scene.targets();
    owner = scene.view(Caller.OWNER);
    tick();
  }

  @Test
  void a_change_of_the_business_is_logged() {
    owner.businesses().update(t.businessId(), new BusinessUpdate("New", "food", null, null, null));
    expect(AuditAction.UPDATE, "business", t.businessId(), "name", "industry");

    owner.businesses().transfer(t.businessId(), t.viewerId());
    assertThat(of("business").get(0))
        .satisfies(
            entry -> {
              assertThat(entry.resourceId()).isEqualTo(t.businessId());
              assertThat(columns(entry)).contains("owner_id");
            });
  }

  @Test
  void a_new_business_begins_its_own_log() {
    UUID fresh = given().business(scene.outsider()).id();

    assertThat(service().auditLog().list(AuditQuery.of(fresh), PageRequest.first()).items())
        .filteredOn(entry -> entry.resource().equals("business"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo(OpenEnum.of(AuditAction.CREATE));
              assertThat(entry.resourceId()).isEqualTo(fresh);
              assertThat(entry.userId()).isEqualTo(scene.outsider().id());
            });
  }

  @Test
  void changes_of_members_are_logged() {
    UUID stranger = t.strangerId();
    UUID row = owner.members().invite(t.businessId(), stranger, Role.VIEWER).id();
    expect(AuditAction.CREATE, "business_member", row);

    as(scene.outsider()).members().accept(t.businessId());
    assertThat(expectBy(stranger, AuditAction.UPDATE, "business_member", row))
        .satisfies(entry -> assertThat(columns(entry)).containsExactly("joined_at"));

    owner.members().changeRole(t.businessId(), stranger, Role.EDITOR);
    expect(AuditAction.UPDATE, "business_member", row, "role");

    owner.members().remove(t.businessId(), stranger);
    expect(AuditAction.DELETE, "business_member", row);
  }

  @Test
  void changes_of_sources_are_logged() {
    UUID source = given().source(scene.tenant().owner(), t.businessId()).id();
    expect(AuditAction.CREATE, "kpi_source", source);

    owner.sources().update(source, new KpiSourceUpdate("New", "€", JsonObject.of("a", 1), false));
    expect(AuditAction.UPDATE, "kpi_source", source, "name", "unit", "config", "is_active");

    owner.sources().delete(source);
    expect(AuditAction.DELETE, "kpi_source", source);
  }

  @Test
  void a_batch_of_points_is_one_entry_with_its_counts() {
    KpiPoint first = KpiPoint.of(t.sourceId(), t.day().plusSeconds(1), "123456.789");
    KpiPoint far = KpiPoint.of(t.sourceId(), now().plus(Duration.ofDays(400)), "1");
    owner.kpis().write(PointBatch.of(t.sourceId(), List.of(first)));
    owner
        .kpis()
        .write(
            PointBatch.of(
                t.sourceId(),
                List.of(
                    KpiPoint.of(t.sourceId(), first.timestamp(), "5"),
                    KpiPoint.of(t.sourceId(), first.timestamp().plusSeconds(1), "6"),
                    KpiPoint.of(t.sourceId(), first.timestamp().plusSeconds(2), "7"),
                    far)));

    AuditEntry entry = of("kpi_data").get(0);

    assertThat(entry.resourceId()).isEqualTo(t.sourceId());
    assertThat(entry.userId()).isEqualTo(t.ownerId());
    assertThat(count(entry, "inserted")).isEqualTo(2);
    assertThat(count(entry, "corrected")).isOne();
    assertThat(count(entry, "rejected")).isOne();
    assertThat(entry.details().members()).containsOnlyKeys("inserted", "corrected", "rejected");
    assertThat(all().toString()).doesNotContain("123456.789");
  }

  @Test
  void a_batch_that_changes_nothing_is_not_logged() {
    KpiPoint point = KpiPoint.of(t.sourceId(), t.day().plusSeconds(1), "1");
    PointBatch batch = new PointBatch(t.sourceId(), List.of(point), "a-key-of-mine");
    owner.kpis().write(batch);
    List<AuditEntry> before = all();

    owner.kpis().write(batch);
    owner.kpis().write(PointBatch.of(t.sourceId(), List.of(point)));

    assertThat(all()).isEqualTo(before);
  }

  @Test
  void forecasts_and_anomalies_are_logged_by_source() {
    UUID second = given().source(scene.tenant().owner(), t.businessId()).id();
    Prediction tomorrow = new Prediction(now().plusSeconds(86_400), number("1"), null, null);
    owner.forecasts().save(new ForecastRun(t.sourceId(), ModelType.NAIVE, null, List.of(tomorrow)));
    expect(AuditAction.CREATE, "forecast", t.sourceId());

    List<Anomaly> rows =
        owner
            .anomalies()
            .save(List.of(anomaly(t.sourceId(), 1), anomaly(second, 2), anomaly(t.sourceId(), 3)));
    assertThat(of("anomaly").subList(0, 2))
        .extracting(AuditEntry::resourceId)
        .containsExactlyInAnyOrder(t.sourceId(), second);

    tick();
    owner.anomalies().acknowledge(rows.get(0).id());
    assertThat(of("anomaly").get(0))
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo(OpenEnum.of(AuditAction.UPDATE));
              assertThat(entry.resourceId()).isEqualTo(rows.get(0).id());
              assertThat(columns(entry))
                  .containsExactlyInAnyOrder("acknowledged_at", "acknowledged_by");
            });
  }

  @Test
  void changes_of_alerts_are_logged() {
    owner.alerts().update(t.alertId(), AlertUpdate.threshold(number("77")));
    expect(AuditAction.UPDATE, "alert", t.alertId(), "threshold");

    tick();
    service().alerts().markTriggered(t.alertId(), t.day());
    assertThat(expectBy(null, AuditAction.UPDATE, "alert", t.alertId()))
        .satisfies(entry -> assertThat(columns(entry)).containsExactly("last_triggered"));

    owner.alerts().delete(t.alertId());
    expect(AuditAction.DELETE, "alert", t.alertId());
    assertThat(of("alert").get(of("alert").size() - 1).action())
        .as("the oldest")
        .isEqualTo(OpenEnum.of(AuditAction.CREATE));
  }

  @Test
  void changes_of_keys_are_logged_without_secrets() {
    String secret = given().key(scene.tenant().owner(), t.businessId(), Permission.READ);
    assertThat(of("api_key").get(0).action()).isEqualTo(OpenEnum.of(AuditAction.CREATE));

    owner.apiKeys().revoke(t.businessId(), t.keyId());
    expect(AuditAction.DELETE, "api_key", t.keyId());

    assertThat(all().toString()).doesNotContain(secret).doesNotContain(secret.substring(3));
  }

  @Test
  void taking_the_data_out_is_logged() {
    owner.lifecycle().exportBusiness(t.businessId());

    expect(AuditAction.VIEW, "business", t.businessId());
  }

  @Test
  void an_entry_tells_where_the_call_came_from() {
    owner
        .from(new CallOrigin("2001:db8::1", "Mozilla/5.0 (test)"))
        .businesses()
        .update(t.businessId(), BusinessUpdate.rename("One"));

    AuditEntry entry = of("business").get(0);
    assertThat(entry.ipAddress()).isEqualTo("2001:db8::1");
    assertThat(entry.userAgent()).isEqualTo("Mozilla/5.0 (test)");
    assertThat(entry.createdAt()).isBetween(now().minusSeconds(60), now());
    tick();
    owner.businesses().update(t.businessId(), BusinessUpdate.rename("Two"));
    assertThat(of("business").get(0).ipAddress())
        .as("of this view alone")
        .isEqualTo(backend().addressOfCalls().orElse(null));
  }

  @Test
  void a_key_signs_with_its_id_and_no_user() {
    SignalCraft key = scene.view(Caller.READ_WRITE_KEY);
    key.kpis()
        .write(
            PointBatch.of(
                t.sourceId(), List.of(KpiPoint.of(t.sourceId(), t.day().plusSeconds(9), "1"))));

    AuditEntry entry = of("kpi_data").get(0);

    assertThat(entry.userId()).isNull();
    UUID signer = UUID.fromString(entry.details().string("api_key_id").orElseThrow());
    assertThat(owner.apiKeys().list(t.businessId()))
        .filteredOn(issued -> issued.id().equals(signer))
        .singleElement()
        .satisfies(issued -> assertThat(issued.permissions()).hasSize(2));
  }

  @Test
  void the_log_holds_no_addresses_of_persons_and_no_values() {
    owner.businesses().update(t.businessId(), BusinessUpdate.rename("A very secret name"));

    assertThat(all().toString())
        .doesNotContain(scene.tenant().owner().email())
        .doesNotContain(scene.tenant().viewer().email())
        .doesNotContain("A very secret name");
  }

  @Test
  void reads_are_not_logged() {
    List<AuditEntry> before = all();

    Operation.all().stream()
        .filter(row -> row.effect() == Operation.Effect.READS)
        .filter(row -> row.rule().of(Caller.OWNER) == Outcome.ALLOWED)
        .filter(row -> !backend().notSupported().contains(row.name()))
        .forEach(row -> row.call().accept(owner, t));

    assertThat(all()).isEqualTo(before);
  }

  @Test
  void the_newest_comes_first_page_by_page_and_a_query_narrows() {
    Instant begin = now();
    tick();
    List<UUID> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(0, given().source(scene.tenant().owner(), t.businessId()).id());
    }
    tick();
    owner.sources().delete(made.get(4));
    AuditQuery created =
        new AuditQuery(t.businessId(), AuditAction.CREATE, "kpi_source", TimeRange.since(begin));

    assertThat(Page.stream(PageRequest.ofSize(2), page -> owner.auditLog().list(created, page)))
        .extracting(AuditEntry::resourceId)
        .containsExactlyElementsOf(made);
    assertThat(all())
        .extracting(AuditEntry::createdAt)
        .isSortedAccordingTo(Comparator.reverseOrder());
    AuditQuery before =
        new AuditQuery(t.businessId(), null, null, TimeRange.of(TimeRange.EARLIEST, begin));
    assertThat(owner.auditLog().list(before, PageRequest.first()).items())
        .allSatisfy(entry -> assertThat(entry.createdAt()).isBefore(begin));
    AuditQuery deleted =
        new AuditQuery(t.businessId(), AuditAction.DELETE, null, TimeRange.since(begin));
    assertThat(owner.auditLog().list(deleted, PageRequest.first()).items()).hasSize(1);
  }

  private void expect(AuditAction action, String resource, UUID id, String... columns) {
    AuditEntry entry = expectBy(t.ownerId(), action, resource, id);
    if (columns.length > 0) {
      assertThat(columns(entry)).containsExactlyInAnyOrder(columns);
    }
    tick();
  }

  private AuditEntry expectBy(@Nullable UUID user, AuditAction action, String resource, UUID id) {
    AuditEntry newest = all().get(0);
    assertThat(newest.action()).isEqualTo(OpenEnum.of(action));
    assertThat(newest.resource()).isEqualTo(resource);
    assertThat(newest.resourceId()).isEqualTo(id);
    assertThat(newest.businessId()).isEqualTo(t.businessId());
    assertThat(newest.userId()).isEqualTo(user);
    tick();
    return newest;
  }

  private static List<String> columns(AuditEntry entry) {
    Object columns = entry.details().members().get("columns");
    assertThat(columns).isInstanceOf(List.class);
    return ((List<?>) columns).stream().map(Object::toString).toList();
  }

  private static int count(AuditEntry entry, String name) {
    return entry.details().number(name).orElseThrow().intValueExact();
  }

  private NewAnomaly anomaly(UUID sourceId, int seconds) {
    return new NewAnomaly(
        sourceId, t.day().plusSeconds(seconds), number("1"), number("2"), number("3"), null);
  }

  private List<AuditEntry> of(String resource) {
    return all().stream().filter(entry -> entry.resource().equals(resource)).toList();
  }

  private List<AuditEntry> all() {
    return service()
        .auditLog()
        .list(AuditQuery.of(t.businessId()), PageRequest.ofSize(1_000))
        .items();
  }
}
