package com.signalcraft.alerting;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.PageRequest;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.notification.Notification;
import com.signalcraft.security.Identity;
import com.signalcraft.security.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A business with an owner, a viewer and one source. */
record Shop(SignalCraft service, UUID owner, UUID viewer, UUID business, UUID source) {

  static Shop open(SignalCraft service, String name) {
    UUID owner = service.users().create(NewUser.of(name + "@example.com")).id();
    UUID viewer = service.users().create(NewUser.of(name + "-viewer@example.com")).id();
    service.subscriptions().apply(SubscriptionChange.active(owner, SubscriptionTier.ENTERPRISE));
    SignalCraft his = service.as(Identity.user(owner));
    UUID business = his.businesses().create(NewBusiness.of(name)).id();
    his.members().invite(business, viewer, Role.VIEWER);
    service.as(Identity.user(viewer)).members().accept(business);
    UUID source =
        his.sources().create(NewKpiSource.of(business, "Sales", KpiType.REVENUE, "EUR")).id();
    return new Shop(service, owner, viewer, business, source);
  }

  Alert above(String threshold) {
    return above(threshold, AlertSettings.defaults());
  }

  Alert above(String threshold, AlertSettings settings) {
    return alert("Above " + threshold, AlertCondition.ABOVE, new BigDecimal(threshold), settings);
  }

  Alert alert(String name, AlertCondition condition, BigDecimal threshold, AlertSettings settings) {
    return service
        .alerts()
        .create(
            new NewAlert(
                source, name, condition, threshold, AlertTimeframe.FIVE_MINUTES, settings));
  }

  void push(Instant at, String value) {
    push(List.of(KpiPoint.of(source, at, value)));
  }

  void push(List<KpiPoint> points) {
    for (int i = 0; i < points.size(); i += PointBatch.MAX_POINTS) {
      service
          .kpis()
          .write(
              PointBatch.of(
                  source, points.subList(i, Math.min(points.size(), i + PointBatch.MAX_POINTS))));
    }
  }

  /** Lets something be told through channels, whatever the alerts say. */
  AlertEvent tell(String title, String... channels) {
    Alert alert = above("1000000");
    List<AlertRun> others = new ArrayList<>();
    AlertRun mine = null;
    for (AlertRun run : service.alertRuns().claim(1_000, Duration.ofSeconds(10))) {
      if (run.businessId().equals(business)) {
        mine = run;
      } else {
        others.add(run);
      }
    }
    if (mine == null || !others.isEmpty()) {
      throw new AssertionError("only for a back end with one business");
    }
    AlertEvent event =
        new AlertEvent(
            UUID.randomUUID(),
            List.of(alert.id()),
            OpenEnum.of(AlertChange.FIRED),
            mine.now(),
            title,
            "Message",
            JsonObject.EMPTY);
    service
        .alertRuns()
        .commit(
            new AlertCommit(
                business,
                mine.version(),
                mine.now().plus(Duration.ofDays(30)),
                List.of(),
                List.of(event),
                List.of(channels)));
    return event;
  }

  /** What a member was told, the oldest first. */
  List<Notification> told(UUID user) {
    List<Notification> newestFirst =
        service
            .as(Identity.user(user))
            .notifications()
            .list(false, PageRequest.ofSize(10_000))
            .items();
    List<Notification> all = new ArrayList<>();
    newestFirst.forEach(notification -> all.add(0, notification));
    return all;
  }
}
