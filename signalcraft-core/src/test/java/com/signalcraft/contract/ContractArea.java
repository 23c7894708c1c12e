package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.UserProfile;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SubscriptionRequiredException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.security.Identity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;

/** What the areas of the contract share: the back end, fixtures, and how errors must look. */
@ExtendWith(ContractSetup.class)
abstract class ContractArea {

  private @Nullable ContractBackend backend;

  void use(ContractBackend given) {
    backend = given;
  }

  ContractBackend backend() {
    if (backend == null) {
      throw new IllegalStateException("the extension has not set the back end");
    }
    return backend;
  }

  Fixtures given() {
    return new Fixtures(backend());
  }

  SignalCraft service() {
    return backend().service();
  }

  SignalCraft as(UserProfile user) {
    return backend().as(Identity.user(user.id()));
  }

  SignalCraft withKey(String secret) {
    return backend().as(Identity.apiKey(secret));
  }

  Instant now() {
    return backend().now();
  }

  /** Midnight of UTC some days ago, as a steady place for points. */
  Instant midnight(int daysAgo) {
    return now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(daysAgo));
  }

  /** Lets time pass; skips the test where the back end cannot. */
  void letPass(Duration time) {
    backend()
        .timeMachine()
        .orElseThrow(() -> new TestAbortedException("this back end's time cannot be moved"))
        .advance(time);
  }

  /** Lets a moment pass where the clock would stand still otherwise, so that "newest" is clear. */
  void tick() {
    given().tick();
  }

  static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  static void assertNotFound(String resource, UUID id, ThrowingCallable call) {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(call)
        .withMessage(NotFoundException.of(resource, id).getMessage())
        .satisfies(error -> assertThat(error.code()).isEqualTo("RESOURCE_NOT_FOUND"));
  }

  static void assertDenied(ThrowingCallable call) {
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(call)
        .satisfies(error -> assertThat(error.code()).isEqualTo("INSUFFICIENT_PERMISSIONS"));
  }

  static void assertUnauthenticated(ThrowingCallable call) {
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(call)
        .satisfies(error -> assertThat(error.code()).isEqualTo("AUTHENTICATION_REQUIRED"));
  }

  static void assertConflict(ThrowingCallable call) {
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(call)
        .satisfies(error -> assertThat(error.retryable()).isFalse());
  }

  static void assertInvalid(String field, ThrowingCallable call) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(call)
        .satisfies(error -> assertThat(error.field()).isEqualTo(field));
  }

  static void assertPlanRefuses(ThrowingCallable call) {
    assertThatExceptionOfType(SubscriptionRequiredException.class)
        .isThrownBy(call)
        .satisfies(error -> assertThat(error.code()).isEqualTo("SUBSCRIPTION_REQUIRED"));
  }
}
