package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.security.Identity;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcSignalCraftTest {

  private static TestDatabase database;
  private static JdbcSignalCraft service;

  @BeforeAll
  static void connect() {
    database = TestDatabase.create();
    service = database.signalCraft().build();
  }

  @AfterAll
  static void close() {
    service.close();
    database.close();
  }

  @Test
  void a_user_sees_what_is_his_and_nothing_else() {
    UserProfile ada = service.users().create(NewUser.of("ada@example.com"));
    UserProfile bob = service.users().create(NewUser.of("bob@example.com"));
    SignalCraft adas = service.as(Identity.user(ada.id()));
    SignalCraft bobs = service.as(Identity.user(bob.id()));

    Business business = adas.businesses().create(NewBusiness.of("Café"));

    assertThat(adas.users().me()).isEqualTo(ada);
    assertThat(adas.businesses().get(business.id())).isEqualTo(business);
    assertThat(adas.businesses().list(PageRequest.first()).items()).containsExactly(business);
    assertThat(bobs.businesses().list(PageRequest.first()).items()).isEmpty();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> bobs.businesses().get(business.id()));
  }

  @Test
  void a_token_speaks_for_the_user_that_the_verifier_finds() {
    UserProfile ada = service.users().create(NewUser.of("token@example.com"));
    try (JdbcSignalCraft withTokens =
        JdbcSignalCraft.builder()
            .dataSource(database.app())
            .tokenVerifier(
                token -> token.equals("adas") ? ada.id() : TokenVerifier.none().verify(token))
            .build()) {
      assertThat(withTokens.as(Identity.token("adas")).users().me()).isEqualTo(ada);
      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> withTokens.as(Identity.token("bobs")).users().me())
          .withMessage("the token is not valid");
      assertThatExceptionOfType(NotSupportedException.class)
          .isThrownBy(() -> withTokens.users().get(ada.id()))
          .withMessage("no service data source is configured");
    }
  }

  @Test
  void calls_of_one_transaction_take_effect_together_or_not_at_all() {
    UserProfile ada = service.users().create(NewUser.of("together@example.com"));
    JdbcSignalCraft adas = service.as(Identity.user(ada.id()));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                adas.inTransaction(
                    together -> {
                      together.businesses().create(NewBusiness.of("One"));
                      throw new IllegalStateException("on purpose");
                    }));
    List<Business> made =
        adas.inTransaction(
            together -> {
              assertThatExceptionOfType(NotSupportedException.class).isThrownBy(together::close);
              return List.of(
                  together.businesses().create(NewBusiness.of("One")),
                  together.businesses().create(NewBusiness.of("Two")));
            });

    assertThat(adas.businesses().list(PageRequest.first()).items()).isEqualTo(made);
    assertThat(made.get(0).createdAt()).isEqualTo(made.get(1).createdAt());
  }

  @Test
  void a_deleted_business_and_another_persons_have_one_answer() {
    UserProfile ada = service.users().create(NewUser.of("deleted@example.com"));
    SignalCraft adas = service.as(Identity.user(ada.id()));
    Business business = adas.businesses().create(NewBusiness.of("Gone"));

    adas.businesses().delete(business.id());

    for (SignalCraft view : List.of(adas, service)) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> view.businesses().update(business.id(), BusinessUpdate.rename("Back")))
          .withMessage(NotFoundException.of("business", business.id()).getMessage());
    }
  }

  @Test
  void pools_that_were_handed_in_stay_open_and_those_that_were_made_do_not() {
    HikariDataSource handedIn = new HikariDataSource();
    handedIn.setDataSource(database.app());
    try (handedIn) {
      JdbcSignalCraft signalCraft =
          JdbcSignalCraft.builder()
              .dataSource(handedIn)
              .url(database.url() + "?ApplicationName=made")
              .serviceLogin("signalcraft_service", "")
              .build();
      signalCraft.users().create(NewUser.of("pools@example.com"));
      String connections = "select count(*) from pg_stat_activity where application_name = 'made'";
      assertThat(database.value(connections)).isNotEqualTo("0");

      signalCraft.close();
      signalCraft.close();

      assertThat(handedIn.isClosed()).isFalse();
      assertThatExceptionOfType(SignalCraftException.class)
          .isThrownBy(() -> signalCraft.users().me())
          .satisfies(error -> assertThat(error.code()).isEqualTo("CLOSED"));
    }
  }

  @Test
  void settings_that_contradict_each_other_are_refused() {
    assertInvalid("data_source", JdbcSignalCraft.builder());
    assertInvalid("data_source", JdbcSignalCraft.builder().url(database.url()));
    assertInvalid("url", JdbcSignalCraft.builder().login("signalcraft_app", ""));
    assertInvalid("login", database.signalCraft().dataSource(database.app()));
    assertInvalid("service_login", database.signalCraft().serviceDataSource(database.service()));
    assertInvalid("max_attempts", database.signalCraft().maxAttempts(0));
    assertInvalid(
        "statement_timeout", database.signalCraft().statementTimeout(Duration.ofNanos(1)));
    assertInvalid(
        "statement_timeout", database.signalCraft().statementTimeout(Duration.ofHours(2)));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> JdbcSignalCraft.builder().url("postgres://app:s3cret@localhost/db"))
        .withMessage("url: must begin with jdbc:postgresql:");
  }

  private static void assertInvalid(String field, JdbcSignalCraft.Builder builder) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(builder::build)
        .satisfies(error -> assertThat(error.field()).isEqualTo(field));
  }
}
