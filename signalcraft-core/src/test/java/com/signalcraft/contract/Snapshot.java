package com.signalcraft.contract;

import com.signalcraft.SignalCraft;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.AuditQuery;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything of a tenant that can be read, to be compared before and after a refused call. */
final class Snapshot {

  private static final PageRequest ALL = PageRequest.ofSize(PageRequest.MAX_LIMIT);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);

  private Snapshot() {}

  static Map<String, Object> of(Scene scene) {
    SignalCraft service = scene.backend().service();
    SignalCraft owner = scene.view(Caller.OWNER);
    Targets t = scene.targets();
    UUID business = t.businessId();
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("owner", service.users().get(t.ownerId()));
    state.put("plan", owner.subscriptions().current());
    state.put("usage", owner.subscriptions().usage(MONTH.format(scene.backend().now())));
    state.put("businesses of the owner", owner.businesses().list(ALL));
    state.put("business", service.businesses().get(business));
    state.put("members", service.members().list(business));
    state.put("invitations", scene.view(Caller.INVITED).members().invitations());
    state.put("invitations of the outsider", scene.view(Caller.OUTSIDER).members().invitations());
    state.put("sources", service.sources().list(business));
    state.put("points", service.kpis().list(PointQuery.all(t.sourceId()), ALL));
    state.put("forecasts", service.forecasts().latest(business, null, 90));
    state.put("anomalies", service.anomalies().list(AnomalyQuery.of(business), ALL));
    state.put("alerts", service.alerts().list(business));
    state.put("alert statuses", service.alertRuns().statuses(business));
    state.put("dead letters", service.alertRuns().deadLetters(business));
    state.put("notifications", owner.notifications().list(false, ALL));
    state.put("keys", keys(service.apiKeys().list(business)));
    state.put("audit log", service.auditLog().list(AuditQuery.of(business), ALL));
    state.put(
        "news", service.news().list(new NewsQuery(TimeRange.ALL, null, List.of(), t.word()), ALL));
    state.put("weather", service.weather().list(t.word(), "Country", TimeRange.ALL, ALL));
    state.put("market", service.market().latest(t.word()));
    return state;
  }

  /** When a key was last used changes by calls that are refused, too. */
  private static List<String> keys(List<ApiKey> keys) {
    return keys.stream().map(key -> key.id() + " " + key.name() + key.permissions()).toList();
  }
}
