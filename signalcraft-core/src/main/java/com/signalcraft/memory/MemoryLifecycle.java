package com.signalcraft.memory;

import com.signalcraft.common.Checks;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.lifecycle.DataExport;
import com.signalcraft.lifecycle.Lifecycle;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.lifecycle.RetentionReport;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.Right;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** Retention, export, anonymisation and erasure. */
final class MemoryLifecycle extends Group implements Lifecycle {

  MemoryLifecycle(Session session) {
    super(session);
  }

  @Override
  public DataExport exportUser(UUID userId) {
    Checks.required("id", userId);
    return session().read(caller -> new UserExport(engine(), himself(caller, userId)).make());
  }

  @Override
  public DataExport exportBusiness(UUID businessId) {
    return session()
        .read(
            caller -> {
              TenantState tenant = access().business(caller, businessId, Right.EXPORT);
              engine().audit(caller, tenant, AuditAction.VIEW, "business", businessId);
              return new BusinessExport(engine(), tenant).make();
            });
  }

  @Override
  public void anonymiseUser(UUID userId) {
    Checks.required("id", userId);
    session().change(caller -> new Erasure(engine(), caller).anonymise(himself(caller, userId)));
  }

  @Override
  public void eraseUser(UUID userId) {
    Checks.required("id", userId);
    session().change(caller -> new Erasure(engine(), caller).erase(himself(caller, userId)));
  }

  /** A user, for himself and the service. */
  private AccountState himself(Caller caller, UUID userId) {
    return catalog()
        .account(userId)
        .filter(account -> caller.isService() || account == caller.account())
        .orElseThrow(() -> NotFoundException.of("user", userId));
  }

  @Override
  public void eraseBusiness(UUID businessId) {
    Checks.required("business_id", businessId);
    session()
        .change(
            caller -> {
              // The service erases what was removed before, too.
              TenantState tenant =
                  caller.isService()
                      ? catalog()
                          .anyTenant(businessId)
                          .orElseThrow(() -> NotFoundException.of("business", businessId))
                      : access().business(caller, businessId, Right.REMOVE_BUSINESS);
              new Erasure(engine(), caller).erase(tenant);
            });
  }

  @Override
  public RetentionReport applyRetention(RetentionPolicy policy) {
    Checks.required("policy", policy);
    return session()
        .write(
            caller -> {
              access().requireService(caller);
              YearMonth month = YearMonth.from(caller.now().atOffset(ZoneOffset.UTC));
              LocalDate pointsFrom = month.minusMonths(policy.hotMonths()).atDay(1);
              LocalDate daysFrom = month.minusMonths(policy.keepMonths()).atDay(1);
              RolledUpDays.Change total = RolledUpDays.Change.NONE;
              for (TenantState tenant : catalog().tenantsInOrder().values()) {
                for (SourceState source : tenant.sources().values()) {
                  total = total.plus(retain(caller, source, pointsFrom, daysFrom));
                }
              }
              return new RetentionReport(total.points(), total.written(), total.dropped());
            });
  }

  private RolledUpDays.Change retain(
      Caller caller, SourceState source, LocalDate pointsFrom, LocalDate daysFrom) {
    RolledUpDays.Change change =
        source.points().retain(RolledUpDays.startMicros(pointsFrom), daysFrom);
    if (!change.equals(RolledUpDays.Change.NONE)) {
      engine()
          .audit(
              caller,
              source.tenant(),
              AuditAction.DELETE,
              "kpi_data",
              source.id(),
              Map.of("rolled_up", change.points(), "days_dropped", change.dropped()));
    }
    return change;
  }
}
