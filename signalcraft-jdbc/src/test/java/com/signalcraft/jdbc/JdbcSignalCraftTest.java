package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.Business;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.security.Identity;
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
}
