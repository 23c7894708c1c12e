package com.signalcraft.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.ValidationException;
import com.signalcraft.testing.RecordCheck;
import com.signalcraft.testing.Samples;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"ada@example.com", "a@b.c", "first.last+tag@sub.example.co.uk", "é@exämple.de"})
  void an_address_of_a_user(String email) {
    assertThat(NewUser.of(email)).isEqualTo(new NewUser(email, null, "UTC"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "ada@",
        "@example.com",
        "ada@example",
        "a b@example.com",
        "a@b@example.com",
        "ada@example..com",
        "ada@.com",
        "ada@example.com.",
        "ada@exam ple.com"
      })
  void what_is_no_address_is_refused(String email) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> NewUser.of(email))
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("email");
              assertThat(error.issue())
                  .isEqualTo("must be an address such as ada@example.com, was \"" + email + "\"");
            });
  }

  @Test
  @Timeout(10)
  void a_hostile_address_is_refused_at_once() {
    String hostile = "a@" + "b.".repeat(150);

    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> NewUser.of(hostile));
  }

  @TestFactory
  Stream<DynamicTest> users() {
    RecordCheck check = RecordCheck.of(Samples.newUser());
    return Stream.of(
        check.takes("email", "x".repeat(308) + "@example.com"),
        check.refuses("email", "x".repeat(309) + "@example.com", "at most 320"),
        check.refuses("email", " ", "blank"),
        check.takes("fullName", "x".repeat(200)),
        check.takes("fullName", ""),
        check.refuses("fullName", "x".repeat(201), "at most 200"),
        check.refuses("timezone", "Mars/Base", "Mars/Base"));
  }

  @TestFactory
  Stream<DynamicTest> profiles() {
    RecordCheck update = RecordCheck.of(new ProfileUpdate(null, null, null));
    RecordCheck profile = RecordCheck.of(Samples.userProfile());
    return Stream.of(
        update.takes("fullName", "x".repeat(200)),
        update.refuses("fullName", "x".repeat(201), "at most 200"),
        update.takes("avatarUrl", "x".repeat(2_000)),
        update.refuses("avatarUrl", "x".repeat(2_001), "at most 2000"),
        update.refuses("timezone", "Mars/Base", "Mars/Base"),
        profile.refuses("email", " ", "blank"),
        profile.takes("email", "x".repeat(320)),
        profile.refuses("email", "x".repeat(321), "at most 320"));
  }

  @TestFactory
  Stream<DynamicTest> subscriptions() {
    RecordCheck check = RecordCheck.of(Samples.subscription());
    return Stream.of(
        check.takes("currentPeriodEnd", Samples.AT.plusNanos(1)),
        check.refuses(
            "currentPeriodEnd",
            Samples.AT.minus(Duration.ofNanos(1)),
            "must not be before current_period_start"),
        check.takes("trialEnd", Samples.AT.plusNanos(1)),
        check.refuses("trialEnd", Samples.AT.minusNanos(1), "must not be before trial_start"));
  }

  @TestFactory
  Stream<DynamicTest> usage() {
    RecordCheck check = RecordCheck.of(Samples.usageEntry());
    return Stream.of(
        check.takes("value", 0L),
        check.takes("value", Long.MAX_VALUE),
        check.refuses("value", -1L, "must not be negative, was -1"),
        check.takes("period", "2026-12"),
        check.takes("period", "2026-09"),
        check.refuses("period", "2026-13", "must be a month such as 2026-01, was \"2026-13\""),
        check.refuses("period", "2026-00", "2026-00"),
        check.refuses("period", "2026-1", "2026-1"),
        check.refuses("period", "last tuesday", "last tuesday"));
  }

  @Test
  void an_active_subscription_and_nothing_else() {
    assertThat(SubscriptionChange.active(Samples.ID, SubscriptionTier.PRO))
        .isEqualTo(
            new SubscriptionChange(
                Samples.ID,
                SubscriptionTier.PRO,
                SubscriptionStatus.ACTIVE,
                null,
                null,
                null,
                null));
  }

  @Test
  void the_plans_have_the_limits_of_the_product() {
    OptionalInt none = OptionalInt.empty();
    assertThat(SubscriptionTier.FREE.limits())
        .isEqualTo(
            new PlanLimits(
                OptionalInt.of(3),
                OptionalInt.of(5_000),
                OptionalInt.of(1),
                OptionalInt.of(0),
                false));
    assertThat(SubscriptionTier.PRO.limits())
        .isEqualTo(
            new PlanLimits(
                OptionalInt.of(10),
                OptionalInt.of(30_000),
                OptionalInt.of(5),
                OptionalInt.of(30),
                true));
    assertThat(SubscriptionTier.ENTERPRISE.limits())
        .isEqualTo(new PlanLimits(none, none, none, none, true));
  }
}
