package com.signalcraft.jdbc.testing;

import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.security.Identity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A business for points, with its owner, whose plan has no limits.
 *
 * @param ownerId the owner
 * @param businessId the business
 * @param view the back end as the owner sees it
 */
public record KpiTenant(UUID ownerId, UUID businessId, JdbcSignalCraft view) {

  /**
   * A new tenant.
   *
   * @param service the back end as the service sees it
   * @param timezone the zone of the business, or null
   * @return the tenant
   */
  public static KpiTenant create(JdbcSignalCraft service, @Nullable String timezone) {
    UUID owner =
        service
            .users()
            .create(new NewUser("owner-" + UUID.randomUUID() + "@example.com", "Owner", "UTC"))
            .id();
    service.subscriptions().apply(SubscriptionChange.active(owner, SubscriptionTier.ENTERPRISE));
    JdbcSignalCraft view = service.as(Identity.user(owner));
    Location location = new Location("Town", null, "Country", null, null, timezone);
    UUID business =
        view.businesses()
            .create(new NewBusiness("Harbour Café", null, null, location, JsonObject.EMPTY))
            .id();
    return new KpiTenant(owner, business, view);
  }

  /**
   * A new source.
   *
   * @return its id
   */
  public UUID source() {
    return source("sum");
  }

  /**
   * A new source.
   *
   * @param aggregation how its points of one instant are combined
   * @return its id
   */
  public UUID source(String aggregation) {
    return view.sources()
        .create(
            new NewKpiSource(
                businessId,
                "Revenue",
                KpiType.REVENUE,
                null,
                JsonObject.of("aggregation", aggregation)))
        .id();
  }
}
