package com.signalcraft.contract;

import com.signalcraft.account.UserProfile;
import com.signalcraft.business.Business;
import com.signalcraft.kpi.KpiSource;
import java.util.UUID;

/**
 * A business with somebody in each role, and one KPI source. The owner has a plan without limits.
 *
 * @param business the business
 * @param owner who owns it
 * @param admin a joined admin
 * @param editor a joined editor
 * @param viewer a joined viewer
 * @param invited somebody with an open invitation as an admin
 * @param source a source of the business, summed up
 */
record Tenant(
    Business business,
    UserProfile owner,
    UserProfile admin,
    UserProfile editor,
    UserProfile viewer,
    UserProfile invited,
    KpiSource source) {

  UUID businessId() {
    return business.id();
  }

  UUID sourceId() {
    return source.id();
  }
}
