package com.signalcraft.contract;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.Business;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.security.Identity;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes what tests start from: users of their own, businesses, sources, keys, points. */
record Fixtures(ContractBackend backend) {

  private static final Duration MOMENT = Duration.ofMillis(1);

  void tick() {
    backend.timeMachine().ifPresent(machine -> machine.advance(MOMENT));
  }

  /** A new user on the trial, with an address that no other test uses. */
  UserProfile user(String name) {
    tick();
    return backend.createUser(
        new NewUser(name + "-" + UUID.randomUUID() + "@example.com", "The " + name, "UTC"));
  }

  /** A new user with a plan. */
  UserProfile user(String name, SubscriptionTier tier) {
    UserProfile user = user(name);
    backend.service().subscriptions().apply(SubscriptionChange.active(user.id(), tier));
    return user;
  }

  Business business(UserProfile owner) {
    return business(owner, NewBusiness.of("Harbour Café"));
  }

  Business business(UserProfile owner, String timezone) {
    Location location = new Location("Town", null, "Country", null, null, timezone);
    return business(owner, new NewBusiness("Harbour Café", null, null, location, JsonObject.EMPTY));
  }

  Business business(UserProfile owner, NewBusiness wanted) {
    tick();
    return as(owner).businesses().create(wanted);
  }

  KpiSource source(UserProfile editor, UUID businessId) {
    return source(editor, businessId, JsonObject.EMPTY);
  }

  KpiSource source(UserProfile editor, UUID businessId, JsonObject config) {
    tick();
    return as(editor)
        .sources()
        .create(new NewKpiSource(businessId, "Daily revenue", KpiType.REVENUE, "$", config));
  }

  /** A source of a business of its own, whose owner has a plan without limits. */
  KpiSource source() {
    UserProfile owner = user("owner", SubscriptionTier.ENTERPRISE);
    return source(owner, business(owner).id());
  }

  Tenant tenant() {
    UserProfile owner = user("owner", SubscriptionTier.ENTERPRISE);
    Business business = business(owner);
    UserProfile admin = member(owner, business.id(), "admin", Role.ADMIN);
    UserProfile editor = member(owner, business.id(), "editor", Role.EDITOR);
    UserProfile viewer = member(owner, business.id(), "viewer", Role.VIEWER);
    UserProfile invited = user("invited");
    invite(owner, business.id(), invited, Role.ADMIN);
    return new Tenant(
        business, owner, admin, editor, viewer, invited, source(owner, business.id()));
  }

  /** A new user who has joined a business. */
  UserProfile member(UserProfile owner, UUID businessId, String name, Role role) {
    UserProfile user = user(name);
    invite(owner, businessId, user, role);
    join(user, businessId);
    return user;
  }

  void invite(UserProfile owner, UUID businessId, UserProfile user, Role role) {
    tick();
    as(owner).members().invite(businessId, user.id(), role);
  }

  void join(UserProfile user, UUID businessId) {
    tick();
    as(user).members().accept(businessId);
  }

  /** The secret of a new key. */
  String key(UserProfile admin, UUID businessId, Permission... permissions) {
    tick();
    return as(admin)
        .apiKeys()
        .issue(businessId, new NewApiKey("integration", Set.of(permissions), null))
        .secret();
  }

  /** Writes one point by the service, past plans and usage. */
  WriteResult point(UUID sourceId, Instant timestamp, String value) {
    return points(KpiPoint.of(sourceId, timestamp, value));
  }

  WriteResult points(KpiPoint... points) {
    return backend.service().kpis().write(PointBatch.of(points[0].sourceId(), List.of(points)));
  }

  private SignalCraft as(UserProfile user) {
    return backend.as(Identity.user(user.id()));
  }
}
