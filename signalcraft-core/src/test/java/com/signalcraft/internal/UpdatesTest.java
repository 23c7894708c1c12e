package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.testing.Samples;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UpdatesTest {

  private static final Instant LATER = Samples.AT.plusSeconds(60);

  private final ChangedColumns changed = new ChangedColumns();

  @Test
  void what_is_not_wanted_stays() {
    KpiSource old = Samples.source();

    KpiSource row =
        Updates.of(old, new KpiSourceUpdate(null, null, null, !old.isActive()), LATER, changed);

    assertThat(changed.names()).containsExactly("is_active");
    assertThat(row)
        .usingRecursiveComparison()
        .ignoringFields("isActive", "updatedAt")
        .isEqualTo(old);
    assertThat(row.isActive()).isNotEqualTo(old.isActive());
    assertThat(row.updatedAt()).isEqualTo(LATER);
  }

  @Test
  void columns_that_get_the_value_they_have_are_not_changed() {
    Business old = Samples.business();

    Updates.of(
        old,
        new BusinessUpdate(
            old.name(), old.industry(), old.description(), old.location(), old.settings()),
        LATER,
        changed);

    assertThat(changed.isEmpty()).isTrue();
  }

  @Test
  void all_columns_of_a_business_that_can_change_do() {
    Business row =
        Updates.of(
            Samples.business(),
            new BusinessUpdate("n", "i", "d", Location.of("c", "d"), JsonObject.of("a", 1)),
            LATER,
            changed);

    assertThat(changed.names())
        .containsExactly("name", "industry", "description", "location", "settings");
    assertThat(row.name()).isEqualTo("n");
    assertThat(row.industry()).isEqualTo("i");
    assertThat(row.description()).isEqualTo("d");
    assertThat(row.location()).isEqualTo(Location.of("c", "d"));
    assertThat(row.settings()).isEqualTo(JsonObject.of("a", 1));
  }

  @Test
  void all_columns_of_a_profile_that_can_change_do() {
    UserProfile row =
        Updates.of(
            Samples.userProfile(), new ProfileUpdate("n", "a", "Asia/Tokyo"), LATER, changed);

    assertThat(changed.names()).containsExactly("full_name", "avatar_url", "timezone");
    assertThat(row.fullName()).isEqualTo("n");
    assertThat(row.avatarUrl()).isEqualTo("a");
    assertThat(row.timezone()).isEqualTo("Asia/Tokyo");
  }

  @Test
  void a_subscription_is_canceled_once_and_comes_back() {
    Subscription active =
        Updates.of(Samples.subscription(), to(SubscriptionStatus.ACTIVE), LATER, changed);
    Subscription canceled =
        Updates.of(active, to(SubscriptionStatus.CANCELED), LATER, new ChangedColumns());
    Subscription again =
        Updates.of(canceled, to(SubscriptionStatus.CANCELED), LATER.plusSeconds(1), changed);

    assertThat(active.canceledAt()).isNull();
    assertThat(canceled.canceledAt()).isEqualTo(LATER);
    assertThat(again.canceledAt()).isEqualTo(LATER);
    assertThat(Updates.of(again, to(SubscriptionStatus.ACTIVE), LATER, changed).canceledAt())
        .isNull();
  }

  @Test
  void a_period_does_not_end_before_it_begins_whichever_of_both_changes() {
    Subscription old = Samples.subscription();
    Instant end = old.currentPeriodStart().minusSeconds(1);

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () ->
                Updates.of(
                    old,
                    new SubscriptionChange(
                        old.userId(),
                        SubscriptionTier.PRO,
                        SubscriptionStatus.ACTIVE,
                        null,
                        null,
                        null,
                        end),
                    LATER,
                    changed))
        .satisfies(error -> assertThat(error.field()).isEqualTo("current_period_end"));
  }

  private static SubscriptionChange to(SubscriptionStatus status) {
    return new SubscriptionChange(Samples.ID, SubscriptionTier.PRO, status, null, null, null, null);
  }
}
