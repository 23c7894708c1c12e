package com.signalcraft.memory;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.internal.LocalJobs;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.AuditEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all views of one back end share. */
final class Engine {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Catalog catalog = new Catalog(new AtomicLong());
  private final PlanMeter meter = new PlanMeter(catalog);
  private final LocalJobs jobs = new LocalJobs("signalcraft-memory-jobs", Engine::closedError);
  private final AccessControl access;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private volatile boolean closed;

  Engine(InstantSource clock, Function<String, Optional<UUID>> tokenVerifier, Supplier<UUID> ids) {
    this.clock = clock;
    this.ids = ids;
    this.access = new AccessControl(catalog, tokenVerifier);
  }

  ReadWriteLock lock() {
    return lock;
  }

  Catalog catalog() {
    return catalog;
  }

  AccessControl access() {
    return access;
  }

  PlanMeter meter() {
    return meter;
  }

  LocalJobs jobs() {
    return jobs;
  }

  /** Now, in the database's resolution. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The id of a new row. */
  UUID newId() {
    return ids.get();
  }

  void close() {
    closed = true;
    jobs.close();
  }

  void requireOpen() {
    if (closed) {
      throw closedError();
    }
  }

  static SignalCraftException closedError() {
    return new SignalCraftException(
        "CLOSED", false, "the in-memory back end is closed", FailureDetails.NONE);
  }

  // ---- audit

  /** Notes in a business's log what was done, without details. */
  void audit(
      Caller caller, TenantState tenant, AuditAction action, String resource, UUID resourceId) {
    audit(caller, tenant, action, resource, resourceId, Map.of());
  }

  /** Notes in a business's log which columns were changed. */
  void auditUpdate(
      Caller caller, TenantState tenant, String resource, UUID resourceId, List<String> columns) {
    audit(caller, tenant, AuditAction.UPDATE, resource, resourceId, Map.of("columns", columns));
  }

  /** Notes in a business's log what was done. */
  void audit(
      Caller caller,
      TenantState tenant,
      AuditAction action,
      String resource,
      UUID resourceId,
      Map<String, ?> details) {
    tenant.audit().add(entry(caller, tenant.id(), action, resource, resourceId, details));
  }

  /** Notes what was done in no business. */
  void auditOutside(
      Caller caller,
      AuditAction action,
      String resource,
      @Nullable UUID resourceId,
      Map<String, ?> details) {
    catalog.audit().add(entry(caller, null, action, resource, resourceId, details));
  }

  private static AuditEntry entry(
      Caller caller,
      @Nullable UUID businessId,
      AuditAction action,
      String resource,
      @Nullable UUID resourceId,
      Map<String, ?> details) {
    Map<String, Object> members = new HashMap<>(details);
    KeyState key = caller.key();
    if (key != null) {
      members.put("api_key_id", key.id().toString());
    }
    return new AuditEntry(
        UUID.randomUUID(),
        caller.userId(),
        businessId,
        OpenEnum.of(action),
        resource,
        resourceId,
        JsonObject.of(members),
        caller.origin().ipAddress(),
        caller.origin().userAgent(),
        caller.now());
  }
}
