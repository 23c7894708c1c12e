package com.signalcraft.client.internal.group;

import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.business.Businesses;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.BusinessRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import java.util.UUID;

/** Businesses. Thread-safe. */
public final class BusinessCalls implements Businesses {

  private static final String BUSINESSES = "businesses";

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public BusinessCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public Business create(NewBusiness business) {
    Checks.required("business", business);
    Members body =
        Members.of("name", business.name())
            .with("industry", business.industry())
            .with("description", business.description())
            .with("location", business.location())
            .with("settings", business.settings());
    return caller.call(Calls.post(body, BUSINESSES), Answers.object(body, BusinessRows::business));
  }

  @Override
  public Business get(UUID businessId) {
    return caller.call(
        Calls.get(BUSINESSES, id(businessId)), Answers.object(BusinessRows::business));
  }

  @Override
  public Page<Business> list(PageRequest page) {
    Checks.required("page", page);
    return caller.call(
        Calls.page(Calls.get(BUSINESSES), page),
        Answers.page(BUSINESSES, page, BusinessRows::business));
  }

  @Override
  public Business update(UUID businessId, BusinessUpdate update) {
    Checks.required("update", update);
    Members body =
        Members.of("name", update.name())
            .with("industry", update.industry())
            .with("description", update.description())
            .with("location", update.location())
            .with("settings", update.settings());
    return caller.call(
        Calls.put(body, BUSINESSES, id(businessId)), Answers.object(body, BusinessRows::business));
  }

  @Override
  public void delete(UUID businessId) {
    caller.call(Calls.delete(BUSINESSES, id(businessId)), ResponseReader.STATUS);
  }

  @Override
  public Business transfer(UUID businessId, UUID newOwnerId) {
    Members body = Members.of("owner_id", Checks.required("user_id", newOwnerId));
    return caller.call(
        Calls.post(body, BUSINESSES, id(businessId), "transfer"),
        Answers.object(body, BusinessRows::business));
  }

  private static UUID id(UUID businessId) {
    return Checks.required("business_id", businessId);
  }
}
