package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.UserProfile;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Businesses. */
abstract class BusinessContract extends ContractArea {

  private static final Location HARBOUR =
      new Location(
          "Hamburg", "Hamburg", "Germany", number("53.55"), number("9.99"), "Europe/Berlin");

  @Test
  void a_business_is_kept_as_it_was_given_and_its_creator_owns_it() {
    UserProfile ada = given().user("ada");
    JsonObject settings = JsonObject.of("theme", "dark");

    Business business =
        as(ada)
            .businesses()
            .create(new NewBusiness("Harbour Café", "food", "Coffee, mostly", HARBOUR, settings));

    assertThat(business.ownerId()).isEqualTo(ada.id());
    assertThat(business.name()).isEqualTo("Harbour Café");
    assertThat(business.industry()).isEqualTo("food");
    assertThat(business.description()).isEqualTo("Coffee, mostly");
    assertThat(business.location()).isEqualTo(HARBOUR);
    assertThat(business.settings()).isEqualTo(settings);
    assertThat(business.updatedAt()).isEqualTo(business.createdAt());
    assertThat(as(ada).businesses().get(business.id())).isEqualTo(business);
    assertThat(service().businesses().get(business.id())).isEqualTo(business);
    BusinessMember member = as(ada).members().list(business.id()).get(0);
    assertThat(member.userId()).isEqualTo(ada.id());
    assertThat(member.role()).isEqualTo(OpenEnum.of(Role.OWNER));
    assertThat(member.invitedBy()).isNull();
    assertThat(member.joinedAt()).isNotNull();
  }

  @Test
  void what_was_not_given_is_absent() {
    Business business = given().business(given().user("ada"));

    assertThat(business.industry()).isNull();
    assertThat(business.description()).isNull();
    assertThat(business.location()).isNull();
    assertThat(business.settings()).isEqualTo(JsonObject.EMPTY);
  }

  @Test
  void two_businesses_may_have_one_name() {
    UserProfile ada = given().user("ada");

    assertThat(given().business(ada).id()).isNotEqualTo(given().business(ada).id());
  }

  @Test
  void an_update_changes_what_it_names_and_nothing_else() {
    UserProfile ada = given().user("ada");
    Business first = given().business(ada);
    tick();

    Business second =
        as(ada)
            .businesses()
            .update(
                first.id(), new BusinessUpdate(null, "food", null, HARBOUR, JsonObject.of("a", 1)));
    assertThat(second)
        .usingRecursiveComparison()
        .ignoringFields("industry", "location", "settings", "updatedAt")
        .isEqualTo(first);
    assertThat(second.industry()).isEqualTo("food");
    assertThat(second.location()).isEqualTo(HARBOUR);
    assertThat(second.updatedAt()).isAfter(first.updatedAt());

    Business third =
        as(ada)
            .businesses()
            .update(
                first.id(),
                new BusinessUpdate("Café", null, "Coffee", null, JsonObject.of("b", 2)));
    assertThat(third.name()).isEqualTo("Café");
    assertThat(third.description()).isEqualTo("Coffee");
    assertThat(third.industry()).isEqualTo("food");
    assertThat(third.location()).isEqualTo(HARBOUR);
    assertThat(third.settings()).as("replaced as a whole").isEqualTo(JsonObject.of("b", 2));
    assertThat(as(ada).businesses().get(first.id())).isEqualTo(third);
  }

  @Test
  void everybody_lists_those_he_has_joined_in_order_of_creation() {
    UserProfile ada = given().user("ada");
    UserProfile bob = given().user("bob");
    Business first = given().business(ada);
    Business bobs = given().business(bob);
    Business unseen = given().business(bob);
    Business last = given().business(ada);
    given().invite(bob, bobs.id(), ada, Role.VIEWER);
    given().invite(bob, unseen.id(), ada, Role.ADMIN);
    given().join(ada, bobs.id());

    assertThat(ids(as(ada))).containsExactly(first.id(), bobs.id(), last.id());
    assertThat(ids(as(bob))).containsExactly(bobs.id(), unseen.id());
  }

