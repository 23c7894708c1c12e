package com.signalcraft.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.signalcraft.testing.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorsTest {

  static Stream<Arguments> errors() {
    return Stream.of(
        error(
            "AUTHENTICATION_REQUIRED",
            false,
            AuthenticationException::new,
            AuthenticationException::new),
        error("TIMEOUT", true, CallTimeoutException::new, CallTimeoutException::new),
        error("CONFLICT", false, ConflictException::new, ConflictException::new),
        error("RESOURCE_NOT_FOUND", false, NotFoundException::new, NotFoundException::new),
        error(
            "UNSUPPORTED_OPERATION", false, NotSupportedException::new, NotSupportedException::new),
        error("EXTERNAL_API_ERROR", true, OverloadedException::new, OverloadedException::new),
        error(
            "INSUFFICIENT_PERMISSIONS",
            false,
            PermissionDeniedException::new,
            PermissionDeniedException::new),
        error("RATE_LIMIT_EXCEEDED", true, RateLimitedException::new, RateLimitedException::new),
        error(
            "SUBSCRIPTION_REQUIRED",
            false,
            SubscriptionRequiredException::new,
            SubscriptionRequiredException::new),
        error("TRANSPORT_ERROR", true, TransportException::new, TransportException::new));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void code_message_and_details(
      String code,
      boolean retryable,
      Function<String, SignalCraftException> plain,
      BiFunction<String, FailureDetails, SignalCraftException> detailed) {
    Throwable cause = new IOException("below");
    FailureDetails details = new FailureDetails("req-1", Duration.ofSeconds(3), cause);

    SignalCraftException one = plain.apply("what was wrong");
    assertThat(one.code()).isEqualTo(code);
    assertThat(one.retryable()).isEqualTo(retryable);
    assertThat(one).hasMessage("what was wrong").hasNoCause();
    assertThat(one.requestId()).isEmpty();
    assertThat(one.retryAfter()).isEmpty();

    SignalCraftException other = detailed.apply("what was wrong", details);
    assertThat(other.code()).isEqualTo(code);
    assertThat(other.retryable()).isEqualTo(retryable);
    assertThat(other).hasMessage("what was wrong").hasCause(cause);
    assertThat(other.requestId()).contains("req-1");
    assertThat(other.retryAfter()).contains(Duration.ofSeconds(3));
  }

  @Test
  void a_validation_error_names_field_and_issue() {
    ValidationException error = new ValidationException("threshold", "must be above 0, was -1");

    assertThat(error.field()).isEqualTo("threshold");
    assertThat(error.issue()).isEqualTo("must be above 0, was -1");
    assertThat(error).hasMessage("threshold: must be above 0, was -1");
    assertThat(error.code()).isEqualTo("VALIDATION_ERROR");
    assertThat(error.retryable()).isFalse();
    Throwable cause = new NumberFormatException();
    assertThat(new ValidationException("a", "b", FailureDetails.causedBy(cause))).hasCause(cause);
  }

  @Test
  void too_little_data_is_a_validation_error_of_the_series() {
    InsufficientDataException error = new InsufficientDataException("needs 3 values, had 2");

    assertThat(error.field()).isEqualTo("series");
    assertThat(error)
        .isInstanceOf(ValidationException.class)
        .hasMessage("series: needs 3 values, had 2");
  }

  @Test
  void what_is_not_there_and_what_is_not_yours_read_the_same() {
    assertThat(NotFoundException.of("alert", Samples.ID))
        .hasMessage("no alert with id " + Samples.ID + " is visible to this caller");
  }

  @Test
  void a_code_that_this_version_does_not_know_is_kept() {
    SignalCraftException error =
        new SignalCraftException("BRAND_NEW", true, "message", FailureDetails.NONE);

    assertThat(error.code()).isEqualTo("BRAND_NEW");
    assertThat(error.retryable()).isTrue();
    assertThatNullPointerException()
        .isThrownBy(() -> new SignalCraftException(null, true, "message", FailureDetails.NONE));
    assertThatNullPointerException()
        .isThrownBy(() -> new SignalCraftException("CODE", true, null, FailureDetails.NONE));
  }

  @Test
  void details_hold_one_thing_or_nothing() {
    assertThat(FailureDetails.NONE).isEqualTo(new FailureDetails(null, null, null));
    assertThat(FailureDetails.retryAfter(Duration.ZERO).retryAfter()).isEqualTo(Duration.ZERO);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FailureDetails.retryAfter(Duration.ofMillis(-1)))
        .withMessageContaining("must not be negative");
    assertThatNullPointerException().isThrownBy(() -> FailureDetails.retryAfter(null));
    assertThatNullPointerException().isThrownBy(() -> FailureDetails.causedBy(null));
  }

  @Test
  void an_error_that_travelled_keeps_code_and_message() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new ValidationException("a", "b", FailureDetails.retryAfter(Duration.ZERO)));
    }
    ValidationException error;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      error = (ValidationException) in.readObject();
    }

    assertThat(error.code()).isEqualTo("VALIDATION_ERROR");
    assertThat(error.field()).isEqualTo("a");
    assertThat(error).hasMessage("a: b");
    assertThat(error.retryAfter()).as("details stay behind").isEmpty();
    assertThat(error.requestId()).isEmpty();
  }

  @Test
  void all_errors_have_one_root() {
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(
            () -> {
              throw NotFoundException.of("alert", Samples.ID);
            });
  }

  private static Arguments error(
      String code,
      boolean retryable,
      Function<String, SignalCraftException> plain,
      BiFunction<String, FailureDetails, SignalCraftException> detailed) {
    return Arguments.of(code, retryable, plain, detailed);
  }
}
