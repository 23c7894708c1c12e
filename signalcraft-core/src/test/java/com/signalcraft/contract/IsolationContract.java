package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.UserProfile;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.NotificationType;
import com.signalcraft.security.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One tenant does not exist for another. */
abstract class IsolationContract extends ContractArea {

  private static final Set<Caller> STRANGERS =
      Set.of(
          Caller.OWNER,
          Caller.ADMIN,
          Caller.EDITOR,
          Caller.VIEWER,
          Caller.INVITED,
          Caller.READ_KEY,
          Caller.WRITE_KEY,
          Caller.READ_WRITE_KEY);

  @TestFactory
  Stream<DynamicTest> another_tenants_ids_answer_like_ids_that_nothing_has() {
    Scene ours = Scene.create(backend());
    Scene theirs = Scene.create(backend());
    return Operation.all().stream()
        .filter(Operation::isBound)
        .filter(row -> !backend().notSupported().contains(row.name()))
        .flatMap(row -> STRANGERS.stream().sorted().map(caller -> test(row, caller, ours, theirs)));
  }

  private static DynamicTest test(Operation row, Caller caller, Scene ours, Scene theirs) {
    return DynamicTest.dynamicTest(
        row.name() + " by " + caller + " of another tenant",
        () -> {
          Map<String, Object> before = Snapshot.of(theirs);
          SignalCraft view = ours.view(caller);
          Targets nowhere = theirs.targets().withRandomIds();
          SignalCraftException foreign = error(row, view, theirs.targets());
          SignalCraftException absent = error(row, view, nowhere);
          assertThat(foreign).hasSameClassAs(absent);
          assertThat(withoutIds(foreign.getMessage())).isEqualTo(withoutIds(absent.getMessage()));
          assertThat(foreign.code()).isEqualTo(absent.code());
          if (row.rule().of(Caller.OUTSIDER) == Outcome.NOT_FOUND && !caller.isKey()) {
            assertThat(foreign).isExactlyInstanceOf(NotFoundException.class);
          }
          assertThat(Snapshot.of(theirs)).isEqualTo(before);
        });
  }

