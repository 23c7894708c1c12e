package com.signalcraft.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import com.signalcraft.testing.RecordCheck;
import com.signalcraft.testing.Samples;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityValuesTest {

  private static final String SECRET = "sc_a-very-secret-secret";

  @Test
  void no_text_of_an_identity_shows_a_secret() {
    assertThat(Identity.token(SECRET)).hasToString("Token[hidden]");
    assertThat(Identity.apiKey(SECRET)).hasToString("ApiKeySecret[hidden]");
    assertThat(Identity.user(Samples.ID).toString()).contains(Samples.ID.toString());
    assertThat(Identity.service()).hasToString("INSTANCE");
  }

  @Test
  void no_text_of_an_issued_key_shows_the_secret() {
    IssuedApiKey issued = new IssuedApiKey(Samples.apiKey(), SECRET);

    assertThat(issued.toString())
        .doesNotContain(SECRET)
        .contains("secret=hidden")
        .contains(Samples.apiKey().toString());
    assertThat(issued.secret()).isEqualTo(SECRET);
  }

  @Test
  void identities_of_the_same_caller_are_equal() {
    assertThat(Identity.user(Samples.ID)).isEqualTo(Identity.user(Samples.ID));
    assertThat(Identity.token("a"))
        .isEqualTo(Identity.token("a"))
        .isNotEqualTo(Identity.token("b"));
    assertThat(Identity.apiKey("a")).isNotEqualTo(Identity.token("a"));
    assertThat(Identity.service()).isSameAs(Identity.Service.INSTANCE);
  }

  @Test
  void an_identity_needs_what_it_proves_itself_by() {
    refused("token", () -> Identity.token(" "));
    refused("token", () -> Identity.token("x".repeat(16_385)));
    refused("api_key", () -> Identity.apiKey(""));
    refused("api_key", () -> Identity.apiKey("x".repeat(1_025)));
    refused("user_id", () -> Identity.user(null));
    assertThat(Identity.token("x".repeat(16_384))).isNotNull();
    assertThat(Identity.apiKey("x".repeat(1_024))).isNotNull();
  }

  @Test
  void an_error_about_a_secret_does_not_show_it() {
    String wrong = SECRET + "\0";

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> Identity.token(wrong))
        .satisfies(error -> assertThat(error.getMessage()).doesNotContain(SECRET));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> Identity.apiKey(wrong))
        .satisfies(error -> assertThat(error.getMessage()).doesNotContain(SECRET));
  }

  @TestFactory
  Stream<DynamicTest> keys() {
    RecordCheck stored = RecordCheck.of(Samples.apiKey());
    RecordCheck wanted = RecordCheck.of(new NewApiKey("shop", Set.of(Permission.READ), null));
    RecordCheck issued = RecordCheck.of(new IssuedApiKey(Samples.apiKey(), SECRET));
    return Stream.of(
        stored.takes("name", "x".repeat(200)),
        stored.refuses("name", "x".repeat(201), "at most 200"),
        stored.refuses("name", " ", "blank"),
        stored.refuses("permissions", Set.of(), "at least one of read, write"),
        stored.takes("permissions", Set.of(OpenEnum.parse(Permission.class, "admin"))),
        wanted.takes("name", "x".repeat(200)),
        wanted.refuses("name", "x".repeat(201), "at most 200"),
        wanted.refuses("name", "", "blank"),
        wanted.refuses("permissions", Set.of(), "at least one of read, write"),
        issued.refuses("secret", " ", "blank"),
        issued.takes("secret", "x".repeat(1_024)),
        issued.refuses("secret", "x".repeat(1_025), "at most 1024"));
  }

  @Test
  void permissions_are_copied() {
    Set<Permission> permissions = new HashSet<>(Set.of(Permission.READ));
    NewApiKey key = new NewApiKey("shop", permissions, null);
    permissions.add(Permission.WRITE);

    assertThat(key.permissions()).containsExactly(Permission.READ);
  }

  @TestFactory
  Stream<DynamicTest> audit_entries() {
    RecordCheck check =
        RecordCheck.of(
            Samples.all().stream().filter(AuditEntry.class::isInstance).findFirst().orElseThrow());
    return Stream.of(
        check.refuses("resource", " ", "blank"),
        check.takes("resource", "x".repeat(100)),
        check.refuses("resource", "x".repeat(101), "at most 100"));
  }

  @Test
  void a_query_of_everything() {
    assertThat(AuditQuery.of(Samples.ID))
        .isEqualTo(new AuditQuery(Samples.ID, null, null, TimeRange.ALL));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "01.2.03.4, 1.2.3.4",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "::2, ::2",
    "FE80::1, fe80::1",
    "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "1:0:0:0:0:0:0:0, 1::",
    "1:2:3:4:5:6:7:0, 1:2:3:4:5:6:7:0",
    "1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "::FFFF:C000:201, ::ffff:192.0.2.1",
    "::1:2, ::0.1.0.2",
    "64:ff9b::1.2.3.4, 64:ff9b::102:304"
  })
  void an_origin_has_an_address_in_the_form_of_the_database(String given, String kept) {
    assertThat(new CallOrigin(given, null).ipAddress()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "192.0.2",
        "192.0.2.1.5",
        "1920.0.2.1",
        "12:34",
        "2001:db8::g",
        "192.0.2.1; drop table",
        "256.0.0.1",
        "999.999.999.999",
        ":::::::::",
        "::1 ",
        "1::2::3"
      })
  void what_is_no_address_is_refused(String address) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> new CallOrigin(address, null))
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("ip_address");
              assertThat(error.issue()).contains("must be an IPv4 or IPv6 address");
            });
  }

  @TestFactory
  Stream<DynamicTest> agents() {
    RecordCheck check = RecordCheck.of(CallOrigin.UNKNOWN);
    return Stream.of(
        check.takes("userAgent", "x".repeat(1_000)),
        check.takes("userAgent", ""),
        check.refuses("userAgent", "x".repeat(1_001), "at most 1000"));
  }

  private static void refused(String field, ThrowingCallable call) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(call)
        .satisfies(error -> assertThat(error.field()).isEqualTo(field));
  }
}
