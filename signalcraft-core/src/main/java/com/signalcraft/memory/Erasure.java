package com.signalcraft.memory;

import com.signalcraft.account.UserProfile;
import com.signalcraft.alert.Alert;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.internal.RowKey;
import com.signalcraft.notification.Notification;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Takes users and businesses out, and every trace of them that others keep. */
final class Erasure {

  /** The highest role first, of one role the one who joined first. */
  private static final Comparator<BusinessMember> HEIRS =
      Comparator.comparing(Erasure::role, Comparator.reverseOrder())
          .thenComparing(
              member -> Optional.ofNullable(member.joinedAt()).orElse(member.invitedAt()));

  private final Engine engine;
  private final Catalog catalog;
  private final Caller caller;

  Erasure(Engine engine, Caller caller) {
    this.engine = engine;
    this.catalog = engine.catalog();
    // What is noted of an erasure must not bring back what it takes out.
    this.caller = new Caller(null, null, CallOrigin.UNKNOWN, caller.now());
  }

  private static Role role(BusinessMember member) {
    return member.role().known().orElse(Role.VIEWER);
  }

  /** Takes out what identifies a user and keeps his rows; a second time changes nothing. */
  void anonymise(AccountState account) {
    if (account.isAnonymised()) {
      return;
    }
    UserProfile old = account.profile();
    catalog.releaseEmail(account);
    account.anonymised(
        new UserProfile(
            old.id(),
            old.id() + "@anonymised.invalid",
            null,
            null,
            old.timezone(),
            old.subscriptionTier(),
            old.trialEndsAt(),
            old.createdAt(),
            caller.now()));
    Predicate<AuditEntry> his = entry -> account.id().equals(entry.userId());
    catalog.trails().forEach(trail -> trail.withoutOrigin(his));
    engine.auditOutside(
        caller,
        AuditAction.UPDATE,
        "user_profile",
        old.id(),
        Map.of("columns", List.of("email", "full_name", "avatar_url")));
  }

  /** Takes out a user and all that is his alone. */
  void erase(AccountState account) {
    UUID userId = account.id();
    for (TenantState tenant : List.copyOf(account.memberships())) {
      if (tenant.business().ownerId().equals(userId)) {
        bequeath(tenant, userId);
      }
      tenant.members().remove(userId);
    }
    catalog.tenantsInOrder().values().forEach(tenant -> forgetIn(tenant, userId));
    catalog.trails().forEach(trail -> trail.without(userId));
    engine.meter().forgetUser(userId);
    catalog.removeAccount(account);
    engine.auditOutside(caller, AuditAction.DELETE, "user_profile", null, Map.of());
  }

  /** Gives a business to its next owner, or erases it where there is none. */
  private void bequeath(TenantState tenant, UUID ownerId) {
    Optional<BusinessMember> heir =
        tenant.members().values().stream()
            .filter(member -> member.joinedAt() != null && !member.userId().equals(ownerId))
            .min(HEIRS);
    if (heir.isEmpty()) {
      erase(tenant);
      return;
    }
    Membership.handOver(tenant, heir.get(), caller.now());
    engine.auditUpdate(caller, tenant, "business", tenant.id(), List.of("owner_id"));
  }

  /** Takes the id of a user out of what he did in a business. */
  private static void forgetIn(TenantState tenant, UUID userId) {
    tenant
        .members()
        .replaceAll(
            (id, member) ->
                userId.equals(member.invitedBy()) ? Membership.withoutInviter(member) : member);
    tenant
        .alerts()
        .replaceAll((id, alert) -> userId.equals(alert.createdBy()) ? withoutMaker(alert) : alert);
    for (KeyState key : tenant.keys().values()) {
      if (userId.equals(key.key().createdBy())) {
        key.withoutCreator();
      }
    }
    for (AnomalyState state : tenant.anomalies().values()) {
      Anomaly anomaly = state.anomaly();
      if (userId.equals(anomaly.acknowledgedBy())) {
        state.anomaly(MemoryAnomalies.acknowledged(anomaly, anomaly.acknowledgedAt(), null));
      }
    }
  }

  private static Alert withoutMaker(Alert alert) {
    return MemoryAlerts.copy(alert, alert.lastTriggered(), null);
  }

  /** Takes out a business with all its data; its audit log stays, with nobody in it. */
  void erase(TenantState tenant) {
    UUID businessId = tenant.id();
    catalog.removeTenant(tenant);
    engine.meter().forgetBusiness(businessId);
    for (AccountState account : catalog.accounts()) {
      forgetNotifications(account, businessId);
    }
    tenant.audit().withoutAnybody();
    engine.audit(caller, tenant, AuditAction.DELETE, "business", businessId);
  }

  private static void forgetNotifications(AccountState account, UUID businessId) {
    List<Notification> about = new ArrayList<>();
    for (Notification notification : account.notifications().values()) {
      if (businessId.equals(notification.businessId())) {
        about.add(notification);
      }
    }
    for (Notification notification : about) {
      RowKey key = account.notificationKeys().remove(notification.id());
      if (key != null) {
        account.notifications().remove(key);
      }
    }
  }
}