  @Test
  void the_service_lists_all() {
    UUID ours = given().tenant().businessId();
    UUID theirs = given().tenant().businessId();

    assertThat(
            Page.stream(PageRequest.ofSize(1_000), service().businesses()::list).map(Business::id))
        .contains(ours, theirs);
  }

  @Test
  void a_key_lists_its_own_business() {
    Tenant tenant = given().tenant();
    given().business(tenant.owner());
    String key = given().key(tenant.owner(), tenant.businessId(), Permission.READ);

    assertThat(ids(withKey(key))).containsExactly(tenant.businessId());
  }

  @Test
  void a_deleted_business_is_gone_for_everybody_with_all_that_is_in_it() {
    Tenant tenant = given().tenant();
    UUID alert =
        as(tenant.owner())
            .alerts()
            .create(
                new NewAlert(
                    tenant.sourceId(),
                    "High",
                    AlertCondition.ABOVE,
                    number("1"),
                    AlertTimeframe.ONE_HOUR))
            .id();
    String key = given().key(tenant.owner(), tenant.businessId(), Permission.READ);
    Business other = given().business(tenant.owner());

    as(tenant.owner()).businesses().delete(tenant.businessId());

    for (SignalCraft view : List.of(as(tenant.owner()), as(tenant.viewer()), service())) {
      UUID business = tenant.businessId();
      assertNotFound("business", business, () -> view.businesses().get(business));
      assertNotFound("business", business, () -> view.members().list(business));
      assertNotFound("business", business, () -> view.sources().list(business));
      assertNotFound("KPI source", tenant.sourceId(), () -> view.sources().get(tenant.sourceId()));
      assertNotFound("KPI source", tenant.sourceId(), () -> view.kpis().latest(tenant.sourceId()));
      assertNotFound("alert", alert, () -> view.alerts().get(alert));
    }
    assertNotFound(
        "business",
        tenant.businessId(),
        () -> as(tenant.owner()).businesses().delete(tenant.businessId()));
    assertThat(ids(as(tenant.owner()))).containsExactly(other.id());
    assertThat(as(tenant.invited()).members().invitations()).isEmpty();
    assertThat(Outcome.errorOf(() -> withKey(key).businesses().get(tenant.businessId())))
        .as("a key of a deleted business opens nothing")
        .isPresent();
  }

  @Test
  void a_business_is_handed_over_and_the_old_owner_becomes_an_admin() {
    Tenant tenant = given().tenant();
    tick();

    Business now =
        as(tenant.owner()).businesses().transfer(tenant.businessId(), tenant.editor().id());

    assertThat(now.ownerId()).isEqualTo(tenant.editor().id());
    assertThat(role(tenant, tenant.editor())).isEqualTo(Role.OWNER);
    assertThat(role(tenant, tenant.owner())).isEqualTo(Role.ADMIN);
    assertThat(as(tenant.viewer()).businesses().get(tenant.businessId())).isEqualTo(now);
    assertDenied(() -> as(tenant.owner()).businesses().delete(tenant.businessId()));
    as(tenant.editor()).businesses().delete(tenant.businessId());
  }

  @Test
  void a_business_goes_to_joined_members_alone() {
    Tenant tenant = given().tenant();
    UUID stranger = given().user("stranger").id();

    for (UUID id : List.of(tenant.invited().id(), stranger, UUID.randomUUID())) {
      assertNotFound(
          "member", id, () -> as(tenant.owner()).businesses().transfer(tenant.businessId(), id));
    }
    assertThat(as(tenant.owner()).businesses().get(tenant.businessId()).ownerId())
        .isEqualTo(tenant.owner().id());
  }

  private Role role(Tenant tenant, UserProfile user) {
    return service().members().list(tenant.businessId()).stream()
        .filter(member -> member.userId().equals(user.id()))
        .findFirst()
        .orElseThrow()
        .role()
        .require("role");
  }

  private static List<UUID> ids(SignalCraft view) {
    return view.businesses().list(PageRequest.first()).items().stream().map(Business::id).toList();
  }
}
