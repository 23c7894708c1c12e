package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SubscriptionRequiredException;
import com.signalcraft.security.Right;
import org.junit.jupiter.api.Test;

/** The messages are pinned, as a database that raises such an error must use the same words. */
class RefusalsTest {

  @Test
  void who_is_not_known_is_told_no_more_than_that() {
    assertThat(Denials.invalidToken())
        .isExactlyInstanceOf(AuthenticationException.class)
        .hasMessage("the token is not valid");
    assertThat(Denials.invalidApiKey())
        .isExactlyInstanceOf(AuthenticationException.class)
        .hasMessage("the API key is not valid");
    assertThat(Denials.unknownUser())
        .isExactlyInstanceOf(AuthenticationException.class)
        .hasMessage("the user is not known");
    assertThat(Denials.needsUser())
        .isExactlyInstanceOf(AuthenticationException.class)
        .hasMessage("this needs a user, not a key or the service");
  }

  @Test
  void who_may_not_is_told_what_it_takes() {
    assertThat(Denials.needsService())
        .isExactlyInstanceOf(PermissionDeniedException.class)
        .hasMessage("this is for the service alone");
    assertThat(Denials.missingPermission(Right.MANAGE_MEMBERS))
        .isExactlyInstanceOf(PermissionDeniedException.class)
        .hasMessage("the API key does not allow this: manage_members");
    assertThat(Denials.missingRole(Right.MANAGE_MEMBERS))
        .isExactlyInstanceOf(PermissionDeniedException.class)
        .hasMessage("this needs at least the role admin in the business");
  }

  @Test
  void a_conflict_names_the_field() {
    assertThat(Conflicts.emailTaken())
        .isExactlyInstanceOf(ConflictException.class)
        .hasMessage("email: the address is taken");
    assertThat(Conflicts.alreadyMember())
        .hasMessage("user_id: the user is a member or invited already");
    assertThat(Conflicts.paymentIdTaken("stripe_customer_id"))
        .hasMessage("stripe_customer_id: the id belongs to another user");
    assertThat(Conflicts.idempotencyKeyReused())
        .hasMessage(
            "idempotency_key: the key came before with another batch; give each batch its own");
  }

  @Test
  void a_plan_tells_what_it_allows() {
    assertThat(PlanRefusals.apiCalls(1_000))
        .isExactlyInstanceOf(SubscriptionRequiredException.class)
        .hasMessage("api_calls: the plan of the business's owner allows 1000 calls a month");
    assertThat(PlanRefusals.dataSources(3))
        .hasMessage("data_sources: the plan of the business's owner allows 3 KPI sources");
    assertThat(PlanRefusals.seats(1))
        .hasMessage("seats: the plan of the business's owner allows 1 members of a business");
    assertThat(PlanRefusals.forecastDays(30))
        .hasMessage("forecast_days: the plan of the business's owner allows 30 days of forecast");
    assertThat(PlanRefusals.noForecasts()).hasMessage("the plan of the business has no forecasts");
    assertThat(PlanRefusals.noAnomalyAlerts())
        .hasMessage("the plan of the business has no alerts on anomalies");
  }
}
