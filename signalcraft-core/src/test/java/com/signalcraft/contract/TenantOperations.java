package com.signalcraft.contract;

import static com.signalcraft.contract.Operation.Effect.CHANGES;
import static com.signalcraft.contract.Operation.Effect.READS;
import static com.signalcraft.contract.Rule.needs;
import static com.signalcraft.contract.Rule.reads;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The rows of the access matrix that concern one business and what is in it. */
final class TenantOperations {

  private static final PageRequest PAGE = PageRequest.first();

  private final List<Operation> rows = new ArrayList<>();

  private TenantOperations() {}

  static List<Operation> all() {
    TenantOperations operations = new TenantOperations();
    operations.businesses();
    operations.members();
    operations.sources();
    operations.points();
    operations.insights();
    operations.alerts();
    operations.administration();
    return operations.rows;
  }

  private void businesses() {
    read("businesses.get/1", reads(), (view, t) -> view.businesses().get(t.businessId()));
    change(
        "businesses.update/2",
        needs(Role.ADMIN),
        (view, t) -> view.businesses().update(t.businessId(), BusinessUpdate.rename("New name")));
    change(
        "businesses.delete/1", needs(Role.OWNER), (v, t) -> v.businesses().delete(t.businessId()));
    change(
        "businesses.transfer/2",
        needs(Role.OWNER),
        (view, t) -> view.businesses().transfer(t.businessId(), t.viewerId()));
    read("dashboard.summary/1", reads(), (view, t) -> view.dashboard().summary(t.businessId()));
    read(
        "dashboard.kpiSummary/2",
        reads(),
        (view, t) -> view.dashboard().kpiSummary(t.businessId(), Timeframe.SEVEN_DAYS));
  }

  private void members() {
    read("members.list/1", reads(), (view, t) -> view.members().list(t.businessId()));
    change(
        "members.invite/3",
        needs(Role.ADMIN),
        (view, t) -> view.members().invite(t.businessId(), t.strangerId(), Role.EDITOR));
    change(
        "members.changeRole/3",
        needs(Role.ADMIN),
        (view, t) -> view.members().changeRole(t.businessId(), t.viewerId(), Role.EDITOR));
    change(
        "members.remove/2",
        needs(Role.ADMIN).but(Caller.VIEWER),
        (view, t) -> view.members().remove(t.businessId(), t.viewerId()));
  }

  private void sources() {
    change(
        "sources.create/1",
        needs(Role.EDITOR),
        (view, t) ->
            view.sources().create(NewKpiSource.of(t.businessId(), "Visits", KpiType.TRAFFIC, "1")));
    read("sources.get/1", reads(), (view, t) -> view.sources().get(t.sourceId()));
    read("sources.list/1", reads(), (view, t) -> view.sources().list(t.businessId()));
    change(
        "sources.update/2",
        needs(Role.EDITOR),
        (view, t) -> view.sources().update(t.sourceId(), KpiSourceUpdate.rename("New name")));
    change("sources.delete/1", needs(Role.ADMIN), (view, t) -> view.sources().delete(t.sourceId()));
  }

  private void points() {
    Rule pushes = needs(Role.EDITOR, Permission.WRITE);
    change(
        "kpis.write/1",
        pushes,
        (v, t) -> v.kpis().write(PointBatch.of(t.sourceId(), List.of(point(t)))));
    change("kpis.writer/1", pushes, TenantOperations::writeByWriter);
    read("kpis.list/2", reads(), (v, t) -> v.kpis().list(PointQuery.all(t.sourceId()), PAGE));
    read(
        "kpis.stream/1",
        reads(),
        (v, t) -> v.kpis().stream(PointQuery.all(t.sourceId())).forEach(point -> {}));
    read("kpis.latest/1", reads(), (view, t) -> view.kpis().latest(t.sourceId()));
    read("kpis.series/2", reads(), (view, t) -> view.kpis().series(t.sourceId(), TimeRange.ALL));
    read(
        "kpis.series/4",
        reads(),
        (view, t) ->
            view.kpis().series(t.sourceId(), TimeRange.ALL, Frequency.DAILY, Aggregation.SUM));
    LocalDate from = LocalDate.EPOCH;
    read(
        "kpis.rollups/3",
        reads(),
        (view, t) ->
            view.kpis().rollups(t.sourceId(), from, t.day().atZone(ZoneOffset.UTC).toLocalDate()));
  }

