package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.PlanUsage;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UserProfile;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The limits of the plans. */
abstract class PlanContract extends ContractArea {

  private static final Duration AFTER_THE_TRIAL = Duration.ofDays(8);

  @Test
  void pro_has_ten_sources_over_all_businesses() {
    UserProfile owner = given().user("owner");
    UUID first = given().business(owner).id();
    UUID second = given().business(owner).id();
    for (int i = 0; i < 10; i++) {
      given().source(owner, i < 6 ? first : second);
    }

    assertPlanRefuses(() -> given().source(owner, first));
    assertPlanRefuses(() -> given().source(owner, second));

    assertThat(as(owner).sources().list(first)).hasSize(6);
    PlanUsage plan = as(owner).subscriptions().current();
    assertThat(plan.dataSources()).isEqualTo(10);
  }

  @Test
  void a_removed_source_or_business_makes_room() {
    UserProfile owner = given().user("owner");
    UUID first = given().business(owner).id();
    UUID second = given().business(owner).id();
    List<KpiSource> sources = List.of(given().source(owner, first), given().source(owner, first));
    for (int i = 0; i < 8; i++) {
      given().source(owner, second);
    }
    as(owner).sources().delete(sources.get(0).id());
    given().source(owner, first);
    assertPlanRefuses(() -> given().source(owner, first));

    as(owner).businesses().delete(second);

    given().source(owner, first);
    assertThat(as(owner).subscriptions().current().dataSources()).isEqualTo(3);
  }

  @Test
  void free_has_three_sources() {
    UserProfile owner = given().user("owner");
    UUID business = given().business(owner).id();
    letPass(AFTER_THE_TRIAL);
    for (int i = 0; i < 3; i++) {
      given().source(owner, business);
    }

    assertPlanRefuses(() -> given().source(owner, business));
  }

  @Test
  void what_a_better_plan_allowed_stays_when_it_ends() {
    UserProfile owner = given().user("owner", SubscriptionTier.ENTERPRISE);
    UUID business = given().business(owner).id();
    for (int i = 0; i < 11; i++) {
      given().source(owner, business);
    }
    change(owner, SubscriptionTier.PRO);

    assertThat(as(owner).sources().list(business)).hasSize(11);
    assertPlanRefuses(() -> given().source(owner, business));
  }

  @Test
  void pro_has_five_seats_and_open_invitations_take_one() {
    UserProfile owner = given().user("owner");
    UUID business = given().business(owner).id();
    UserProfile leaving = given().member(owner, business, "leaving", Role.EDITOR);
    for (int i = 0; i < 3; i++) {
      given().invite(owner, business, given().user("guest"), Role.VIEWER);
    }
    UserProfile late = given().user("late");

    assertPlanRefuses(() -> given().invite(owner, business, late, Role.VIEWER));
    assertThat(as(late).members().invitations()).isEmpty();
    as(leaving).members().remove(business, leaving.id());
    given().invite(owner, business, late, Role.VIEWER);

    assertThat(as(owner).members().list(business)).hasSize(5);
  }

  @Test
  void free_has_the_owners_seat_alone() {
    UserProfile owner = given().user("owner");
    UUID business = given().business(owner).id();
    UserProfile guest = given().user("guest");
    letPass(AFTER_THE_TRIAL);

    assertPlanRefuses(() -> given().invite(owner, business, guest, Role.VIEWER));
  }

  @Test
  void pro_forecasts_thirty_days() {
    UserProfile owner = given().user("owner");
    KpiSource source = given().source(owner, given().business(owner).id());
    Instant last = now().plus(Duration.ofDays(30));
    Duration margin =
        backend().timeMachine().isPresent() ? Duration.ofNanos(1_000) : Duration.ofHours(1);

    assertThat(as(owner).forecasts().save(run(source, last))).hasSize(1);
    assertPlanRefuses(() -> as(owner).forecasts().save(run(source, last.plus(margin))));
    assertPlanRefuses(() -> as(owner).forecasts().generate(request(source, 31)));
    change(owner, SubscriptionTier.ENTERPRISE);
    assertThat(as(owner).forecasts().save(run(source, last.plus(Duration.ofDays(300))))).hasSize(1);
  }

  @Test
  void free_has_no_forecasts() {
    UserProfile owner = given().user("owner");
    KpiSource source = given().source(owner, given().business(owner).id());
    letPass(AFTER_THE_TRIAL);

    assertPlanRefuses(
        () -> as(owner).forecasts().save(run(source, now().plus(Duration.ofDays(1)))));
    assertPlanRefuses(() -> as(owner).forecasts().generate(request(source, 1)));
    assertThat(as(owner).forecasts().latest(source.businessId(), null, 90)).isEmpty();
  }

