package com.signalcraft.examples.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.RequestHeaders;
import com.signalcraft.examples.server.web.WebOptions.ProxyHeader;
import com.signalcraft.security.CallOrigin;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallOriginsTest {

  private static final List<Cidr> PROXIES =
      List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("2001:db8:1::/48"));
  private static final String PEER = "10.0.0.9";

  private final WebOptions trusting =
      WebOptions.defaults().withTrustedProxies(PROXIES, ProxyHeader.X_FORWARDED_FOR);
  private final WebOptions byForwarded =
      WebOptions.defaults().withTrustedProxies(PROXIES, ProxyHeader.FORWARDED);

  private static RequestHeaders headers(String... namesAndValues) {
    Map<String, List<String>> all = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put(namesAndValues[i], Arrays.asList(namesAndValues[i + 1].split("\\|", -1)));
    }
    return new RequestHeaders(all);
  }

  private static String address(WebOptions options, String peer, String... headers) {
    return String.valueOf(new CallOrigins(options).of(peer, headers(headers), false).ipAddress());
  }

  @Test
  void nobody_is_believed_where_no_proxy_is_trusted() {
    assertThat(
            address(
                WebOptions.defaults(),
                "192.0.2.1",
                "X-Forwarded-For",
                "198.51.100.1",
                "Forwarded",
                "for=198.51.100.2"))
        .isEqualTo("192.0.2.1");
    assertThat(address(trusting, "192.0.2.1", "X-Forwarded-For", "198.51.100.1"))
        .as("from somebody who is no proxy")
        .isEqualTo("192.0.2.1");
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.1, 198.51.100.1",
    "'6.6.6.6, 198.51.100.1', 198.51.100.1",
    "'6.6.6.6, 198.51.100.1, 10.0.0.7', 198.51.100.1",
    "6.6.6.6|198.51.100.1, 198.51.100.1",
    "198.51.100.1:4711, 198.51.100.1",
    "[2001:db8:2::5]:4711, 2001:db8:2::5",
    "2001:db8:2::5, 2001:db8:2::5",
    "'6.6.6.6, unknown', 10.0.0.9",
    "'6.6.6.6, unknown, 10.0.0.7', 10.0.0.7",
    "10.0.0.5, 10.0.0.5",
    "'', 10.0.0.9",
    "abc.de, 10.0.0.9",
    "999.1.1.1, 10.0.0.9",
  })
  void of_a_chain_the_last_that_is_no_proxy_counts(String chain, String expected) {
    assertThat(address(trusting, PEER, "X-Forwarded-For", chain)).isEqualTo(expected);
  }

  @Test
  void the_header_that_the_proxy_does_not_write_is_not_believed() {
    assertThat(address(trusting, PEER, "Forwarded", "for=6.6.6.6")).isEqualTo(PEER);
    assertThat(address(byForwarded, PEER, "X-Forwarded-For", "6.6.6.6")).isEqualTo(PEER);
  }

  @ParameterizedTest
  @CsvSource({
    "for=198.51.100.1, 198.51.100.1",
    "For=198.51.100.1;proto=https, 198.51.100.1",
    "'proto=https;for=198.51.100.1', 198.51.100.1",
    "'for=6.6.6.6, for=198.51.100.1', 198.51.100.1",
    "'for=\"[2001:db8:2::5]:4711\"', 2001:db8:2::5",
    "'for=6.6.6.6, for=_hidden', 10.0.0.9",
  })
  void forwarded_is_read_as_its_standard_has_it(String value, String expected) {
    assertThat(address(byForwarded, PEER, "Forwarded", value)).isEqualTo(expected);
  }

  @Test
  void an_application_that_is_trusted_tells_whom_it_acts_for() {
    WebOptions options =
        WebOptions.defaults().withTrustedFronts(List.of(Cidr.parse("192.0.2.0/24")));
    CallOrigin origin =
        new CallOrigins(options)
            .of(
                "192.0.2.1",
                headers(
                    "Forwarded",
                    "for=\"[2001:db8::1]\"",
                    "X-Original-User-Agent",
                    "Caf%C3%A9+1",
                    "User-Agent",
                    "the application"),
                false);
    assertThat(origin).isEqualTo(new CallOrigin("2001:db8::1", "Caf\u00e9+1"));
    assertThat(new CallOrigins(options).of("192.0.3.1", headers("Forwarded", "for=6.6.6.6"), false))
        .isEqualTo(new CallOrigin("192.0.3.1", null));
    assertThatThrownBy(
            () ->
                new CallOrigins(options).of("192.0.2.1", headers("Forwarded", "for=nobody"), false))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("Forwarded must be like for=192.0.2.1");
  }

  @Test
  void an_agent_without_end_is_cut() {
    assertThat(
            new CallOrigins(WebOptions.defaults())
                .of("192.0.2.1", headers("User-Agent", "x".repeat(5_000)), false)
                .userAgent())
        .hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0", "example.com", "::1/129", "10.0.0.0/-1"})
  void a_range_that_is_none_is_refused(String text) {
    assertThatThrownBy(() -> Cidr.parse(text))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must be like 10.0.0.0/8");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.0.0.0/8, ::ffff:10.1.2.3, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.128, true",
    "0.0.0.0/0, 203.0.113.1, true",
    "0.0.0.0/0, ::1, false",
    "::1, ::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
  })
  void a_range_has_the_addresses_that_share_its_first_bits(
      String range, String address, boolean isIn) {
    assertThat(Cidr.parse(range).contains(address)).isEqualTo(isIn);
  }
}
