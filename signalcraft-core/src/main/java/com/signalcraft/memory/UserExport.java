package com.signalcraft.memory;

import com.signalcraft.alert.Alert;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.internal.RowKey;
import com.signalcraft.internal.TableRows;
import com.signalcraft.internal.Tables;
import com.signalcraft.lifecycle.DataExport;
import com.signalcraft.notification.Notification;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.AuditEntry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** All data about a user. Called under the catalog's lock. */
final class UserExport {

  private final Engine engine;
  private final AccountState account;

  UserExport(Engine engine, AccountState account) {
    this.engine = engine;
    this.account = account;
  }

  DataExport make() {
    UUID id = account.id();
    return new Tables()
        .add("user_profiles", List.of(account.profile()), TableRows::of)
        .add("subscriptions", List.of(account.subscription()), TableRows::of)
        .add("usage_tracking", engine.meter().usageOf(id), TableRows::of)
        .add(
            "businesses",
            inBusinesses(tenant -> List.of(tenant.business()), row -> row.ownerId().equals(id)),
            TableRows::of)
        .add(
            "business_members",
            inBusinesses(
                    tenant -> tenant.members().values(),
                    (BusinessMember row) -> row.userId().equals(id))
                .stream()
                .sorted(Comparator.comparing(BusinessMember::invitedAt))
                .toList(),
            TableRows::of)
        .add("notifications", notifications(), TableRows::of)
        .add(
            "alerts",
            inBusinesses(
                tenant -> tenant.alerts().values(), (Alert row) -> id.equals(row.createdBy())),
            TableRows::of)
        .add(
            "api_keys",
            inBusinesses(UserExport::keys, (ApiKey row) -> id.equals(row.createdBy())),
            TableRows::of)
        .add(
            "anomalies",
            inBusinesses(UserExport::anomalies, (Anomaly row) -> id.equals(row.acknowledgedBy())),
            TableRows::of)
        .add("audit_logs", auditEntries(id), TableRows::of)
        .export();
  }

  private static List<ApiKey> keys(TenantState tenant) {
    return tenant.keys().values().stream().map(KeyState::key).toList();
  }

  private static List<Anomaly> anomalies(TenantState tenant) {
    return tenant.anomalies().values().stream().map(AnomalyState::anomaly).toList();
  }

  /** What is about a removed business is hidden with it. */
  private List<Notification> notifications() {
    return account.notifications().values().stream()
        .filter(
            row ->
                row.businessId() == null || engine.catalog().tenant(row.businessId()).isPresent())
        .toList();
  }

  /** Rows of any business that is not removed; he may have left it since. */
  private <T> List<T> inBusinesses(
      Function<TenantState, Collection<T>> rows, Predicate<? super T> his) {
    return engine.catalog().tenantsInOrder().values().stream()
        .filter(tenant -> !tenant.isDeleted())
        .flatMap(tenant -> rows.apply(tenant).stream())
        .filter(his)
        .toList();
  }

  /** In the order in which they were noted, whichever trail they are on. */
  private Collection<AuditEntry> auditEntries(UUID id) {
    Map<RowKey, AuditEntry> entries = new TreeMap<>();
    for (AuditTrail trail : engine.catalog().trails()) {
      trail.entries().addTo(entries, entry -> id.equals(entry.userId()));
    }
    return entries.values();
  }
}
