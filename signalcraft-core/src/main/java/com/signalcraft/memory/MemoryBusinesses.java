package com.signalcraft.memory;

import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.business.Businesses;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.ChangedColumns;
import com.signalcraft.internal.Updates;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.Right;
import com.signalcraft.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Businesses. */
final class MemoryBusinesses extends Group implements Businesses {

  private static final String RESOURCE = "business";

  MemoryBusinesses(Session session) {
    super(session);
  }

  @Override
  public Business create(NewBusiness business) {
    Checks.required("business", business);
    return session()
        .write(
            caller -> {
              AccountState owner = access().person(caller);
              Instant now = caller.now();
              Business row =
                  new Business(
                      engine().newId(),
                      owner.id(),
                      business.name(),
                      business.industry(),
                      business.description(),
                      business.location(),
                      business.settings(),
                      now,
                      now);
              TenantState tenant = catalog().addTenant(row);
              tenant
                  .members()
                  .put(
                      owner.id(),
                      new BusinessMember(
                          engine().newId(),
                          row.id(),
                          owner.id(),
                          OpenEnum.of(Role.OWNER),
                          null,
                          now,
                          now));
              owner.memberships().add(tenant);
              engine().audit(caller, tenant, AuditAction.CREATE, RESOURCE, row.id());
              return row;
            });
  }

  @Override
  public Business get(UUID businessId) {
    return session().read(caller -> access().business(caller, businessId, Right.READ).business());
  }

  @Override
  public Page<Business> list(PageRequest page) {
    Checks.required("page", page);
    return session()
        .read(
            caller -> {
              access().requireReader(caller);
              TimeTable<Business> visible = TimeTable.guarded();
              for (TenantState tenant : candidates(caller)) {
                if (!tenant.isDeleted() && access().sees(caller, tenant)) {
                  visible.put(tenant.key(), tenant.business());
                }
              }
              return visible.oldestFirst(page, business -> true);
            });
  }

  private Iterable<TenantState> candidates(Caller caller) {
    KeyState key = caller.key();
    if (key != null) {
      return List.of(key.tenant());
    }
    AccountState account = caller.account();
    return account == null ? catalog().tenantsInOrder().values() : account.memberships();
  }

  @Override
  public Business update(UUID businessId, BusinessUpdate update) {
    Checks.required("update", update);
    return session()
        .write(
            caller -> {
              TenantState tenant = access().business(caller, businessId, Right.EDIT_BUSINESS);
              Business old = tenant.business();
              ChangedColumns changed = new ChangedColumns();
              Business row = Updates.of(old, update, caller.now(), changed);
              if (changed.isEmpty()) {
                return old;
              }
              meter().takeCall(caller, tenant);
              tenant.business(row);
              engine().auditUpdate(caller, tenant, RESOURCE, row.id(), changed.names());
              return row;
            });
  }

  @Override
  public void delete(UUID businessId) {
    session()
        .change(
            caller -> {
              TenantState tenant = access().business(caller, businessId, Right.REMOVE_BUSINESS);
              tenant.delete();
              engine().audit(caller, tenant, AuditAction.DELETE, RESOURCE, businessId);
            });
  }

  @Override
  public Business transfer(UUID businessId, UUID newOwnerId) {
    Checks.required("user_id", newOwnerId);
    return session()
        .write(
            caller -> {
              TenantState tenant = access().business(caller, businessId, Right.TRANSFER_BUSINESS);
              BusinessMember member =
                  tenant
                      .joined(newOwnerId)
                      .orElseThrow(() -> NotFoundException.of("member", newOwnerId));
              if (!newOwnerId.equals(tenant.business().ownerId())) {
                Membership.handOver(tenant, member, caller.now());
                engine().auditUpdate(caller, tenant, RESOURCE, businessId, List.of("owner_id"));
              }
              return tenant.business();
            });
  }
}