  private void insights() {
    Rule saves = needs(Role.EDITOR, Permission.WRITE);
    change("forecasts.save/1", saves, (view, t) -> view.forecasts().save(run(t)));
    read(
        "forecasts.latest/3",
        reads(),
        (v, t) -> v.forecasts().latest(t.businessId(), t.sourceId(), 30));
    read(
        "forecasts.history/3",
        reads(),
        (view, t) -> view.forecasts().history(t.sourceId(), TimeRange.ALL, PAGE));
    change(
        "forecasts.generate/1",
        saves,
        (view, t) ->
            view.forecasts()
                .generate(
                    new ForecastRequest(t.businessId(), List.of(t.sourceId()), Optional.empty(), 7))
                .await(Duration.ofSeconds(60)));
    change("anomalies.save/1", saves, (view, t) -> view.anomalies().save(List.of(anomaly(t))));
    read("anomalies.get/1", reads(), (view, t) -> view.anomalies().get(t.anomalyId()));
    read(
        "anomalies.list/2",
        reads(),
        (view, t) -> view.anomalies().list(AnomalyQuery.of(t.businessId()), PAGE));
    change(
        "anomalies.acknowledge/1",
        needs(Role.EDITOR),
        (view, t) -> view.anomalies().acknowledge(t.anomalyId()));
  }

  private void alerts() {
    change("alerts.create/1", needs(Role.EDITOR), (view, t) -> view.alerts().create(alert(t)));
    read("alerts.get/1", reads(), (view, t) -> view.alerts().get(t.alertId()));
    read("alerts.list/1", reads(), (view, t) -> view.alerts().list(t.businessId()));
    change(
        "alerts.update/2",
        needs(Role.EDITOR),
        (view, t) -> view.alerts().update(t.alertId(), AlertUpdate.active(false)));
    change("alerts.delete/1", needs(Role.EDITOR), (view, t) -> view.alerts().delete(t.alertId()));
    read("alertRuns.statuses/1", reads(), (view, t) -> view.alertRuns().statuses(t.businessId()));
  }

  private void administration() {
    change(
        "apiKeys.issue/2",
        needs(Role.ADMIN),
        (view, t) ->
            view.apiKeys()
                .issue(t.businessId(), new NewApiKey("mine", Set.of(Permission.READ), null)));
    read("apiKeys.list/1", needs(Role.ADMIN), (view, t) -> view.apiKeys().list(t.businessId()));
    change(
        "apiKeys.revoke/2",
        needs(Role.ADMIN),
        (view, t) -> view.apiKeys().revoke(t.businessId(), t.keyId()));
    read(
        "auditLog.list/2",
        needs(Role.ADMIN),
        (view, t) -> view.auditLog().list(AuditQuery.of(t.businessId()), PAGE));
    change(
        "lifecycle.exportBusiness/1",
        needs(Role.ADMIN),
        (view, t) -> view.lifecycle().exportBusiness(t.businessId()));
    change(
        "lifecycle.eraseBusiness/1",
        needs(Role.OWNER),
        (view, t) -> view.lifecycle().eraseBusiness(t.businessId()));
  }

  /** A writer tells of what may not be written in its receipt, for each point. */
  private static void writeByWriter(SignalCraft view, Targets t) {
    try (KpiWriter writer = view.kpis().writer(WriterOptions.defaults())) {
      writer.write(point(t));
      FlushReport report = writer.flush(Duration.ofSeconds(30));
      for (RejectedPoint rejected : report.rejected()) {
        throw asError(rejected);
      }
      if (!report.isComplete()) {
        throw new IllegalStateException("a refused point must not stay pending: " + report);
      }
    }
  }

  private static SignalCraftException asError(RejectedPoint rejected) {
    return switch (rejected.code()) {
      case NotFoundException.CODE -> new NotFoundException(rejected.reason());
      case PermissionDeniedException.CODE -> new PermissionDeniedException(rejected.reason());
      case AuthenticationException.CODE -> new AuthenticationException(rejected.reason());
      default -> throw new IllegalStateException("unexpected code: " + rejected);
    };
  }

  private static KpiPoint point(Targets t) {
    return KpiPoint.of(t.sourceId(), t.day().plusSeconds(3_600), "4711");
  }

  private static ForecastRun run(Targets t) {
    Prediction tomorrow =
        new Prediction(t.day().plus(Duration.ofDays(2)), BigDecimal.TEN, null, null);
    return new ForecastRun(t.sourceId(), ModelType.LINEAR, null, List.of(tomorrow));
  }

  private static NewAnomaly anomaly(Targets t) {
    return new NewAnomaly(
        t.sourceId(), t.day(), BigDecimal.TEN, BigDecimal.ONE, BigDecimal.valueOf(4), Severity.LOW);
  }

  private static NewAlert alert(Targets t) {
    return new NewAlert(
        t.sourceId(), "Low", AlertCondition.BELOW, BigDecimal.ONE, AlertTimeframe.ONE_HOUR);
  }

  private void read(String name, Rule rule, BiConsumer<SignalCraft, Targets> call) {
    rows.add(new Operation(name, rule, READS, call));
  }

  private void change(String name, Rule rule, BiConsumer<SignalCraft, Targets> call) {
    rows.add(new Operation(name, rule, CHANGES, call));
  }
}
