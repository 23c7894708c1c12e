package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.account.UsageMetric;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.security.Permission;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is counted against the owner's plan, and what is not. */
abstract class UsageContract extends ContractArea {

  /** The operations that are metered; every other one is not. */
  private static final Set<String> METERED =
      Set.of(
          "businesses.update/2",
          "members.invite/3",
          "members.changeRole/3",
          "sources.create/1",
          "sources.update/2",
          "kpis.write/1",
          "kpis.writer/1",
          "forecasts.save/1",
          "forecasts.generate/1",
          "anomalies.save/1",
          "anomalies.acknowledge/1",
          "alerts.create/1",
          "alerts.update/2",
          "apiKeys.issue/2");

  @TestFactory
  Stream<DynamicTest> each_operation_counts_as_one_call_or_none() {
    return TenantOperations.all().stream()
        .filter(row -> !backend().notSupported().contains(row.name()))
        .filter(row -> !row.name().equals("businesses.transfer/2"))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name(),
                    () -> {
                      Scene scene = Scene.create(backend());
                      long before = calls(scene);
                      row.call().accept(scene.view(Caller.OWNER), scene.targets());
                      assertThat(calls(scene) - before)
                          .isEqualTo(METERED.contains(row.name()) ? 1 : 0);
                    }));
  }

  @Test
  void calls_of_members_and_keys_count_for_the_owner() {
    Tenant tenant = given().tenant();
    String key = given().key(tenant.owner(), tenant.businessId(), Permission.WRITE);
    long before = calls(tenant.owner());

    as(tenant.editor()).sources().update(tenant.sourceId(), KpiSourceUpdate.rename("New"));
    withKey(key).kpis().write(batch(tenant, 1));

    assertThat(calls(tenant.owner())).isEqualTo(before + 2);
    assertThat(calls(tenant.editor())).isZero();
  }

  @Test
  void the_service_is_not_counted() {
    Tenant tenant = given().tenant();
    List<UsageEntry> before = usage(tenant.owner());

    service().sources().update(tenant.sourceId(), KpiSourceUpdate.rename("New"));
    service().kpis().write(batch(tenant, 1));
    given().point(tenant.sourceId(), midnight(2), "1");

    assertThat(usage(tenant.owner())).isEqualTo(before);
  }

  @Test
  void a_batch_counts_once_and_its_repetition_not_at_all() {
    Tenant tenant = given().tenant();
    long before = calls(tenant.owner());
    PointBatch batch =
        new PointBatch(tenant.sourceId(), batch(tenant, 50).points(), "a-key-of-mine");

    as(tenant.owner()).kpis().write(batch);
    assertThat(calls(tenant.owner())).isEqualTo(before + 1);
    as(tenant.owner()).kpis().write(batch);
    assertThat(calls(tenant.owner())).isEqualTo(before + 1);
  }

  @Test
  void each_batch_of_a_writer_counts() {
    Tenant tenant = given().tenant();
    long before = calls(tenant.owner());

    try (KpiWriter writer =
        as(tenant.owner()).kpis().writer(WriterOptions.defaults().withBatchSize(2))) {
      batch(tenant, 5).points().forEach(writer::write);
      assertThat(writer.flush(Duration.ofSeconds(30)).accepted()).isEqualTo(5);
    }

    assertThat(calls(tenant.owner())).isEqualTo(before + 3);
  }

  @Test
  void what_belongs_to_no_business_is_not_counted() {
    UserProfile ada = given().user("ada");

    as(ada).users().update(new ProfileUpdate("Ada", null, null));
    as(ada).businesses().create(NewBusiness.of("Mine"));

    assertThat(usage(ada)).isEmpty();
    assertThat(calls(ada)).isZero();
  }

  @Test
  void refused_calls_are_not_counted() {
    Tenant tenant = given().tenant();
    long before = calls(tenant.owner());

    assertDenied(() -> as(tenant.viewer()).kpis().write(batch(tenant, 1)));
    assertNotFound(
        "KPI source",
        UUID.fromString("00000000-0000-4000-8000-000000000000"),
        () ->
            as(tenant.owner())
                .sources()
                .update(
                    UUID.fromString("00000000-0000-4000-8000-000000000000"),
                    KpiSourceUpdate.rename("New")));

    assertThat(calls(tenant.owner())).isEqualTo(before);
  }

  @Test
  void sources_created_and_forecasts_saved_are_counted_by_business() {
    Scene scene = Scene.create(backend());
    Targets t = scene.targets();
    UserProfile owner = scene.tenant().owner();
    UUID second = given().business(owner).id();
    UUID removed = given().source(owner, second).id();
    given().source(owner, second);
    as(owner).sources().delete(removed);
    Operation save = operation("forecasts.save/1");
    save.call().accept(scene.view(Caller.OWNER), t);
    save.call().accept(scene.view(Caller.EDITOR), t);

    assertThat(value(owner, UsageMetric.DATA_SOURCES, t.businessId())).isOne();
    assertThat(value(owner, UsageMetric.DATA_SOURCES, second)).as("created, not kept").isEqualTo(2);
    assertThat(value(owner, UsageMetric.FORECASTS, t.businessId())).isEqualTo(2);
    assertThat(value(owner, UsageMetric.FORECASTS, second)).isZero();
    assertThat(usage(owner))
        .allSatisfy(
            entry -> {
              assertThat(entry.userId()).isEqualTo(owner.id());
              assertThat(entry.period()).isEqualTo(period());
            });
    assertThat(usage(owner))
        .isSortedAccordingTo(
            Comparator.comparing((UsageEntry entry) -> entry.metric().value())
                .thenComparing(entry -> String.valueOf(entry.businessId())));
  }

  @Test
  void each_month_has_its_own_count() {
    Tenant tenant = given().tenant();
    as(tenant.owner()).kpis().write(batch(tenant, 1));
    long first = calls(tenant.owner());
    String month = period();
    assertThat(first).isPositive();

    letPass(Duration.ofDays(31));

    assertThat(usage(tenant.owner())).isEmpty();
    assertThat(calls(tenant.owner())).isZero();
    as(tenant.owner()).kpis().write(batch(tenant, 2));
    assertThat(calls(tenant.owner())).isOne();
    assertThat(sum(as(tenant.owner()).subscriptions().usage(month))).isEqualTo(first);
  }

  @Test
  void after_a_transfer_the_new_owner_pays_and_what_was_stays_with_the_old_one() {
    Tenant tenant = given().tenant();
    long before = calls(tenant.owner());
    assertThat(before).isPositive();

    as(tenant.owner()).businesses().transfer(tenant.businessId(), tenant.editor().id());
    as(tenant.viewer()).members().list(tenant.businessId());
    as(tenant.admin()).kpis().write(batch(tenant, 1));

    assertThat(calls(tenant.owner())).isEqualTo(before);
    assertThat(calls(tenant.editor())).isOne();
  }

  @Test
  void a_period_is_a_month() {
    SignalCraft ada = as(given().user("ada"));

    for (String wrong : List.of("2026", "2026-13", "2026-1", "last month", "2026-01-01", "")) {
      assertInvalid("period", () -> ada.subscriptions().usage(wrong));
    }
    assertThat(ada.subscriptions().usage("1999-12")).isEmpty();
  }

  private long value(UserProfile user, UsageMetric metric, UUID business) {
    return usage(user).stream()
        .filter(entry -> entry.metric().is(metric) && business.equals(entry.businessId()))
        .mapToLong(UsageEntry::value)
        .sum();
  }

  private long calls(Scene scene) {
    return sum(scene.view(Caller.OWNER).subscriptions().usage(period()));
  }

  /** Both ways to ask must agree. */
  private long calls(UserProfile user) {
    long counted = sum(usage(user));
    assertThat(as(user).subscriptions().current().apiCalls()).isEqualTo(counted);
    return counted;
  }

  private static long sum(List<UsageEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.metric().is(UsageMetric.API_CALLS))
        .mapToLong(UsageEntry::value)
        .sum();
  }

  private List<UsageEntry> usage(UserProfile user) {
    return as(user).subscriptions().usage(period());
  }

  private String period() {
    return DateTimeFormatter.ofPattern("yyyy-MM")
        .format(YearMonth.from(now().atZone(ZoneOffset.UTC)));
  }

  private PointBatch batch(Tenant tenant, int size) {
    UUID source = tenant.sourceId();
    return PointBatch.of(
        source,
        Stream.iterate(0, i -> i + 1)
            .limit(size)
            .map(i -> KpiPoint.of(source, midnight(1).plusSeconds(i), Integer.toString(i)))
            .toList());
  }

  private static Operation operation(String name) {
    return Operation.all().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
