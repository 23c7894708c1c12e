package com.signalcraft.jdbc.testing;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.Business;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.security.Identity;
import java.util.UUID;

/**
 * A business with one KPI source, made for one test.
 *
 * @param database where it is
 * @param service the service's view of it
 * @param owner its owner, on the trial of the Pro plan
 * @param business the business
 * @param sourceId the source
 */
public record TestTenant(
    TestDatabase database,
    SignalCraft service,
    UserProfile owner,
    Business business,
    UUID sourceId) {

  /**
   * A tenant in UTC.
   *
   * @param database where it is to be
   * @param service the service's view of it
   * @return the tenant
   */
  public static TestTenant create(TestDatabase database, SignalCraft service) {
    return create(database, service, "UTC", "{}");
  }

  /**
   * A tenant.
   *
   * @param database where it is to be
   * @param service the service's view of it
   * @param timezone the business's time zone
   * @param config the source's configuration, as JSON
   * @return the tenant
   */
  public static TestTenant create(
      TestDatabase database, SignalCraft service, String timezone, String config) {
    UserProfile owner =
        service.users().create(NewUser.of("owner-" + UUID.randomUUID() + "@example.com"));
    Location place = new Location("Town", null, "Country", null, null, timezone);
    Business business =
        service
            .as(Identity.user(owner.id()))
            .businesses()
            .create(new NewBusiness("Café", null, null, place, JsonObject.EMPTY));
    String sourceId =
        database.value(
            """
            insert into public.kpi_sources (business_id, name, type, config)
            values ('%s', 'Daily revenue', 'revenue', '%s')
            returning id
            """
                .formatted(business.id(), config));
    return new TestTenant(database, service, owner, business, UUID.fromString(sourceId));
  }

  /**
   * The owner's view.
   *
   * @return the view
   */
  public SignalCraft asOwner() {
    return service.as(Identity.user(owner.id()));
  }

  /** Hides the source, as its removal does. */
  public void removeSource() {
    database.execute(
        "update public.kpi_sources set deleted_at = now() where id = '" + sourceId + "'");
  }
}
