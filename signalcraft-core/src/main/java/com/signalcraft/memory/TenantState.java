package com.signalcraft.memory;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertState;
import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.internal.RowKey;
import com.signalcraft.security.Role;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A business and all that belongs to it. Guarded by the catalog's lock, but for the audit trail and
 * the idempotency keys, which are thread-safe, since points are written under the shared lock.
 */
final class TenantState {

  private final RowKey key;
  private final Map<UUID, BusinessMember> members = new LinkedHashMap<>();
  private final Map<UUID, SourceState> sources = new LinkedHashMap<>();
  private final Map<UUID, Alert> alerts = new LinkedHashMap<>();
  private final Map<UUID, KeyState> keys = new LinkedHashMap<>();
  private final TimeTable<AnomalyState> anomalies = TimeTable.guarded();
  private final AlertBoard alertBoard = new AlertBoard();
  private final AuditTrail audit;
  private final IdempotencyKeys idempotency = new IdempotencyKeys();
  private Business business;
  private boolean deleted;

  TenantState(Business business, long sequence, AuditTrail audit) {
    this.key = new RowKey(business.createdAt(), sequence);
    this.business = business;
    this.audit = audit;
  }

  UUID id() {
    return business.id();
  }

  /** Where it stands among all businesses. */
  RowKey key() {
    return key;
  }

  Business business() {
    return business;
  }

  void business(Business changed) {
    business = changed;
  }

  boolean isDeleted() {
    return deleted;
  }

  void delete() {
    deleted = true;
  }

  ZoneId zone() {
    String name = business.location() == null ? null : business.location().timezone();
    return name == null ? ZoneOffset.UTC : ZoneId.of(name);
  }

  /** The members by user, open invitations included, in the order of their invitation. */
  Map<UUID, BusinessMember> members() {
    return members;
  }

  /** A member who has joined. */
  Optional<BusinessMember> joined(@Nullable UUID userId) {
    BusinessMember member = userId == null ? null : members.get(userId);
    return Optional.ofNullable(member).filter(found -> found.joinedAt() != null);
  }

  /** The role of a member who has joined; a role this version does not know gives no rights. */
  Optional<Role> role(UUID userId) {
    return joined(userId).flatMap(member -> member.role().known());
  }

  /** The sources, in the order of their creation. */
  Map<UUID, SourceState> sources() {
    return sources;
  }

  Collection<SourceState> sourcesInOrder() {
    return sources.values();
  }

  /** The alerts, in the order of their creation. */
  Map<UUID, Alert> alerts() {
    return alerts;
  }

  AlertBoard alertBoard() {
    return alertBoard;
  }

  /** Where the alerts stand that were evaluated, in the order of the alerts. */
  List<AlertState> alertStates() {
    return alerts.keySet().stream().map(alertBoard.states()::get).filter(Objects::nonNull).toList();
  }

  /** The keys that are not revoked, in the order of their issue. */
  Map<UUID, KeyState> keys() {
    return keys;
  }

  TimeTable<AnomalyState> anomalies() {
    return anomalies;
  }

  AuditTrail audit() {
    return audit;
  }

  IdempotencyKeys idempotency() {
    return idempotency;
  }
}
