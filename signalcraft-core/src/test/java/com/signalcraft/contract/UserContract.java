package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.account.NewUser;
import com.signalcraft.account.PlanUsage;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UserProfile;
import com.signalcraft.common.OpenEnum;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Users and their profiles. */
abstract class UserContract extends ContractArea {

  @Test
  void a_new_user_has_the_free_plan_and_a_trial_of_seven_days() {
    Instant before = now().truncatedTo(ChronoUnit.MICROS);
    String email = "Ada." + UUID.randomUUID() + "@example.com";
    UserProfile ada = backend().createUser(new NewUser(email, "Ada Lovelace", "Europe/London"));
    Instant after = now();

    assertThat(ada.email()).isEqualToIgnoringCase(email);
    assertThat(ada.fullName()).isEqualTo("Ada Lovelace");
    assertThat(ada.avatarUrl()).isNull();
    assertThat(ada.timezone()).isEqualTo("Europe/London");
    assertThat(ada.subscriptionTier()).isEqualTo(OpenEnum.of(SubscriptionTier.FREE));
    assertThat(ada.trialEndsAt())
        .isBetween(before.plus(Duration.ofDays(7)), after.plus(Duration.ofDays(7)));
    assertThat(ada.createdAt()).isBetween(before, after);
    assertThat(ada.updatedAt()).isEqualTo(ada.createdAt());

    PlanUsage plan = as(ada).subscriptions().current();
    assertThat(plan.subscription().userId()).isEqualTo(ada.id());
    assertThat(plan.subscription().tier()).isEqualTo(OpenEnum.of(SubscriptionTier.FREE));
    assertThat(plan.subscription().status()).isEqualTo(OpenEnum.of(SubscriptionStatus.ACTIVE));
    assertThat(plan.subscription().trialEnd()).isEqualTo(ada.trialEndsAt());
    assertThat(plan.subscription().trialStart())
        .isEqualTo(ada.trialEndsAt().minus(Duration.ofDays(7)));
  }

  @Test
  void everybody_reads_himself_and_the_service_everybody() {
    UserProfile ada = given().user("ada");

    assertThat(as(ada).users().me()).isEqualTo(ada);
    assertThat(as(ada).users().get(ada.id())).isEqualTo(ada);
    assertThat(service().users().get(ada.id())).isEqualTo(ada);
  }

  @Test
  void another_user_does_not_exist() {
    UserProfile ada = given().user("ada");
    UserProfile bob = given().user("bob");
    UUID nobody = UUID.randomUUID();

    assertNotFound("user", bob.id(), () -> as(ada).users().get(bob.id()));
    assertNotFound("user", nobody, () -> as(ada).users().get(nobody));
    assertNotFound("user", nobody, () -> service().users().get(nobody));
  }

  @Test
  void fellow_members_do_not_see_each_others_profiles() {
    Tenant tenant = given().tenant();

    assertNotFound(
        "user", tenant.viewer().id(), () -> as(tenant.owner()).users().get(tenant.viewer().id()));
  }

  @Test
  void an_address_is_taken_whatever_its_case() {
    UserProfile ada = given().user("ada");

    assertConflict(() -> service().users().create(NewUser.of(ada.email())));
    assertConflict(
        () -> service().users().create(NewUser.of(ada.email().toUpperCase(Locale.ROOT))));
  }

  @Test
  void an_update_changes_what_it_names_and_nothing_else() {
    UserProfile ada = given().user("ada");
    tick();

    UserProfile renamed = as(ada).users().update(new ProfileUpdate("Ada King", null, "Asia/Tokyo"));
    assertThat(renamed.fullName()).isEqualTo("Ada King");
    assertThat(renamed.timezone()).isEqualTo("Asia/Tokyo");
    assertThat(renamed.avatarUrl()).isNull();
    assertThat(renamed.updatedAt()).isAfter(ada.updatedAt());

    UserProfile pictured =
        as(ada).users().update(new ProfileUpdate(null, "https://example.com/a.png", null));
    assertThat(pictured.avatarUrl()).isEqualTo("https://example.com/a.png");
    assertThat(pictured)
        .usingRecursiveComparison()
        .ignoringFields("avatarUrl", "updatedAt")
        .isEqualTo(renamed);
    assertThat(pictured)
        .usingRecursiveComparison()
        .ignoringFields("avatarUrl", "fullName", "timezone", "updatedAt")
        .isEqualTo(ada);
    assertThat(as(ada).users().me()).isEqualTo(pictured);
  }

  @Test
  void an_update_of_oneself_leaves_others_alone() {
    UserProfile ada = given().user("ada");
    UserProfile bob = given().user("bob");

    as(ada).users().update(new ProfileUpdate("Ada King", null, null));

    assertThat(as(bob).users().me()).isEqualTo(bob);
  }
}
