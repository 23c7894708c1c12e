package com.signalcraft.examples.benchmarks.database;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.security.Identity;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A business with its owner and its sources. Immutable.
 *
 * @param userId the owner
 * @param businessId the business
 * @param sourceIds its sources
 */
record Tenant(UUID userId, UUID businessId, List<UUID> sourceIds) {

  static Tenant create(SignalCraft service, int number, int sources) {
    UUID userId = service.users().create(NewUser.of("owner" + number + "@example.com")).id();
    SignalCraft owner = service.as(Identity.user(userId));
    UUID businessId = owner.businesses().create(NewBusiness.of("Shop " + number)).id();
    return new Tenant(
        userId,
        businessId,
        IntStream.range(0, sources)
            .mapToObj(i -> addSource(owner, businessId, "KPI " + i))
            .toList());
  }

  static UUID addSource(SignalCraft owner, UUID businessId, String name) {
    return owner.sources().create(NewKpiSource.of(businessId, name, KpiType.REVENUE, "$")).id();
  }

  SignalCraft view(SignalCraft service) {
    return service.as(Identity.user(userId));
  }
}