  @TestFactory
  Stream<DynamicTest> own_business_with_another_tenants_id_answers_like_an_id_that_nothing_has() {
    Scene ours = Scene.create(backend());
    Scene theirs = Scene.create(backend());
    Set<String> mixed =
        Set.of(
            "apiKeys.revoke/2",
            "businesses.transfer/2",
            "forecasts.generate/1",
            "forecasts.latest/3",
            "members.changeRole/3",
            "members.remove/2");
    return Operation.all().stream()
        .filter(row -> mixed.contains(row.name()))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name(),
                    () -> {
                      Map<String, Object> before = Snapshot.of(theirs);
                      SignalCraft owner = ours.view(Caller.OWNER);
                      UUID own = ours.targets().businessId();
                      Targets foreign = theirs.targets().withBusiness(own);
                      Targets absent = theirs.targets().withRandomIds().withBusiness(own);
                      SignalCraftException answer = error(row, owner, foreign);
                      assertThat(answer).isExactlyInstanceOf(NotFoundException.class);
                      assertThat(withoutIds(answer.getMessage()))
                          .isEqualTo(withoutIds(error(row, owner, absent).getMessage()));
                      assertThat(Snapshot.of(theirs)).isEqualTo(before);
                    }));
  }

  @Test
  void anomalies_of_another_tenant_are_refused_with_all_that_come_with_them() {
    Tenant ours = given().tenant();
    Tenant theirs = given().tenant();

    assertNotFound(
        "KPI source",
        theirs.sourceId(),
        () ->
            as(ours.owner())
                .anomalies()
                .save(List.of(anomaly(ours.sourceId()), anomaly(theirs.sourceId()))));

    for (Tenant tenant : List.of(ours, theirs)) {
      assertThat(
              as(tenant.owner())
                  .anomalies()
                  .list(AnomalyQuery.of(tenant.businessId()), PageRequest.first())
                  .items())
          .isEmpty();
    }
  }

  @Test
  void a_query_of_ones_own_business_does_not_reach_another_tenants_source() {
    Tenant ours = given().tenant();
    Tenant theirs = given().tenant();
    service().anomalies().save(List.of(anomaly(theirs.sourceId())));
    AnomalyQuery query =
        new AnomalyQuery(ours.businessId(), theirs.sourceId(), TimeRange.ALL, null, null);

    assertNotFound(
        "KPI source",
        theirs.sourceId(),
        () -> as(ours.owner()).anomalies().list(query, PageRequest.first()));
    assertNotFound(
        "KPI source",
        theirs.sourceId(),
        () -> as(ours.owner()).forecasts().latest(ours.businessId(), theirs.sourceId(), 30));
    assertNotFound(
        "KPI source",
        theirs.sourceId(),
        () ->
            as(ours.owner())
                .forecasts()
                .generate(
                    new ForecastRequest(
                        ours.businessId(),
                        List.of(ours.sourceId(), theirs.sourceId()),
                        Optional.empty(),
                        7)));
  }

  @Test
  void ones_own_other_business_does_not_reach_a_source_either() {
    Tenant ours = given().tenant();
    UUID second = given().business(ours.owner()).id();

    assertNotFound(
        "KPI source",
        ours.sourceId(),
        () -> as(ours.owner()).forecasts().latest(second, ours.sourceId(), 30));
    assertNotFound(
        "KPI source",
        ours.sourceId(),
        () ->
            service()
                .anomalies()
                .list(
                    new AnomalyQuery(second, ours.sourceId(), TimeRange.ALL, null, null),
                    PageRequest.first()));
  }

  @Test
  void an_alert_cannot_watch_another_tenants_source() {
    Tenant ours = given().tenant();
    Tenant theirs = given().tenant();
    NewAlert alert =
        new NewAlert(
            theirs.sourceId(),
            "Spy",
            AlertCondition.ABOVE,
            BigDecimal.ONE,
            AlertTimeframe.ONE_HOUR);

    assertNotFound("KPI source", theirs.sourceId(), () -> as(ours.owner()).alerts().create(alert));

    assertThat(as(theirs.owner()).alerts().list(theirs.businessId())).isEmpty();
    assertThat(as(ours.owner()).alerts().list(ours.businessId())).isEmpty();
  }

  @Test
  void a_writer_refuses_another_tenants_points_and_keeps_ones_own() {
    Tenant ours = given().tenant();
    Tenant theirs = given().tenant();
    Instant at = midnight(1);
    KpiPoint own = KpiPoint.of(ours.sourceId(), at, "1");
    KpiPoint foreign = KpiPoint.of(theirs.sourceId(), at, "2");

    FlushReport report;
    try (KpiWriter writer = as(ours.owner()).kpis().writer(WriterOptions.defaults())) {
      writer.write(own);
      writer.write(foreign);
      report = writer.flush(Duration.ofSeconds(30));
    }

    assertThat(report.accepted()).isOne();
    assertThat(report.pending()).isZero();
    assertThat(report.rejected())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.point()).isEqualTo(foreign);
              assertThat(rejected.code()).isEqualTo(NotFoundException.CODE);
            });
    assertThat(points(theirs)).isEmpty();
    assertThat(points(ours)).containsExactly(own);
  }

  @Test
  void a_notification_names_no_business_of_which_the_user_is_no_member() {
    Tenant ours = given().tenant();
    Tenant theirs = given().tenant();

    for (UserProfile user : List.of(ours.owner(), theirs.invited())) {
      assertNotFound(
          "member",
          user.id(),
          () -> service().notifications().send(notification(user, theirs.businessId(), null)));
      assertThat(as(user).notifications().list(false, PageRequest.first()).items()).isEmpty();
    }
  }

  @Test
  void a_notification_names_no_alert_of_another_business() {
    Tenant ours = given().tenant();
    Tenant theirs = given().tenant();
    UUID alert =
        as(theirs.owner())
            .alerts()
            .create(
                new NewAlert(
                    theirs.sourceId(),
                    "High",
                    AlertCondition.ABOVE,
                    BigDecimal.ONE,
                    AlertTimeframe.ONE_HOUR))
            .id();

    assertNotFound(
        "alert",
        alert,
        () -> service().notifications().send(notification(ours.owner(), ours.businessId(), alert)));
  }

  @Test
  void the_same_idempotency_key_in_another_business_is_another_key() {
    Tenant ours = given().tenant();
    Tenant theirs = given().tenant();
    String key = "nightly-" + UUID.randomUUID();
    Instant at = midnight(1);

    for (Tenant tenant : List.of(ours, theirs)) {
      KpiPoint point = KpiPoint.of(tenant.sourceId(), at, "5");
      var batch = new PointBatch(tenant.sourceId(), List.of(point), key);
      assertThat(as(tenant.owner()).kpis().write(batch).replayed()).isFalse();
      assertThat(points(tenant)).containsExactly(point);
    }
  }

  @Test
  void a_member_of_two_businesses_has_in_each_the_role_of_that_one() {
    Tenant first = given().tenant();
    Tenant second = given().tenant();
    given().invite(first.owner(), first.businessId(), second.owner(), Role.VIEWER);
    given().join(second.owner(), first.businessId());
    SignalCraft caller = as(second.owner());

    assertThat(caller.sources().get(first.sourceId()).id()).isEqualTo(first.sourceId());
    assertDenied(() -> caller.sources().delete(first.sourceId()));
    caller.sources().delete(second.sourceId());
    assertThat(caller.sources().list(second.businessId())).isEmpty();
  }

  private List<KpiPoint> points(Tenant tenant) {
    return as(tenant.owner())
        .kpis()
        .list(PointQuery.all(tenant.sourceId()), PageRequest.first())
        .items();
  }

  private NewAnomaly anomaly(UUID sourceId) {
    return new NewAnomaly(
        sourceId, midnight(1), BigDecimal.TEN, BigDecimal.ONE, BigDecimal.TEN, null);
  }

  private static NewNotification notification(UserProfile user, UUID business, UUID alert) {
    return new NewNotification(
        user.id(), business, alert, NotificationType.ALERT, "Title", "Message", JsonObject.EMPTY);
  }

  private static SignalCraftException error(Operation row, SignalCraft view, Targets targets) {
    return Outcome.errorOf(() -> row.call().accept(view, targets)).orElseThrow();
  }

  private static String withoutIds(String message) {
    return message.replaceAll("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>");
  }
}
