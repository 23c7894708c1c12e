package com.signalcraft.client.exchange;

import static com.signalcraft.client.exchange.Exchange.at;
import static com.signalcraft.client.exchange.Exchange.id;

import com.signalcraft.account.NewUser;
import com.signalcraft.account.PlanUsage;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.account.UsageMetric;
import com.signalcraft.account.UserProfile;
import com.signalcraft.client.hosted.BusinessBrief;
import com.signalcraft.client.hosted.IssuedTokens;
import com.signalcraft.client.hosted.LoggedIn;
import com.signalcraft.client.hosted.NewAccount;
import com.signalcraft.client.hosted.PublishedSubscription;
import com.signalcraft.client.hosted.RegisteredAccount;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.lifecycle.DataExport;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.lifecycle.RetentionReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Accounts, users, plans, and what becomes of their data. */
final class AccountExchanges {

  private static final String PROFILE =
      "{'id':'$1','email':'ada@example.com','full_name':'Ada','avatar_url':'https://a.example/1',"
          + "'timezone':'Europe/Berlin','subscription_tier':'pro','trial_ends_at':'@3',"
          + "'created_at':'@1','updated_at':'@2'}";

  private static final UserProfile ADA =
      new UserProfile(
          id(1),
          "ada@example.com",
          "Ada",
          "https://a.example/1",
          "Europe/Berlin",
          OpenEnum.of(SubscriptionTier.PRO),
          at(3),
          at(1),
          at(2));

  private static final String SUBSCRIPTION =
      "{'id':'$2','user_id':'$1','stripe_customer_id':'cus_1','stripe_subscription_id':'sub_1',"
          + "'tier':'pro','status':'active','current_period_start':'@1','current_period_end':'@2',"
          + "'trial_start':'@1','trial_end':'@2','canceled_at':null,'created_at':'@1',"
          + "'updated_at':'@4'}";

  private static final Subscription PRO =
      new Subscription(
          id(2),
          id(1),
          "cus_1",
          "sub_1",
          OpenEnum.of(SubscriptionTier.PRO),
          OpenEnum.of(SubscriptionStatus.ACTIVE),
          at(1),
          at(2),
          at(1),
          at(2),
          null,
          at(1),
          at(4));

  private static final String TOKENS =
      "{'access_token':'acc','refresh_token':'ref','expires_in':900}";

  private static final IssuedTokens ISSUED = new IssuedTokens("acc", "ref", Duration.ofMinutes(15));

  private AccountExchanges() {}

