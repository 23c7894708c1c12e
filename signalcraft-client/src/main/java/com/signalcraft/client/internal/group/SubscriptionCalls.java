package com.signalcraft.client.internal.group;

import com.signalcraft.account.PlanUsage;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.client.hosted.HttpSubscriptions;
import com.signalcraft.client.hosted.PublishedSubscription;
import com.signalcraft.client.internal.json.AccountRows;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ApiRequest;
import com.signalcraft.common.Checks;
import java.util.List;

/** Plans and usage. Thread-safe. */
public final class SubscriptionCalls implements HttpSubscriptions {

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public SubscriptionCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public PlanUsage current() {
    return caller.call(subscription(), Answers.object(AccountRows::planUsage));
  }

  @Override
  public PublishedSubscription published() {
    return caller.call(subscription(), Answers.object(AccountRows::publishedSubscription));
  }

  private static ApiRequest subscription() {
    return Calls.get("users", "subscription");
  }

  @Override
  public List<UsageEntry> usage(String period) {
    return caller.call(
        Calls.get("users", "usage").query("period", Checks.required("period", period)),
        Answers.list("entries", Members.of("period", period), AccountRows::usageEntry));
  }

  @Override
  public Subscription apply(SubscriptionChange change) {
    Checks.required("change", change);
    Members body =
        Members.of("tier", change.tier())
            .with("status", change.status())
            .with("stripe_customer_id", change.stripeCustomerId())
            .with("stripe_subscription_id", change.stripeSubscriptionId())
            .with("current_period_start", change.currentPeriodStart())
            .with("current_period_end", change.currentPeriodEnd());
    return caller.call(
        Calls.put(body, "users", change.userId(), "subscription"),
        Answers.object(AccountRows::subscription));
  }
}
