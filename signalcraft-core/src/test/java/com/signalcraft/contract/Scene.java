package com.signalcraft.contract;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UserProfile;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.JsonObject;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.NotificationType;
import com.signalcraft.security.Identity;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A tenant with something of everything in it, and everybody who may call.
 *
 * @param backend the back end
 * @param tenant the business and its members
 * @param outsider the owner of another business
 * @param targets what can be aimed at
 * @param callers everybody who may call
 */
record Scene(
    ContractBackend backend,
    Tenant tenant,
    UserProfile outsider,
    Targets targets,
    Map<Caller, Identity> callers) {

  private static final String NO_SECRET = "sc_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

  static Scene create(ContractBackend backend) {
    Fixtures given = new Fixtures(backend);
    Tenant tenant = given.tenant();
    UserProfile outsider = given.user("outsider", SubscriptionTier.ENTERPRISE);
    UUID elsewhere = given.business(outsider).id();
    IssuedApiKey readKey = issue(backend, tenant, Permission.READ);
    IssuedApiKey revoked = issue(backend, tenant, Permission.READ);
    Map<Caller, Identity> callers = new EnumMap<>(Caller.class);
    callers.put(Caller.OWNER, user(tenant.owner()));
    callers.put(Caller.ADMIN, user(tenant.admin()));
    callers.put(Caller.EDITOR, user(tenant.editor()));
    callers.put(Caller.VIEWER, user(tenant.viewer()));
    callers.put(Caller.INVITED, user(tenant.invited()));
    callers.put(Caller.OUTSIDER, user(outsider));
    callers.put(Caller.READ_KEY, Identity.apiKey(readKey.secret()));
    callers.put(Caller.WRITE_KEY, key(issue(backend, tenant, Permission.WRITE)));
    callers.put(
        Caller.READ_WRITE_KEY, key(issue(backend, tenant, Permission.READ, Permission.WRITE)));
    callers.put(
        Caller.FOREIGN_KEY,
        Identity.apiKey(given.key(outsider, elsewhere, Permission.READ, Permission.WRITE)));
    callers.put(Caller.REVOKED_KEY, key(revoked));
    callers.put(Caller.UNKNOWN_KEY, Identity.apiKey(NO_SECRET));
    callers.put(Caller.UNKNOWN_USER, Identity.user(UUID.randomUUID()));
    callers.put(Caller.UNKNOWN_TOKEN, Identity.token("no.such.token"));
    callers.put(Caller.SERVICE, Identity.service());
    backend.as(user(tenant.owner())).apiKeys().revoke(tenant.businessId(), revoked.key().id());
    return new Scene(
        backend, tenant, outsider, targets(backend, tenant, outsider, readKey), callers);
  }

  SignalCraft view(Caller caller) {
    return caller == Caller.SERVICE ? backend.service() : backend.as(callers.get(caller));
  }

  private static Targets targets(
      ContractBackend backend, Tenant tenant, UserProfile outsider, IssuedApiKey key) {
    Instant day = backend.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
    UUID source = tenant.sourceId();
    KpiPoint[] points = new KpiPoint[40];
    for (int i = 0; i < points.length; i++) {
      points[i] = KpiPoint.of(source, day.minus(Duration.ofDays(39L - i)), Integer.toString(i));
    }
    new Fixtures(backend).points(points);
    SignalCraft service = backend.service();
    Prediction tomorrow =
        new Prediction(day.plus(Duration.ofDays(2)), BigDecimal.valueOf(40), null, null);
    service.forecasts().save(new ForecastRun(source, ModelType.DRIFT, null, List.of(tomorrow)));
    UUID anomaly =
        service
            .anomalies()
            .save(
                List.of(
                    new NewAnomaly(
                        source,
                        day.minusSeconds(1),
                        BigDecimal.TEN,
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        Severity.HIGH)))
            .get(0)
            .id();
    UUID alert =
        backend
            .as(user(tenant.owner()))
            .alerts()
            .create(
                new NewAlert(
                    source, "High", AlertCondition.ABOVE, BigDecimal.TEN, AlertTimeframe.ONE_HOUR))
            .id();
    UUID notification =
        service
            .notifications()
            .send(
                new NewNotification(
                    tenant.owner().id(),
                    tenant.businessId(),
                    alert,
                    NotificationType.ALERT,
                    "Title",
                    "Message",
                    JsonObject.EMPTY))
            .id();
    long version = evaluated(service, tenant.businessId(), alert);
    return new Targets(
        tenant.businessId(),
        source,
        alert,
        anomaly,
        key.key().id(),
        notification,
        tenant.owner().id(),
        tenant.viewer().id(),
        outsider.id(),
        version,
        day,
        "w" + UUID.randomUUID().toString().replace("-", ""));
  }

  /** Lets an alert stand somewhere, and claims the next evaluation. */
  private static long evaluated(SignalCraft service, UUID business, UUID alert) {
    AlertClaims claims = new AlertClaims(service);
    AlertRun first = claims.run(business);
    service
        .alertRuns()
        .commit(
            AlertClaims.commit(first)
                .states(AlertClaims.state(alert, AlertPhase.OK, first.now()))
                .due(first.now())
                .build());
    return claims.run(business).version();
  }

  private static IssuedApiKey issue(
      ContractBackend backend, Tenant tenant, Permission... permissions) {
    new Fixtures(backend).tick();
    return backend
        .as(user(tenant.owner()))
        .apiKeys()
        .issue(tenant.businessId(), new NewApiKey("key", Set.of(permissions), null));
  }

  private static Identity key(IssuedApiKey issued) {
    return Identity.apiKey(issued.secret());
  }

  private static Identity user(UserProfile user) {
    return Identity.user(user.id());
  }
}