  static List<Exchange> all() {
    return List.of(
        Exchange.of(
                "accounts.register/1",
                sc ->
                    sc.accounts()
                        .register(new NewAccount("a@b.de", "pass word", "Ada", "Café", "food")))
            .sends("POST /v1/auth/register")
            .body(
                "{'email':'a@b.de','password':'pass word','full_name':'Ada',"
                    + "'business_name':'Café','industry':'food'}")
            .answered(
                201,
                "{'user':{'id':'$1','email':'a@b.de','full_name':'Ada'},"
                    + "'business':{'id':'$2','name':'Café','industry':'food'},'tokens':"
                    + TOKENS
                    + "}")
            .gives(
                new RegisteredAccount(
                    id(1), "a@b.de", "Ada", new BusinessBrief(id(2), "Café", "food"), ISSUED)),
        Exchange.of("accounts.login/2", sc -> sc.accounts().login("a@b.de", "pass"))
            .sends("POST /v1/auth/login")
            .body("{'email':'a@b.de','password':'pass'}")
            .answered(
                200,
                "{'user':{'id':'$1','email':'a@b.de','subscription_tier':'pro'},'tokens':"
                    + TOKENS
                    + "}")
            .gives(new LoggedIn(id(1), "a@b.de", OpenEnum.of(SubscriptionTier.PRO), ISSUED)),
        Exchange.of("accounts.refresh/1", sc -> sc.accounts().refresh("ref"))
            .sends("POST /v1/auth/refresh")
            .body("{'refresh_token':'ref'}")
            .answered(200, "{'access_token':'new','expires_in':60}")
            .gives(new IssuedTokens("new", null, Duration.ofMinutes(1))),
        Exchange.of("accounts.refresh/1 that rotates", sc -> sc.accounts().refresh("old"))
            .sends("POST /v1/auth/refresh")
            .body("{'refresh_token':'old'}")
            .answered(200, TOKENS)
            .gives(ISSUED),
        Exchange.of("accounts.logout/1", sc -> done(() -> sc.accounts().logout("ref")))
            .sends("POST /v1/auth/logout")
            .body("{'refresh_token':'ref'}"),
        Exchange.of("users.create/1", sc -> sc.users().create(NewUser.of("ada@example.com")))
            .sends("POST /v1/users")
            .body("{'email':'ada@example.com','timezone':'UTC'}")
            .answered(201, PROFILE)
            .gives(ADA),
        Exchange.of("users.me/0", sc -> sc.users().me())
            .sends("GET /v1/users/profile")
            .answered(200, PROFILE)
            .gives(ADA),
        Exchange.of("users.me/0 as published", sc -> sc.users().me())
            .sends("GET /v1/users/profile")
            .answered(
                200,
                "{'id':'$1','email':'a@b.de','full_name':null,'avatar_url':null,'timezone':'UTC',"
                    + "'subscription_tier':'platinum','trial_ends_at':null,'created_at':'@1'}")
            .gives(
                new UserProfile(
                    id(1),
                    "a@b.de",
                    null,
                    null,
                    "UTC",
                    OpenEnum.parse(SubscriptionTier.class, "platinum"),
                    null,
                    at(1),
                    at(1))),
        Exchange.of("users.get/1", sc -> sc.users().get(id(1)))
            .sends("GET /v1/users/$1")
            .answered(200, PROFILE)
            .gives(ADA),
        Exchange.of(
                "users.update/1",
                sc -> sc.users().update(new ProfileUpdate(null, "https://a.example/1", null)))
            .sends("PUT /v1/users/profile")
            .body("{'avatar_url':'https://a.example/1'}")
            .answered(200, PROFILE)
            .gives(ADA),
        Exchange.of("subscriptions.current/0", sc -> sc.subscriptions().current())
            .sends("GET /v1/users/subscription")
            .answered(
                200,
                "{'tier':'pro','status':'active','current_period_start':'@1',"
                    + "'current_period_end':'@2','trial_end':'@2','effective_tier':'enterprise','usage':"
                    + "{'api_calls':7,'api_calls_limit':null,'data_sources':2,"
                    + "'data_sources_limit':10},'subscription':"
                    + SUBSCRIPTION
                    + "}")
            .gives(
                new PlanUsage(
                    PRO,
                    SubscriptionTier.ENTERPRISE,
                    7,
                    OptionalInt.empty(),
                    2,
                    OptionalInt.of(10))),
        Exchange.of("subscriptions.published/0", sc -> sc.subscriptions().published())
            .sends("GET /v1/users/subscription")
            .answered(
                200,
                "{'tier':'pro','status':'trialing','current_period_start':'@1',"
                    + "'current_period_end':'@2','trial_end':'@3','usage':{'api_calls':7,"
                    + "'api_calls_limit':30000,'data_sources':2,'data_sources_limit':null}}")
            .gives(
                new PublishedSubscription(
                    OpenEnum.of(SubscriptionTier.PRO),
                    OpenEnum.of(SubscriptionStatus.TRIALING),
                    at(1),
                    at(2),
                    at(3),
                    7,
                    OptionalInt.of(30_000),
                    2,
                    OptionalInt.empty())),
        Exchange.of("subscriptions.usage/1", sc -> sc.subscriptions().usage("2026-01"))
            .sends("GET /v1/users/usage?period=2026-01")
            .answered(
                200,
                "{'entries':[{'id':'$3','user_id':'$1','business_id':null,'metric':'api_calls',"
                    + "'value':12,'period':'2026-01','created_at':'@1'}]}")
            .gives(
                List.of(
                    new UsageEntry(
                        id(3),
                        id(1),
                        null,
                        OpenEnum.of(UsageMetric.API_CALLS),
                        12,
                        "2026-01",
                        at(1)))),
        Exchange.of(
                "subscriptions.apply/1",
                sc ->
                    sc.subscriptions()
                        .apply(
                            new SubscriptionChange(
                                id(1),
                                SubscriptionTier.PRO,
                                SubscriptionStatus.ACTIVE,
                                "cus_1",
                                null,
                                at(1),
                                at(2))))
            .sends("PUT /v1/users/$1/subscription")
            .body(
                "{'tier':'pro','status':'active','stripe_customer_id':'cus_1',"
                    + "'current_period_start':'@1','current_period_end':'@2'}")
            .answered(200, SUBSCRIPTION)
            .gives(PRO),
        Exchange.of("lifecycle.exportUser/1", sc -> sc.lifecycle().exportUser(id(1)))
            .sends("GET /v1/users/$1/export")
            .answered(200, "{'tables':{'user_profiles':[{'id':'$1','n':1.50,'x':null}],'a.b':[]}}")
            .gives(
                new DataExport(
                    Map.of(
                        "user_profiles",
                        List.of(
                            JsonObject.of(
                                withNull(Map.of("id", id(1).toString(), "n", decimal("1.50"))))),
                        "a.b",
                        List.of()))),
        Exchange.of("lifecycle.exportBusiness/1", sc -> sc.lifecycle().exportBusiness(id(1)))
            .sends("GET /v1/businesses/$1/export")
            .answered(200, "{'tables':{}}")
            .gives(new DataExport(Map.of())),
        Exchange.of(
                "lifecycle.anonymiseUser/1", sc -> done(() -> sc.lifecycle().anonymiseUser(id(1))))
            .sends("POST /v1/users/$1/anonymise")
            .body(""),
        Exchange.of("lifecycle.eraseUser/1", sc -> done(() -> sc.lifecycle().eraseUser(id(1))))
            .sends("DELETE /v1/users/$1"),
        Exchange.of(
                "lifecycle.eraseBusiness/1", sc -> done(() -> sc.lifecycle().eraseBusiness(id(1))))
            .sends("POST /v1/businesses/$1/erase")
            .body(""),
        Exchange.of(
                "lifecycle.applyRetention/1",
                sc -> sc.lifecycle().applyRetention(new RetentionPolicy(12, 24)))
            .sends("POST /v1/retention")
            .body("{'hot_months':12,'keep_months':24}")
            .answered(200, "{'points_rolled_up':3000000000,'days_written':2,'days_dropped':0}")
            .gives(new RetentionReport(3_000_000_000L, 2, 0)));
  }

  /** A call that has no result. */
  static Object done(Runnable call) {
    call.run();
    return null;
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  private static Map<String, Object> withNull(Map<String, Object> members) {
    Map<String, Object> all = new HashMap<>(members);
    all.put("x", null);
    return all;
  }
}
