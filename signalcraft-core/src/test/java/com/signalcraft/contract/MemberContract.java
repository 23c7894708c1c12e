package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.account.UserProfile;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.security.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Members: invitations, roles, removal. */
abstract class MemberContract extends ContractArea {

  @Test
  void an_invitation_stays_open_until_it_is_accepted() {
    Tenant tenant = given().tenant();
    UserProfile eve = given().user("eve");
    tick();

    BusinessMember open =
        as(tenant.admin()).members().invite(tenant.businessId(), eve.id(), Role.EDITOR);
    assertThat(open.businessId()).isEqualTo(tenant.businessId());
    assertThat(open.userId()).isEqualTo(eve.id());
    assertThat(open.role()).isEqualTo(OpenEnum.of(Role.EDITOR));
    assertThat(open.invitedBy()).isEqualTo(tenant.admin().id());
    assertThat(open.joinedAt()).isNull();
    assertThat(as(eve).members().invitations()).containsExactly(open);
    assertNotFound(
        "business", tenant.businessId(), () -> as(eve).businesses().get(tenant.businessId()));

    tick();
    BusinessMember joined = as(eve).members().accept(tenant.businessId());
    assertThat(joined.joinedAt()).isNotNull().isAfterOrEqualTo(open.invitedAt());
    assertThat(joined).usingRecursiveComparison().ignoringFields("joinedAt").isEqualTo(open);
    assertThat(as(eve).members().invitations()).isEmpty();
    assertThat(as(eve).businesses().get(tenant.businessId())).isEqualTo(tenant.business());
    tick();
    assertThat(as(eve).members().accept(tenant.businessId())).as("again").isEqualTo(joined);
  }

  @Test
  void the_list_holds_open_invitations_too_in_order_of_invitation() {
    Tenant tenant = given().tenant();

    assertThat(as(tenant.viewer()).members().list(tenant.businessId()))
        .extracting(BusinessMember::userId)
        .containsExactly(
            tenant.owner().id(),
            tenant.admin().id(),
            tenant.editor().id(),
            tenant.viewer().id(),
            tenant.invited().id());
  }

  @Test
  void ones_invitations_are_ordered_by_time_and_do_not_hold_others() {
    UserProfile eve = given().user("eve");
    Tenant first = given().tenant();
    Tenant second = given().tenant();
    given().invite(first.owner(), first.businessId(), eve, Role.VIEWER);
    given().invite(second.owner(), second.businessId(), eve, Role.ADMIN);

    assertThat(as(eve).members().invitations())
        .extracting(BusinessMember::businessId)
        .containsExactly(first.businessId(), second.businessId());
  }

  @Test
  void nobody_is_invited_twice() {
    Tenant tenant = given().tenant();

    for (UserProfile user : List.of(tenant.invited(), tenant.viewer(), tenant.owner())) {
      assertConflict(
          () -> as(tenant.owner()).members().invite(tenant.businessId(), user.id(), Role.EDITOR));
    }
    assertThat(role(tenant, tenant.viewer())).isEqualTo(Role.VIEWER);
  }

  @Test
  void nobody_is_invited_who_is_not_there() {
    Tenant tenant = given().tenant();
    UUID nobody = UUID.randomUUID();

    assertNotFound(
        "user",
        nobody,
        () -> as(tenant.owner()).members().invite(tenant.businessId(), nobody, Role.VIEWER));
  }

  @Test
  void there_is_one_owner() {
    Tenant tenant = given().tenant();
    UUID eve = given().user("eve").id();

    assertInvalid(
        "role", () -> as(tenant.owner()).members().invite(tenant.businessId(), eve, Role.OWNER));
    assertInvalid(
        "role",
        () ->
            as(tenant.owner())
                .members()
                .changeRole(tenant.businessId(), tenant.admin().id(), Role.OWNER));
    assertInvalid("role", () -> service().members().invite(tenant.businessId(), eve, Role.OWNER));
  }

  @Test
  void only_the_owner_appoints_admins() {
    Tenant tenant = given().tenant();
    UUID eve = given().user("eve").id();
    UUID business = tenant.businessId();

    assertDenied(() -> as(tenant.admin()).members().invite(business, eve, Role.ADMIN));
    assertDenied(
        () -> as(tenant.admin()).members().changeRole(business, tenant.editor().id(), Role.ADMIN));
    as(tenant.owner()).members().invite(business, eve, Role.ADMIN);
    as(tenant.owner()).members().changeRole(business, tenant.editor().id(), Role.ADMIN);

    assertThat(role(tenant, tenant.editor())).isEqualTo(Role.ADMIN);
  }

  @Test
  void an_admin_does_not_touch_admins() {
    Tenant tenant = given().tenant();
    UserProfile second = given().member(tenant.owner(), tenant.businessId(), "second", Role.ADMIN);
    UUID business = tenant.businessId();

    assertDenied(() -> as(tenant.admin()).members().changeRole(business, second.id(), Role.VIEWER));
    assertDenied(() -> as(tenant.admin()).members().remove(business, second.id()));
    assertDenied(() -> as(tenant.admin()).members().remove(business, tenant.invited().id()));

    as(tenant.owner()).members().changeRole(business, second.id(), Role.VIEWER);
    as(tenant.owner()).members().remove(business, tenant.admin().id());
    as(tenant.owner()).members().remove(business, tenant.invited().id());
    assertThat(as(tenant.owner()).members().list(business))
        .extracting(BusinessMember::userId)
        .containsExactly(
            tenant.owner().id(), tenant.editor().id(), tenant.viewer().id(), second.id());
  }

