package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** API keys. */
abstract class ApiKeyContract extends ContractArea {

  private Tenant tenant;
  private SignalCraft admin;

  @BeforeEach
  void makeTenant() {
    tenant = given().tenant();
    admin = as(tenant.admin());
  }

  @Test
  void a_key_is_issued_with_a_secret_that_is_shown_this_once() {
    Instant expires = now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    IssuedApiKey issued =
        admin
            .apiKeys()
            .issue(
                tenant.businessId(),
                new NewApiKey("shop", Set.of(Permission.READ, Permission.WRITE), expires));

    assertThat(issued.secret()).matches("sc_[A-Za-z0-9_-]{43}");
    ApiKey key = issued.key();
    assertThat(key.businessId()).isEqualTo(tenant.businessId());
    assertThat(key.name()).isEqualTo("shop");
    assertThat(key.permissions())
        .containsExactlyInAnyOrder(OpenEnum.of(Permission.READ), OpenEnum.of(Permission.WRITE));
    assertThat(key.expiresAt()).isEqualTo(expires);
    assertThat(key.lastUsedAt()).isNull();
    assertThat(key.createdBy()).isEqualTo(tenant.admin().id());
    assertThat(key.createdAt()).isBetween(now().minusSeconds(60), now());
    assertThat(admin.apiKeys().list(tenant.businessId())).containsExactly(key);
    assertThat(admin.apiKeys().list(tenant.businessId()).toString())
        .doesNotContain(issued.secret());
  }

  @Test
  void every_key_has_a_secret_of_its_own() {
    assertThat(List.of(issue(), issue(), issue()))
        .extracting(IssuedApiKey::secret)
        .doesNotHaveDuplicates();
  }

  @Test
  void the_list_has_the_newest_first_and_no_revoked_ones() {
    ApiKey first = issue().key();
    ApiKey second = issue().key();
    ApiKey third = issue().key();
    tick();

    admin.apiKeys().revoke(tenant.businessId(), second.id());

    assertThat(admin.apiKeys().list(tenant.businessId())).containsExactly(third, first);
  }

  @Test
  void a_revoked_key_opens_nothing_from_then_on() {
    IssuedApiKey issued = issue();
    SignalCraft view = withKey(issued.secret());
    assertThat(view.businesses().get(tenant.businessId()).id()).isEqualTo(tenant.businessId());

    admin.apiKeys().revoke(tenant.businessId(), issued.key().id());

    assertUnauthenticated(() -> view.businesses().get(tenant.businessId()));
    assertNotFound(
        "API key",
        issued.key().id(),
        () -> admin.apiKeys().revoke(tenant.businessId(), issued.key().id()));
  }

  @Test
  void there_is_nothing_to_revoke_without_a_key() {
    UUID nothing = UUID.randomUUID();

    assertNotFound("API key", nothing, () -> admin.apiKeys().revoke(tenant.businessId(), nothing));
  }

  @Test
  void a_key_that_has_ended_answers_like_one_that_never_was() {
    IssuedApiKey issued =
        admin
            .apiKeys()
            .issue(
                tenant.businessId(),
                new NewApiKey("short", Set.of(Permission.READ), now().plusSeconds(60)));
    SignalCraft view = withKey(issued.secret());
    letPass(Duration.ofSeconds(59));
    assertThat(view.sources().list(tenant.businessId())).hasSize(1);

    letPass(Duration.ofSeconds(1));

    assertUnauthenticated(() -> view.sources().list(tenant.businessId()));
    Throwable unknown =
        catchThrowable(() -> withKey("sc_" + "0".repeat(43)).sources().list(tenant.businessId()));
    assertThat(catchThrowable(() -> view.sources().list(tenant.businessId())))
        .hasMessage(unknown.getMessage());
  }

  @Test
  void a_key_does_not_end_before_it_begins() {
    assertInvalid(
        "expires_at",
        () ->
            admin
                .apiKeys()
                .issue(
                    tenant.businessId(),
                    new NewApiKey("late", Set.of(Permission.READ), now().minusSeconds(1))));
    assertThat(admin.apiKeys().list(tenant.businessId())).isEmpty();
  }

  @Test
  void when_a_key_was_last_used_is_kept() {
    IssuedApiKey issued = issue();
    letPass(Duration.ofMinutes(5));

    withKey(issued.secret()).sources().list(tenant.businessId());

    assertThat(admin.apiKeys().list(tenant.businessId()))
        .singleElement()
        .satisfies(key -> assertThat(key.lastUsedAt()).isEqualTo(now()));
  }

  @Test
  void a_key_does_what_its_permissions_say() {
    SignalCraft reader = withKey(given().key(tenant.owner(), tenant.businessId(), Permission.READ));
    SignalCraft writer =
        withKey(given().key(tenant.owner(), tenant.businessId(), Permission.WRITE));
    PointBatch batch =
        PointBatch.of(tenant.sourceId(), List.of(KpiPoint.of(tenant.sourceId(), midnight(1), "1")));

    assertDenied(() -> reader.kpis().write(batch));
    assertThat(writer.kpis().write(batch).inserted()).isOne();
    assertThat(reader.kpis().latest(tenant.sourceId())).isPresent();
    assertDenied(() -> writer.kpis().latest(tenant.sourceId()));
  }

  @Test
  void keys_outlive_the_membership_of_who_issued_them() {
    IssuedApiKey issued = issue();

    as(tenant.owner()).members().remove(tenant.businessId(), tenant.admin().id());

    assertThat(withKey(issued.secret()).businesses().get(tenant.businessId()).id())
        .isEqualTo(tenant.businessId());
  }

  private IssuedApiKey issue() {
    tick();
    return admin
        .apiKeys()
        .issue(tenant.businessId(), new NewApiKey("shop", Set.of(Permission.READ), null));
  }
}
