package com.signalcraft.alerting;

import static com.signalcraft.alerting.WebhookSignature.TOLERANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.ValidationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

  private static final String SECRET = "a-secret-of-32-characters-length";
  private static final String OTHER = "another-secret-of-32-characters-";
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final byte[] BODY = "{\"type\": \"alert\"}".getBytes(StandardCharsets.UTF_8);

  @Test
  void the_header_is_the_one_that_other_implementations_of_hmac_give() {
    assertThat(WebhookSignature.sign(BODY, AT, List.of(SECRET)))
        .isEqualTo(
            "t=1767225600,v1=8049febb3e30405d626f06283a5d0a1cb1d072a595f1c1f77237811a31f9ee14");
  }

  @Test
  void what_was_signed_is_accepted_within_the_tolerance_on_both_sides() {
    String header = WebhookSignature.sign(BODY, AT, List.of(SECRET));

    for (Duration off : List.of(Duration.ZERO, TOLERANCE, TOLERANCE.negated())) {
      assertThat(WebhookSignature.verify(header, BODY, SECRET, AT.plus(off), TOLERANCE)).isTrue();
    }
    for (Duration off : List.of(TOLERANCE.plusSeconds(1), TOLERANCE.plusSeconds(1).negated())) {
      assertThat(WebhookSignature.verify(header, BODY, SECRET, AT.plus(off), TOLERANCE)).isFalse();
    }
  }

  @Test
  void while_a_secret_is_replaced_both_are_accepted() {
    String header = WebhookSignature.sign(BODY, AT, List.of(SECRET, OTHER));

    assertThat(WebhookSignature.verify(header, BODY, SECRET, AT, TOLERANCE)).isTrue();
    assertThat(WebhookSignature.verify(header, BODY, OTHER, AT, TOLERANCE)).isTrue();
    assertThat(WebhookSignature.verify(header, BODY, "a third of 16 chars", AT, TOLERANCE))
        .isFalse();
  }

  @Test
  void another_body_secret_or_time_is_refused() {
    String header = WebhookSignature.sign(BODY, AT, List.of(SECRET));
    byte[] changed = BODY.clone();
    changed[3] ^= 1;

    assertThat(WebhookSignature.verify(header, changed, SECRET, AT, TOLERANCE)).isFalse();
    assertThat(WebhookSignature.verify(header, BODY, OTHER, AT, TOLERANCE)).isFalse();
    assertThat(
            WebhookSignature.verify(
                header.replace("t=1767225600", "t=1767225601"), BODY, SECRET, AT, TOLERANCE))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=1767225600",
        "v1=00",
        "t=,v1=",
        "t=99999999999999999999,v1=00",
        "t=9223372036854775807,v1=00",
        "t=x,v1=00",
        "t=1767225600,v2=00",
        ",,,,"
      })
  void what_is_no_signature_is_refused(String header) {
    assertThat(WebhookSignature.verify(header, BODY, SECRET, AT, TOLERANCE)).isFalse();
    assertThat(WebhookSignature.verify(null, BODY, SECRET, AT, TOLERANCE)).isFalse();
  }

  @Property(tries = 200)
  void no_text_throws(@ForAll String header, @ForAll byte[] body) {
    assertThat(WebhookSignature.verify(header, body, SECRET, AT, TOLERANCE)).isFalse();
  }

  @Test
  void a_negative_tolerance_is_refused() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> WebhookSignature.verify("t=1", BODY, SECRET, AT, Duration.ofSeconds(-1)))
        .withMessageContaining("tolerance");
  }
}
