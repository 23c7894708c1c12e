package com.signalcraft.jdbc.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.SignalCraft;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.security.Identity;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database in which nothing can be written, as a replica is: PostgreSQL refuses to write there
 * with the SQLSTATE 25006, too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadOnlyDatabaseTest {

  private static final String READ_ONLY = "-c default_transaction_read_only=on";

  private final TestDatabase database = TestDatabase.create();
  private final Instant at = Instant.parse("2026-11-01T00:00:00Z");
  private JdbcSignalCraft primary;
  private JdbcSignalCraft replica;
  private TestTenant tenant;

  @BeforeAll
  void fill() {
    primary = database.signalCraft().build();
    tenant = TestTenant.create(database, primary);
    primary
        .kpis()
        .write(
            PointBatch.of(
                tenant.sourceId(), List.of(KpiPoint.of(tenant.sourceId(), at, BigDecimal.TEN))));
    replica =
        JdbcSignalCraft.builder()
            .dataSource(readOnly(database.app()))
            .serviceDataSource(readOnly(database.service()))
            .build();
  }

  @AfterAll
  void stop() {
    replica.close();
    primary.close();
    database.close();
  }

  private static PGSimpleDataSource readOnly(PGSimpleDataSource source) {
    source.setOptions(READ_ONLY);
    return source;
  }

  @Test
  void users_and_the_service_read_what_they_may() {
    for (SignalCraft view :
        List.of(replica.as(Identity.user(tenant.owner().id())), (SignalCraft) replica)) {
      assertThat(view.sources().list(tenant.business().id())).hasSize(1);
      assertThat(view.kpis().series(tenant.sourceId(), TimeRange.ALL).size()).isEqualTo(1);
      assertThat(
              view.kpis()
                  .series(tenant.sourceId(), TimeRange.ALL, Frequency.DAILY, Aggregation.SUM)
                  .size())
          .isEqualTo(1);
      assertThat(view.dashboard().summary(tenant.business().id())).isNotNull();
      assertThat(view.dashboard().kpiSummary(tenant.business().id(), Timeframe.SEVEN_DAYS))
          .isNotNull();
      assertThat(view.forecasts().latest(tenant.business().id(), null, 30)).isEmpty();
      assertThat(
              view.anomalies()
                  .list(AnomalyQuery.of(tenant.business().id()), PageRequest.first())
                  .items())
          .isEmpty();
      assertThat(view.alertRuns().statuses(tenant.business().id())).isEmpty();
    }
  }

  @Test
  void what_writes_is_an_error_and_changes_nothing() {
    SignalCraft owner = replica.as(Identity.user(tenant.owner().id()));
    PointBatch batch =
        PointBatch.of(
            tenant.sourceId(),
            List.of(KpiPoint.of(tenant.sourceId(), at.plusSeconds(60), BigDecimal.ONE)));

    assertThatThrownBy(() -> owner.kpis().write(batch))
        .isInstanceOf(SignalCraftException.class)
        .hasMessageContaining("25006");
    assertThat(primary.kpis().series(tenant.sourceId(), TimeRange.ALL).size()).isEqualTo(1);
  }

  @Test
  void api_keys_need_the_primary_as_it_is_noted_when_they_were_used() {
    String secret =
        primary
            .as(Identity.user(tenant.owner().id()))
            .apiKeys()
            .issue(
                tenant.business().id(), new NewApiKey("reader", EnumSet.of(Permission.READ), null))
            .secret();
    SignalCraft reader = replica.as(Identity.apiKey(secret));
    assertThatThrownBy(() -> reader.kpis().series(tenant.sourceId(), TimeRange.ALL))
        .isInstanceOf(SignalCraftException.class)
        .hasMessageContaining("25006");
    assertThat(primary.as(Identity.apiKey(secret)).kpis().latest(tenant.sourceId())).isPresent();
  }
}
