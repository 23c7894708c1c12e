package com.signalcraft.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.WriterOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Points that an application pushes and does not give up on: the values 0, 1, 2, … one a minute, in
 * turn to four sources of one tenant.
 */
final class Load {

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final int SOURCES = 4;

  private final TestDatabase database;
  private final TestTenant tenant;
  private final List<UUID> sources = new ArrayList<>();
  private final int points;
  private final int batchSize;
  private int acknowledged;

  /** So many points, a multiple of four batches, for a tenant whose plan has no limits. */
  Load(TestDatabase database, TestTenant tenant, int points, int batchSize) {
    this.database = database;
    this.tenant = tenant;
    this.points = points;
    this.batchSize = batchSize;
    tenant
        .service()
        .subscriptions()
        .apply(SubscriptionChange.active(tenant.owner().id(), SubscriptionTier.ENTERPRISE));
    for (int i = 0; i < SOURCES; i++) {
      sources.add(
          tenant
              .asOwner()
              .sources()
              .create(NewKpiSource.of(tenant.business().id(), "Source " + i, KpiType.CUSTOM, "1"))
              .id());
    }
  }

  /**
   * Pushes all of them.
   *
   * @param view a view of the tenant's owner
   * @param before is called before each point
   */
  void push(SignalCraft view, IntConsumer before) {
    KpiWriter writer = insist(() -> view.kpis().writer(options()));
    for (int i = 0; i < points; i++) {
      before.accept(i);
      KpiPoint point = point(i);
      insist(
          () -> {
            writer.write(point);
            return true;
          });
    }
    FlushReport report = writer.flush(Duration.ofMinutes(5));
    settle(report);
    while (report.pending() > 0) {
      report = writer.flush(Duration.ofMinutes(5));
      settle(report);
    }
    writer.close();
  }

  private WriterOptions options() {
    return WriterOptions.defaults().withBatchSize(batchSize);
  }

  private void settle(FlushReport report) {
    assertThat(report.rejected()).isEmpty();
    acknowledged += (int) report.accepted();
  }

  private KpiPoint point(int i) {
    return KpiPoint.of(
        sources.get(i % SOURCES),
        BEGIN.plus(Duration.ofMinutes(i / SOURCES)),
        BigDecimal.valueOf(i));
  }

  /** As an application does: what fails for a passing reason is done again. */
  static <T> T insist(Supplier<T> call) {
    while (true) {
      try {
        return call.get();
      } catch (SignalCraftException e) {
        if (!e.retryable()) {
          throw e;
        }
      }
    }
  }

  /** Every point is acknowledged, there once, and was counted once. */
  void verify() {
    assertThat(acknowledged).isEqualTo(points);
    assertThat(
            database.value(
                """
                select count(*) || ' ' || count(distinct (d.source_id, d.timestamp)) || ' '
                       || sum(d.value) || ' ' || count(distinct d.source_id)
                  from public.kpi_data d
                  join public.kpi_sources s on s.id = d.source_id
                 where d.business_id = '%s'
                   and s.name like 'Source %%'
                """
                    .formatted(tenant.business().id())))
        .isEqualTo(
            "%d %d %d %d".formatted(points, points, (long) points * (points - 1) / 2, SOURCES));
    String batches = Integer.toString(points / batchSize);
    assertThat(
            database.value(
                "select count(*) from public.ingest_batches where business_id = '%s'"
                    .formatted(tenant.business().id())))
        .as("batches")
        .isEqualTo(batches);
    assertThat(
            database.value(
                """
                select count(*) || ' ' || sum((details ->> 'inserted')::int)
                  from public.audit_logs
                 where business_id = '%s'
                   and resource = 'kpi_data'
                """
                    .formatted(tenant.business().id())))
        .as("entries of the audit log, and what they tell")
        .isEqualTo(batches + " " + points);
  }

  /** How many calls the plan has paid for. */
  int calls() {
    return tenant.calls();
  }
}
