package com.signalcraft.memory;

import com.signalcraft.account.Subscription;
import com.signalcraft.account.UserProfile;
import com.signalcraft.alert.Alert;
import com.signalcraft.business.Business;
import com.signalcraft.internal.RowKey;
import com.signalcraft.internal.SecretHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is stored, but for the points themselves, and the indexes over it. Guarded by the
 * lock of the {@link Engine}: {@link Session} takes it, shared for reading and for writing points,
 * exclusively for every other change.
 */
final class Catalog {

  private final Map<UUID, AccountState> accounts = new HashMap<>();
  private final Map<String, AccountState> accountsByEmail = new HashMap<>();
  private final Map<UUID, TenantState> tenants = new HashMap<>();
  private final Map<RowKey, TenantState> tenantsInOrder = new TreeMap<>();
  private final Map<UUID, AuditTrail> auditOfErased = new HashMap<>();
  private final Map<UUID, SourceState> sources = new HashMap<>();
  private final Map<UUID, TenantState> tenantsByAlert = new HashMap<>();
  private final Map<UUID, AnomalyState> anomalies = new HashMap<>();
  private final Map<SecretHash, KeyState> keys = new HashMap<>();
  private final AlertWork alertWork = new AlertWork(this::nextSequence);
  private final ExternalData external = new ExternalData();
  private final AuditTrail audit;
  private final AtomicLong sequence;

  Catalog(AtomicLong sequence) {
    this.sequence = sequence;
    this.audit = new AuditTrail(sequence);
  }

  /** The next number of a row. */
  long nextSequence() {
    return sequence.getAndIncrement();
  }

  // ---- accounts

  Optional<AccountState> account(@Nullable UUID userId) {
    return Optional.ofNullable(userId == null ? null : accounts.get(userId));
  }

  Iterable<AccountState> accounts() {
    return accounts.values();
  }

  boolean hasEmail(String email) {
    return accountsByEmail.containsKey(folded(email));
  }

  AccountState addAccount(UserProfile profile, Subscription subscription) {
    AccountState account = new AccountState(profile, subscription);
    accounts.put(profile.id(), account);
    accountsByEmail.put(folded(profile.email()), account);
    return account;
  }

  void releaseEmail(AccountState account) {
    accountsByEmail.remove(folded(account.profile().email()), account);
  }

  void removeAccount(AccountState account) {
    releaseEmail(account);
    accounts.remove(account.id());
  }

  private static String folded(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  // ---- businesses

  /** A business, removed ones included. */
  Optional<TenantState> anyTenant(UUID businessId) {
    return Optional.ofNullable(tenants.get(businessId));
  }

  /** A business that is not removed. */
  Optional<TenantState> tenant(UUID businessId) {
    return anyTenant(businessId).filter(tenant -> !tenant.isDeleted());
  }

  /** The businesses in the order of their creation, removed ones included. */
  Map<RowKey, TenantState> tenantsInOrder() {
    return tenantsInOrder;
  }

  TenantState addTenant(Business business) {
    TenantState tenant = new TenantState(business, nextSequence(), new AuditTrail(sequence));
    tenants.put(business.id(), tenant);
    tenantsInOrder.put(tenant.key(), tenant);
    return tenant;
  }

  /** Forgets a business with everything in it but its audit trail. */
  void removeTenant(TenantState tenant) {
    tenants.remove(tenant.id());
    tenantsInOrder.remove(tenant.key());
    auditOfErased.put(tenant.id(), tenant.audit());
    tenant.sources().values().forEach(this::forget);
    alertWork.forget(tenant);
    tenant.alerts().keySet().forEach(tenantsByAlert::remove);
    tenant.keys().values().forEach(this::removeKey);
    tenant.members().keySet().stream()
        .map(accounts::get)
        .forEach(
            account -> {
              if (account != null) {
                account.memberships().remove(tenant);
              }
            });
  }

  Optional<AuditTrail> auditOfErased(UUID businessId) {
    return Optional.ofNullable(auditOfErased.get(businessId));
  }

  /** The trail of what happens in no business. */
  AuditTrail audit() {
    return audit;
  }

  /** Every trail there is. */
  List<AuditTrail> trails() {
    List<AuditTrail> trails = new ArrayList<>(auditOfErased.values());
    tenants.values().forEach(tenant -> trails.add(tenant.audit()));
    trails.add(audit);
    return trails;
  }

  // ---- in businesses

  Optional<SourceState> source(UUID sourceId) {
    return Optional.ofNullable(sources.get(sourceId));
  }

  void addSource(SourceState source) {
    sources.put(source.id(), source);
    source.tenant().sources().put(source.id(), source);
  }

  /** Forgets a source with its points, forecasts, anomalies and alerts. */
  void removeSource(SourceState source, Instant now) {
    TenantState tenant = source.tenant();
    forget(source);
    tenant.sources().remove(source.id());
    source.anomalies().values().forEach(found -> tenant.anomalies().remove(found.key()));
    List<UUID> its =
        tenant.alerts().values().stream()
            .filter(alert -> alert.sourceId().equals(source.id()))
            .map(Alert::id)
            .toList();
    if (!its.isEmpty()) {
      tenant.alerts().keySet().removeAll(its);
      tenantsByAlert.keySet().removeAll(its);
      alertWork.changed(tenant, now);
    }
  }

  private void forget(SourceState source) {
    sources.remove(source.id());
    source.anomalies().values().forEach(found -> anomalies.remove(found.anomaly().id()));
  }

  /** The business of each alert. */
  Map<UUID, TenantState> tenantsByAlert() {
    return tenantsByAlert;
  }

  Map<UUID, AnomalyState> anomalies() {
    return anomalies;
  }

  Optional<KeyState> key(SecretHash hash) {
    return Optional.ofNullable(keys.get(hash));
  }

  void addKey(KeyState key) {
    keys.put(key.hash(), key);
    key.tenant().keys().put(key.id(), key);
  }

  void removeKey(KeyState key) {
    keys.remove(key.hash());
  }

  AlertWork alertWork() {
    return alertWork;
  }

  ExternalData external() {
    return external;
  }
}