  @Test
  void nobody_changes_his_own_role() {
    Tenant tenant = given().tenant();

    for (UserProfile user : List.of(tenant.owner(), tenant.admin())) {
      assertDenied(
          () -> as(user).members().changeRole(tenant.businessId(), user.id(), Role.VIEWER));
    }
    assertThat(role(tenant, tenant.owner())).isEqualTo(Role.OWNER);
    assertThat(role(tenant, tenant.admin())).isEqualTo(Role.ADMIN);
  }

  @Test
  void the_owner_is_neither_changed_nor_removed() {
    Tenant tenant = given().tenant();
    UUID business = tenant.businessId();
    UUID owner = tenant.owner().id();

    assertDenied(() -> as(tenant.admin()).members().changeRole(business, owner, Role.VIEWER));
    assertDenied(() -> as(tenant.admin()).members().remove(business, owner));
    assertDenied(() -> as(tenant.owner()).members().remove(business, owner));
    assertDenied(() -> service().members().changeRole(business, owner, Role.VIEWER));
    assertDenied(() -> service().members().remove(business, owner));

    assertThat(role(tenant, tenant.owner())).isEqualTo(Role.OWNER);
  }

  @Test
  void a_changed_role_counts_at_once() {
    Tenant tenant = given().tenant();
    assertDenied(() -> rename(tenant, tenant.viewer()));

    BusinessMember now =
        as(tenant.admin())
            .members()
            .changeRole(tenant.businessId(), tenant.viewer().id(), Role.EDITOR);

    assertThat(now.role()).isEqualTo(OpenEnum.of(Role.EDITOR));
    assertThat(now.joinedAt()).isNotNull();
    rename(tenant, tenant.viewer());
    as(tenant.admin()).members().changeRole(tenant.businessId(), tenant.viewer().id(), Role.VIEWER);
    assertDenied(() -> rename(tenant, tenant.viewer()));
  }

  @Test
  void the_role_of_an_open_invitation_can_be_changed() {
    Tenant tenant = given().tenant();

    BusinessMember now =
        as(tenant.owner())
            .members()
            .changeRole(tenant.businessId(), tenant.invited().id(), Role.VIEWER);

    assertThat(now.role()).isEqualTo(OpenEnum.of(Role.VIEWER));
    assertThat(now.joinedAt()).isNull();
  }

  @Test
  void a_removed_member_sees_nothing_more_and_can_be_invited_again() {
    Tenant tenant = given().tenant();
    UUID business = tenant.businessId();

    as(tenant.admin()).members().remove(business, tenant.editor().id());

    assertNotFound("business", business, () -> as(tenant.editor()).businesses().get(business));
    assertNotFound("business", business, () -> as(tenant.editor()).members().accept(business));
    assertThat(as(tenant.owner()).members().list(business))
        .extracting(BusinessMember::userId)
        .doesNotContain(tenant.editor().id());
    as(tenant.admin()).members().invite(business, tenant.editor().id(), Role.VIEWER);
    assertThat(as(tenant.editor()).members().accept(business).role())
        .isEqualTo(OpenEnum.of(Role.VIEWER));
  }

  @Test
  void everybody_but_the_owner_may_leave() {
    Tenant tenant = given().tenant();

    for (UserProfile user : List.of(tenant.admin(), tenant.editor(), tenant.viewer())) {
      as(user).members().remove(tenant.businessId(), user.id());
    }

    assertThat(as(tenant.owner()).members().list(tenant.businessId()))
        .extracting(BusinessMember::userId)
        .containsExactly(tenant.owner().id(), tenant.invited().id());
  }

  @Test
  void an_invitation_can_be_declined() {
    Tenant tenant = given().tenant();

    as(tenant.invited()).members().remove(tenant.businessId(), tenant.invited().id());

    assertThat(as(tenant.invited()).members().invitations()).isEmpty();
  }

  @Test
  void who_is_no_member_cannot_be_changed_or_removed() {
    Tenant tenant = given().tenant();
    UUID stranger = given().user("stranger").id();

    for (UUID id : List.of(stranger, UUID.randomUUID())) {
      assertNotFound(
          "member",
          id,
          () -> as(tenant.owner()).members().changeRole(tenant.businessId(), id, Role.VIEWER));
      assertNotFound(
          "member", id, () -> as(tenant.owner()).members().remove(tenant.businessId(), id));
    }
  }

  @Test
  void there_is_nothing_to_accept_without_an_invitation() {
    Tenant tenant = given().tenant();
    UserProfile stranger = given().user("stranger");

    assertNotFound(
        "business", tenant.businessId(), () -> as(stranger).members().accept(tenant.businessId()));
  }

  private void rename(Tenant tenant, UserProfile user) {
    as(user).sources().update(tenant.sourceId(), KpiSourceUpdate.rename("New name"));
  }

  private Role role(Tenant tenant, UserProfile user) {
    return service().members().list(tenant.businessId()).stream()
        .filter(member -> member.userId().equals(user.id()))
        .findFirst()
        .orElseThrow()
        .role()
        .require("role");
  }
}
