package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.security.Identity;
import com.signalcraft.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The issuer's clock and this machine's are apart, while points are pushed. */
class TokenClockTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Instant AT = Instant.parse("2026-03-10T12:00:00Z");
  private static final byte[] SECRET =
      "a secret of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8);

  private final SettableClock clock = new SettableClock(NOW);
  private TestDatabase database;
  private JdbcSignalCraft service;
  private TestTenant tenant;
  private JdbcSignalCraft view;

  @BeforeEach
  void connect() {
    database = TestDatabase.create();
    service =
        database
            .signalCraft()
            .tokenVerifier(JwtTokenVerifier.builder().hs256(SECRET).clock(clock).build())
            .build();
    tenant = TestTenant.create(database, service);
    view =
        service.as(
            Identity.token(
                TokenSigner.hs256(SECRET)
                    .sign(
                        new JWTClaimsSet.Builder()
                            .subject(tenant.owner().id().toString())
                            .audience("authenticated")
                            .notBeforeTime(Date.from(NOW))
                            .expirationTime(Date.from(NOW.plus(Duration.ofHours(1))))
                            .build())));
  }

  @AfterEach
  void disconnect() {
    service.close();
    database.close();
  }

  @Test
  void a_clock_that_is_a_little_behind_or_ahead_does_no_harm() {
    clock.advance(Duration.ofSeconds(-29));
    write("1");
    clock.advance(Duration.ofHours(1).plusSeconds(29 + 29));
    write("2");

    assertThat(points()).isEqualTo("2");
  }

  @Test
  void a_clock_that_is_far_off_refuses_and_changes_nothing() {
    clock.advance(Duration.ofMinutes(-10));
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() -> write("1"))
        .satisfies(error -> assertThat(error.retryable()).isFalse());
    clock.advance(Duration.ofHours(2));
    assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> write("2"));

    assertThat(points()).isEqualTo("0");
  }

  @Test
  void a_writer_that_was_made_in_time_writes_what_it_has_taken() {
    KpiWriter writer = view.kpis().writer(WriterOptions.defaults());
    writer.write(point("1"));

    clock.advance(Duration.ofHours(2));
    writer.close();

    assertThat(points()).isEqualTo("1");
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() -> view.kpis().writer(WriterOptions.defaults()));
  }

  private void write(String value) {
    view.kpis().write(PointBatch.of(tenant.sourceId(), List.of(point(value))));
  }

  private KpiPoint point(String value) {
    return KpiPoint.of(tenant.sourceId(), AT.plus(Duration.ofHours(Long.parseLong(value))), value);
  }

  private String points() {
    return database.value("select count(*) from public.kpi_data");
  }
}
