package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.security.Identity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A business for points, with its owner.
 *
 * @param database where it is
 * @param ownerId the owner
 * @param businessId the business
 * @param view the back end as the owner sees it
 */
record KpiTenant(TestDatabase database, UUID ownerId, UUID businessId, SignalCraft view) {

  static KpiTenant create(
      TestDatabase database, JdbcSignalCraft service, @Nullable String timezone) {
    UUID owner =
        service
            .users()
            .create(new NewUser("owner-" + UUID.randomUUID() + "@example.com", "Owner", "UTC"))
            .id();
    SignalCraft view = service.as(Identity.user(owner));
    Location location = new Location("Town", null, "Country", null, null, timezone);
    UUID business =
        view.businesses()
            .create(new NewBusiness("Harbour Café", null, null, location, JsonObject.EMPTY))
            .id();
    return new KpiTenant(database, owner, business, view);
  }

  UUID source() {
    return source("sum");
  }

  UUID source(String aggregation) {
    return UUID.fromString(
        database.value(
            "insert into public.kpi_sources (business_id, name, type, config) values ('"
                + businessId
                + "', 'Revenue', 'revenue', '"
                + JsonObject.of("aggregation", aggregation).toJson()
                + "') returning id"));
  }
}