  @Test
  void free_has_no_alerts_on_anomalies() {
    UserProfile owner = given().user("owner");
    KpiSource source = given().source(owner, given().business(owner).id());
    Alert kept = as(owner).alerts().create(alert(source, AlertCondition.ANOMALY));
    letPass(AFTER_THE_TRIAL);

    assertPlanRefuses(() -> as(owner).alerts().create(alert(source, AlertCondition.ANOMALY)));
    Alert bound = as(owner).alerts().create(alert(source, AlertCondition.ABOVE));

    assertThat(as(owner).alerts().list(source.businessId())).containsExactly(kept, bound);
  }

  @Test
  void the_owners_plan_counts_and_not_the_callers() {
    Tenant tenant = given().tenant();
    letPass(AFTER_THE_TRIAL);

    for (int i = 0; i < 5; i++) {
      given().source(tenant.editor(), tenant.businessId());
    }
    assertThat(as(tenant.viewer()).sources().list(tenant.businessId())).hasSize(6);
  }

  @Test
  void the_service_is_bound_by_no_plan() {
    UserProfile owner = given().user("owner");
    KpiSource source = given().source(owner, given().business(owner).id());
    letPass(AFTER_THE_TRIAL);

    for (int i = 0; i < 5; i++) {
      service()
          .sources()
          .create(NewKpiSource.of(source.businessId(), "Visits", KpiType.TRAFFIC, "1"));
    }
    service().forecasts().save(run(source, now().plus(Duration.ofDays(200))));
    service().alerts().create(alert(source, AlertCondition.ANOMALY));
    service().members().invite(source.businessId(), given().user("guest").id(), Role.VIEWER);

    assertThat(as(owner).sources().list(source.businessId())).hasSize(6);
  }

  @Test
  void rights_are_checked_before_limits() {
    UserProfile owner = given().user("owner");
    KpiSource source = given().source(owner, given().business(owner).id());
    UserProfile viewer = given().member(owner, source.businessId(), "viewer", Role.VIEWER);
    UserProfile stranger = given().user("stranger");
    letPass(AFTER_THE_TRIAL);
    ForecastRun run = run(source, now().plus(Duration.ofDays(1)));

    assertDenied(() -> as(viewer).forecasts().save(run));
    assertNotFound("KPI source", source.id(), () -> as(stranger).forecasts().save(run));
  }

  @Test
  void when_the_months_calls_are_used_up_nothing_is_changed_any_more() {
    UserProfile owner = given().user("owner");
    UUID first = given().business(owner).id();
    KpiSource source = given().source(owner, given().business(owner).id());
    letPass(AFTER_THE_TRIAL);
    int limit = SubscriptionTier.FREE.limits().apiCallsPerMonth().orElseThrow();
    int used = Math.toIntExact(as(owner).subscriptions().current().apiCalls());
    backend().spendApiCalls(owner.id(), first, limit - used - 1);
    SignalCraft view = as(owner);
    view.businesses().update(first, BusinessUpdate.rename("The last call"));

    assertPlanRefuses(() -> view.businesses().update(first, BusinessUpdate.rename("Too late")));
    assertPlanRefuses(
        () -> view.businesses().update(source.businessId(), BusinessUpdate.rename("Too late")));
    assertPlanRefuses(() -> view.alerts().create(alert(source, AlertCondition.ABOVE)));

    assertThat(view.businesses().get(first).name()).as("reads go on").isEqualTo("The last call");
    assertThat(view.subscriptions().current().apiCalls()).isEqualTo(limit);
    service().businesses().update(first, BusinessUpdate.rename("By the service"));
    view.sources().delete(source.id());
    assertThat(view.subscriptions().current().apiCalls()).isEqualTo(limit);
    letPass(Duration.ofDays(31));
    view.businesses().update(first, BusinessUpdate.rename("Next month"));
    assertThat(view.subscriptions().current().apiCalls()).isOne();
  }

  private void change(UserProfile user, SubscriptionTier tier) {
    service().subscriptions().apply(SubscriptionChange.active(user.id(), tier));
  }

  private static ForecastRun run(KpiSource source, Instant date) {
    Prediction prediction = new Prediction(date, number("1"), null, null);
    return new ForecastRun(source.id(), ModelType.NAIVE, null, List.of(prediction));
  }

  private static ForecastRequest request(KpiSource source, int days) {
    return new ForecastRequest(source.businessId(), List.of(source.id()), Optional.empty(), days);
  }

  private static NewAlert alert(KpiSource source, AlertCondition condition) {
    return new NewAlert(
        source.id(),
        "Watch",
        condition,
        condition.needsThreshold() ? number("1") : null,
        AlertTimeframe.ONE_HOUR);
  }
}
