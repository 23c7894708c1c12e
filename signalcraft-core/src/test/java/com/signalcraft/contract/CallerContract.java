package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.PageRequest;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import com.signalcraft.security.Permission;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Views: who they speak for, and when that is checked. */
abstract class CallerContract extends ContractArea {

  @Test
  void a_view_speaks_for_its_caller_and_leaves_others_as_they_are() {
    UserProfile ada = given().user("ada");
    UserProfile bob = given().user("bob");
    SignalCraft adasView = as(ada);
    SignalCraft bobsView = as(bob);

    assertThat(adasView.users().me().id()).isEqualTo(ada.id());
    assertThat(bobsView.users().me().id()).isEqualTo(bob.id());
    assertThat(adasView.users().me().id()).isEqualTo(ada.id());
  }

  @Test
  void a_view_with_an_origin_keeps_its_caller() {
    UserProfile ada = given().user("ada");

    assertThat(as(ada).from(new CallOrigin("192.0.2.1", "agent")).users().me().id())
        .isEqualTo(ada.id());
  }

  @Test
  void whether_a_caller_is_known_is_checked_at_each_call_and_not_before() {
    Identity nobody = Identity.user(UUID.randomUUID());

    assertThatCode(() -> backend().as(nobody)).doesNotThrowAnyException();
    SignalCraft view = backend().as(nobody);
    assertThatCode(view::users).doesNotThrowAnyException();
    assertUnauthenticated(() -> view.users().me());
    assertUnauthenticated(() -> view.businesses().list(PageRequest.first()));
  }

  @Test
  void a_token_that_nobody_gave_out_is_nobody() {
    SignalCraft view = backend().as(Identity.token("not.a.token"));

    assertUnauthenticated(() -> view.users().me());
  }

  @Test
  void unknown_and_revoked_keys_get_one_and_the_same_answer() {
    Tenant tenant = given().tenant();
    String revoked = given().key(tenant.admin(), tenant.businessId(), Permission.READ);
    SignalCraft admin = as(tenant.admin());
    admin
        .apiKeys()
        .revoke(tenant.businessId(), admin.apiKeys().list(tenant.businessId()).get(0).id());
    String unknown = revoked.substring(0, revoked.length() - 2) + "ZZ";

    Throwable forRevoked = catchThrowable(() -> read(revoked, tenant));
    Throwable forUnknown = catchThrowable(() -> read(unknown, tenant));

    assertUnauthenticated(() -> read(revoked, tenant));
    assertThat(forUnknown).hasSameClassAs(forRevoked).hasMessage(forRevoked.getMessage());
    assertThat(forRevoked.getMessage()).doesNotContain(revoked);
  }

  @Test
  void a_caller_who_is_refused_learns_no_secret_from_the_message() {
    String secret = "sc_" + "A".repeat(43);

    assertThat(catchThrowable(() -> withKey(secret).businesses().list(PageRequest.first())))
        .hasMessageNotContaining(secret);
    assertThat(
            catchThrowable(
                () ->
                    backend()
                        .as(Identity.token("tok.en.secret"))
                        .businesses()
                        .list(PageRequest.first())))
        .hasMessageNotContaining("tok.en.secret");
  }

  @Test
  void a_key_cannot_do_what_only_a_person_does() {
    Tenant tenant = given().tenant();
    SignalCraft key =
        withKey(
            given().key(tenant.admin(), tenant.businessId(), Permission.READ, Permission.WRITE));

    assertUnauthenticated(() -> key.businesses().create(NewBusiness.of("Mine")));
    assertUnauthenticated(() -> key.users().me());
    assertUnauthenticated(() -> key.members().accept(tenant.businessId()));
  }

  private void read(String secret, Tenant tenant) {
    withKey(secret).businesses().get(tenant.businessId());
  }
}
