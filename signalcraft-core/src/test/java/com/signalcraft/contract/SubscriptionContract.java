package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.account.PlanUsage;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UserProfile;
import com.signalcraft.common.OpenEnum;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Subscriptions and the plan that follows from them. */
abstract class SubscriptionContract extends ContractArea {

  @Test
  void on_the_trial_the_free_plan_counts_as_pro() {
    PlanUsage plan = as(given().user("ada")).subscriptions().current();

    assertThat(plan.effectiveTier()).isEqualTo(SubscriptionTier.PRO);
    assertThat(plan.apiCalls()).isZero();
    assertThat(plan.apiCallsLimit()).isEqualTo(OptionalInt.of(30_000));
    assertThat(plan.dataSources()).isZero();
    assertThat(plan.dataSourcesLimit()).isEqualTo(OptionalInt.of(10));
  }

  @Test
  void the_trial_ends_after_seven_days_to_the_instant() {
    UserProfile ada = given().user("ada");
    letPass(Duration.between(now(), ada.trialEndsAt()).minusMillis(1));
    assertThat(tierOf(ada)).isEqualTo(SubscriptionTier.PRO);

    letPass(Duration.ofMillis(1));

    PlanUsage plan = as(ada).subscriptions().current();
    assertThat(plan.effectiveTier()).isEqualTo(SubscriptionTier.FREE);
    assertThat(plan.apiCallsLimit()).isEqualTo(OptionalInt.of(5_000));
    assertThat(plan.dataSourcesLimit()).isEqualTo(OptionalInt.of(3));
  }

  @Test
  void the_trial_takes_nothing_from_a_better_plan() {
    UserProfile ada = given().user("ada", SubscriptionTier.ENTERPRISE);
    PlanUsage plan = as(ada).subscriptions().current();

    assertThat(plan.effectiveTier()).isEqualTo(SubscriptionTier.ENTERPRISE);
    assertThat(plan.apiCallsLimit()).isEmpty();
    assertThat(plan.dataSourcesLimit()).isEmpty();
    assertThat(as(ada).users().me().subscriptionTier())
        .isEqualTo(OpenEnum.of(SubscriptionTier.ENTERPRISE));
  }

  @ParameterizedTest
  @EnumSource(SubscriptionStatus.class)
  void a_plan_counts_while_it_is_active_on_trial_or_past_due(SubscriptionStatus status) {
    UserProfile ada = given().user("ada");
    apply(ada, SubscriptionTier.ENTERPRISE, status);
    boolean counts =
        status == SubscriptionStatus.ACTIVE
            || status == SubscriptionStatus.TRIALING
            || status == SubscriptionStatus.PAST_DUE;

    assertThat(tierOf(ada))
        .as("on the trial")
        .isEqualTo(counts ? SubscriptionTier.ENTERPRISE : SubscriptionTier.PRO);
    letPass(Duration.ofDays(8));
    assertThat(tierOf(ada))
        .as("after it")
        .isEqualTo(counts ? SubscriptionTier.ENTERPRISE : SubscriptionTier.FREE);
  }

  @Test
  void the_payment_services_word_is_taken_over_and_null_leaves_what_was() {
    UserProfile ada = given().user("ada");
    String customer = "cus_" + UUID.randomUUID();
    String contract = "sub_" + UUID.randomUUID();
    Instant start = midnight(3);
    Instant end = start.plus(Duration.ofDays(30));

    service()
        .subscriptions()
        .apply(
            new SubscriptionChange(
                ada.id(),
                SubscriptionTier.PRO,
                SubscriptionStatus.PAST_DUE,
                customer,
                contract,
                start,
                end));
    tick();
    Subscription now = apply(ada, SubscriptionTier.ENTERPRISE, SubscriptionStatus.ACTIVE);

    assertThat(now.userId()).isEqualTo(ada.id());
    assertThat(now.tier()).isEqualTo(OpenEnum.of(SubscriptionTier.ENTERPRISE));
    assertThat(now.status()).isEqualTo(OpenEnum.of(SubscriptionStatus.ACTIVE));
    assertThat(now.stripeCustomerId()).isEqualTo(customer);
    assertThat(now.stripeSubscriptionId()).isEqualTo(contract);
    assertThat(now.currentPeriodStart()).isEqualTo(start);
    assertThat(now.currentPeriodEnd()).isEqualTo(end);
    assertThat(now.trialEnd()).isEqualTo(ada.trialEndsAt());
    assertThat(now.updatedAt()).isAfter(now.createdAt());
    assertThat(as(ada).subscriptions().current().subscription()).isEqualTo(now);
  }

  @Test
  void a_payment_services_id_belongs_to_one_user() {
    UserProfile ada = given().user("ada");
    UserProfile bob = given().user("bob");
    String customer = "cus_" + UUID.randomUUID();
    String contract = "sub_" + UUID.randomUUID();
    service().subscriptions().apply(change(ada, customer, contract));

    assertConflict(() -> service().subscriptions().apply(change(bob, customer, null)));
    assertConflict(() -> service().subscriptions().apply(change(bob, null, contract)));

    assertThat(as(bob).users().me().subscriptionTier())
        .isEqualTo(OpenEnum.of(SubscriptionTier.FREE));
    assertThat(service().subscriptions().apply(change(ada, customer, contract)).stripeCustomerId())
        .as("his own id again")
        .isEqualTo(customer);
  }

  @Test
  void a_period_that_ends_before_it_begins_is_refused_and_changes_nothing() {
    UserProfile ada = given().user("ada");
    Subscription before = as(ada).subscriptions().current().subscription();

    assertInvalid(
        "current_period_end",
        () ->
            service()
                .subscriptions()
                .apply(
                    new SubscriptionChange(
                        ada.id(),
                        SubscriptionTier.PRO,
                        SubscriptionStatus.ACTIVE,
                        null,
                        null,
                        midnight(1),
                        midnight(2))));

    assertThat(as(ada).subscriptions().current().subscription()).isEqualTo(before);
  }

  @Test
  void there_is_no_subscription_of_nobody() {
    UUID nobody = UUID.randomUUID();

    assertNotFound(
        "user",
        nobody,
        () ->
            service()
                .subscriptions()
                .apply(SubscriptionChange.active(nobody, SubscriptionTier.PRO)));
  }

  @Test
  void a_subscription_can_be_ended() {
    UserProfile ada = given().user("ada", SubscriptionTier.ENTERPRISE);

    Subscription ended = apply(ada, SubscriptionTier.ENTERPRISE, SubscriptionStatus.CANCELED);

    assertThat(ended.status()).isEqualTo(OpenEnum.of(SubscriptionStatus.CANCELED));
    assertThat(tierOf(ada)).isEqualTo(SubscriptionTier.PRO);
  }

  private SubscriptionTier tierOf(UserProfile user) {
    return as(user).subscriptions().current().effectiveTier();
  }

  private Subscription apply(UserProfile user, SubscriptionTier tier, SubscriptionStatus status) {
    return service()
        .subscriptions()
        .apply(new SubscriptionChange(user.id(), tier, status, null, null, null, null));
  }

  private static SubscriptionChange change(UserProfile user, String customer, String contract) {
    return new SubscriptionChange(
        user.id(), SubscriptionTier.PRO, SubscriptionStatus.ACTIVE, customer, contract, null, null);
  }
}
