package com.signalcraft.memory;

import com.signalcraft.alert.Alert;
import com.signalcraft.common.Checks;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.Denials;
import com.signalcraft.internal.SecretHash;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import com.signalcraft.security.Right;
import com.signalcraft.security.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Who calls, what he sees, and what he may do: the rights table of {@link Right} applied to the
 * catalog. What a caller does not see does not exist for him, so every lookup by id is made here.
 * Stateless but for the catalog; called under its lock unless a method says otherwise.
 */
final class AccessControl {

  private final Catalog catalog;
  private final Function<String, Optional<UUID>> tokenVerifier;

  AccessControl(Catalog catalog, Function<String, Optional<UUID>> tokenVerifier) {
    this.catalog = catalog;
    this.tokenVerifier = tokenVerifier;
  }

  /** The identity with a user in the place of his token. Called without the lock. */
  Identity verified(Identity identity) {
    return identity instanceof Identity.Token token
        ? tokenVerifier.apply(token.token()).map(Identity::user).orElseThrow(Denials::invalidToken)
        : identity;
  }

  /** Finds out who calls, by a verified identity. */
  Caller resolve(Identity identity, CallOrigin origin, Instant now) {
    if (identity instanceof Identity.User user) {
      return new Caller(account(user.userId()), null, origin, now);
    } else if (identity instanceof Identity.ApiKeySecret secret) {
      return new Caller(null, key(secret.secret(), now), origin, now);
    }
    return new Caller(null, null, origin, now);
  }

  private AccountState account(UUID userId) {
    return catalog
        .account(userId)
        .filter(account -> !account.isAnonymised())
        .orElseThrow(Denials::unknownUser);
  }

  private KeyState key(String secret, Instant now) {
    KeyState key =
        catalog
            .key(SecretHash.of(secret))
            .filter(found -> !found.isExpired(now) && !found.tenant().isDeleted())
            .orElseThrow(Denials::invalidApiKey);
    key.used(now);
    return key;
  }

  // ---- who

  /** The caller, who must be a person. */
  AccountState person(Caller caller) {
    return caller.user().orElseThrow(Denials::needsUser);
  }

  void requireService(Caller caller) {
    if (!caller.isService()) {
      throw Denials.needsService();
    }
  }

  /** Any user, the service, or a key that reads. */
  void requireReader(Caller caller) {
    KeyState key = caller.key();
    if (key != null && !Right.READ.isGrantedTo(key.permissions())) {
      throw Denials.missingPermission(Right.READ);
    }
  }

  // ---- what

  TenantState business(Caller caller, UUID businessId, Right right) {
    TenantState tenant = business(caller, businessId);
    require(caller, tenant, right);
    return tenant;
  }

  /** A business that the caller sees, whatever he may do in it. */
  TenantState business(Caller caller, UUID businessId) {
    Checks.required("business_id", businessId);
    return visible(caller, catalog.tenant(businessId), "business", businessId);
  }

  SourceState source(Caller caller, UUID sourceId, Right right) {
    SourceState source = visibleSource(caller, sourceId);
    require(caller, source.tenant(), right);
    return source;
  }

  /** A source of a given business. */
  SourceState sourceOf(TenantState tenant, UUID sourceId) {
    SourceState source = tenant.sources().get(sourceId);
    if (source == null) {
      throw NotFoundException.of("KPI source", sourceId);
    }
    return source;
  }

  SourceState visibleSource(Caller caller, UUID sourceId) {
    Checks.required("source_id", sourceId);
    Optional<SourceState> source = catalog.source(sourceId);
    visible(caller, source.map(SourceState::tenant), "KPI source", sourceId);
    return source.orElseThrow();
  }

  AnomalyState anomaly(Caller caller, UUID anomalyId, Right right) {
    Checks.required("id", anomalyId);
    Optional<AnomalyState> anomaly = Optional.ofNullable(catalog.anomalies().get(anomalyId));
    TenantState tenant =
        visible(caller, anomaly.map(found -> found.source().tenant()), "anomaly", anomalyId);
    require(caller, tenant, right);
    return anomaly.orElseThrow();
  }

  /** The business of an alert. */
  TenantState businessOfAlert(Caller caller, UUID alertId, Right right) {
    TenantState tenant = businessOfVisibleAlert(caller, alertId);
    require(caller, tenant, right);
    return tenant;
  }

  TenantState businessOfVisibleAlert(Caller caller, UUID alertId) {
    Checks.required("id", alertId);
    Optional<TenantState> tenant = Optional.ofNullable(catalog.tenantsByAlert().get(alertId));
    return visible(caller, tenant, "alert", alertId);
  }

  Alert alertOf(TenantState tenant, UUID alertId) {
    Alert alert = tenant.alerts().get(alertId);
    if (alert == null) {
      throw NotFoundException.of("alert", alertId);
    }
    return alert;
  }

  private TenantState visible(
      Caller caller, Optional<TenantState> tenant, String resource, UUID id) {
    return tenant
        .filter(found -> !found.isDeleted() && sees(caller, found))
        .orElseThrow(() -> NotFoundException.of(resource, id));
  }

  /** Whether a business exists for a caller. */
  boolean sees(Caller caller, TenantState tenant) {
    KeyState key = caller.key();
    return caller.isService()
        || (key != null && key.tenant() == tenant)
        || tenant.joined(caller.userId()).isPresent();
  }

  // ---- may he

  void require(Caller caller, TenantState tenant, Right right) {
    KeyState key = caller.key();
    AccountState account = caller.account();
    if (key != null && !right.isGrantedTo(key.permissions())) {
      throw Denials.missingPermission(right);
    } else if (account != null && tenant.role(account.id()).filter(right::isGrantedTo).isEmpty()) {
      throw Denials.missingRole(right);
    }
  }

  /** Whether a change of a member's role or membership needs the right to appoint admins. */
  void requireForMember(Caller caller, TenantState tenant, Role role) {
    require(
        caller, tenant, role.isAtLeast(Role.ADMIN) ? Right.APPOINT_ADMINS : Right.MANAGE_MEMBERS);
  }
}
