package com.signalcraft.jdbc.testing;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.Business;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
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
    return create(database, service, "UTC", JsonObject.EMPTY);
  }

  /**
   * A tenant.
   *
   * @param database where it is to be
   * @param service the service's view of it
   * @param timezone the business's time zone
   * @param config the source's configuration
   * @return the tenant
   */
  public static TestTenant create(
      TestDatabase database, SignalCraft service, String timezone, JsonObject config) {
    UserProfile owner =
        service.users().create(NewUser.of("owner-" + UUID.randomUUID() + "@example.com"));
    Location place = new Location("Town", null, "Country", null, null, timezone);
    Business business =
        service
            .as(Identity.user(owner.id()))
            .businesses()
            .create(new NewBusiness("Café", null, null, place, JsonObject.EMPTY));
    UUID sourceId =
        service
            .as(Identity.user(owner.id()))
            .sources()
            .create(new NewKpiSource(business.id(), "Daily revenue", KpiType.REVENUE, "$", config))
            .id();
    return new TestTenant(database, service, owner, business, sourceId);
  }

  /**
   * The owner's view.
   *
   * @return the view
   */
  public SignalCraft asOwner() {
    return service.as(Identity.user(owner.id()));
  }

  /**
   * How many calls of the business its owner's plan has paid for.
   *
   * @return the number of this month
   */
  public int calls() {
    return usage("api_calls");
  }

  /**
   * What was counted in the business.
   *
   * @param metric the metric, as the column has it
   * @return the number of this month
   */
  public int usage(String metric) {
    return Integer.parseInt(
        database.value(
            "select coalesce(sum(value), 0) from public.usage_tracking where business_id = '%s' and metric = '%s'"
                .formatted(business.id(), metric)));
  }

  /**
   * The changes of a kind of thing that the audit log holds.
   *
   * @param resource the kind, such as {@code alert}
   * @return the names of the changed columns of each, oldest first, such as {@code [["name"]]}
   */
  public String updates(String resource) {
    return database.value(
        """
        select coalesce(jsonb_agg(details -> 'columns' order by ordinal), '[]')
          from public.audit_logs
         where business_id = '%s'
           and resource = '%s'
           and action = 'update'
        """
            .formatted(business.id(), resource));
  }
}
