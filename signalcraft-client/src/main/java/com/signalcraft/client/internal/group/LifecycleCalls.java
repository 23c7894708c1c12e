package com.signalcraft.client.internal.group;

import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.ExternalRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.Checks;
import com.signalcraft.lifecycle.DataExport;
import com.signalcraft.lifecycle.Lifecycle;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.lifecycle.RetentionReport;
import java.util.UUID;

/** Retention, export, anonymisation and erasure. Thread-safe. */
public final class LifecycleCalls implements Lifecycle {

  private static final String USERS = "users";
  private static final String BUSINESSES = "businesses";

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public LifecycleCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public DataExport exportUser(UUID userId) {
    return caller.call(
        Calls.get(USERS, Checks.required("id", userId), "export"),
        Answers.object(ExternalRows::export));
  }

  @Override
  public DataExport exportBusiness(UUID businessId) {
    return caller.call(
        Calls.get(BUSINESSES, Checks.required("business_id", businessId), "export"),
        Answers.object(ExternalRows::export));
  }

  @Override
  public void anonymiseUser(UUID userId) {
    caller.call(
        Calls.postNothing(USERS, Checks.required("id", userId), "anonymise"),
        ResponseReader.STATUS);
  }

  @Override
  public void eraseUser(UUID userId) {
    caller.call(Calls.delete(USERS, Checks.required("id", userId)), ResponseReader.STATUS);
  }

  @Override
  public void eraseBusiness(UUID businessId) {
    caller.call(
        Calls.postNothing(BUSINESSES, Checks.required("business_id", businessId), "erase"),
        ResponseReader.STATUS);
  }

  @Override
  public RetentionReport applyRetention(RetentionPolicy policy) {
    Checks.required("policy", policy);
    Members body =
        Members.of("hot_months", policy.hotMonths()).with("keep_months", policy.keepMonths());
    return caller.call(Calls.post(body, "retention"), Answers.object(ExternalRows::retention));
  }
}
