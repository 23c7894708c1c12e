package com.signalcraft.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.alerting.DeliveryFailedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.0.9",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fdff::1",
        "ff02::1",
        "fec0::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:0a00:0001::1"
      })
  void private_addresses_are_told(String address) throws UnknownHostException {
    assertThat(AddressGuard.isPrivate(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.0.1",
        "172.32.0.1", "192.167.1.1", "192.0.1.1", "198.17.0.1", "198.20.0.1", "223.255.255.255",
        "2606:4700::1111", "64:ff9b::1.1.1.1", "2002:0101:0101::1", "2001:db8::1"
      })
  void public_ones_are_not(String address) throws UnknownHostException {
    assertThat(AddressGuard.isPrivate(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void only_https_and_where_it_is_allowed_http() {
    AddressGuard strict = new AddressGuard(false, true);
    AddressGuard loose = new AddressGuard(true, true);

    assertThatCode(() -> strict.check(URI.create("HTTPS://host/"))).doesNotThrowAnyException();
    assertThatCode(() -> loose.check(URI.create("http://host/"))).doesNotThrowAnyException();
    for (String uri : new String[] {"ftp://host/", "file://host/etc/passwd", "//host/x"}) {
      assertThatExceptionOfType(DeliveryFailedException.class)
          .isThrownBy(() -> loose.check(URI.create(uri)))
          .satisfies(error -> assertThat(error.retryable()).isFalse());
    }
  }

  @Test
  void a_host_that_is_not_known_may_be_known_later() {
    assertThatExceptionOfType(DeliveryFailedException.class)
        .isThrownBy(
            () -> new AddressGuard(false, false).check(URI.create("https://nothing.invalid/")))
        .satisfies(error -> assertThat(error.retryable()).isTrue());
  }
}
