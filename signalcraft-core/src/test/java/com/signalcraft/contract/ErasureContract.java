package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UserProfile;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.PageRequest;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Anonymisation and erasure: what goes, and what stays for others. */
abstract class ErasureContract extends ContractArea {

  private static final CallOrigin ORIGIN = new CallOrigin("203.0.113.77", "Agent of a person");

  @Test
  void an_erased_owners_business_goes_to_the_highest_who_joined_first() {
    UserProfile owner = given().user("owner", SubscriptionTier.ENTERPRISE);
    UUID business = given().business(owner).id();
    UUID alone = given().business(owner).id();
    UserProfile viewer = given().member(owner, business, "viewer", Role.VIEWER);
    UserProfile late = given().user("late");
    given().invite(owner, business, late, Role.ADMIN);
    UserProfile early = given().member(owner, business, "early", Role.ADMIN);
    given().join(late, business);
    given().invite(owner, business, given().user("never"), Role.ADMIN);

    as(owner).lifecycle().eraseUser(owner.id());

    assertThat(service().businesses().get(business).ownerId()).isEqualTo(early.id());
    assertThat(service().members().list(business))
        .extracting(BusinessMember::userId)
        .contains(early.id(), late.id(), viewer.id())
        .doesNotContain(owner.id());
    assertThat(service().members().list(business))
        .filteredOn(member -> member.role().is(Role.OWNER))
        .extracting(BusinessMember::userId)
        .containsExactly(early.id());
    assertNotFound("business", alone, () -> service().businesses().get(alone));
    as(early).businesses().update(business, BusinessUpdate.rename("Mine now"));
  }

  @Test
  void a_business_whose_others_have_not_joined_is_erased_with_its_owner() {
    UserProfile owner = given().user("owner", SubscriptionTier.ENTERPRISE);
    UUID business = given().business(owner).id();
    UserProfile invited = given().user("invited");
    given().invite(owner, business, invited, Role.ADMIN);
    String key = given().key(owner, business, Permission.READ);

    service().lifecycle().eraseUser(owner.id());

    assertNotFound("business", business, () -> service().businesses().get(business));
    assertThat(as(invited).members().invitations()).isEmpty();
    assertUnauthenticated(() -> withKey(key).businesses().get(business));
  }

  @Test
  void after_an_erasure_nothing_tells_of_the_user() {
    Scene scene = Scene.create(backend());
    Targets t = scene.targets();
    UserProfile gone = scene.tenant().editor();
    SignalCraft view = as(gone).from(ORIGIN);
    UUID alert =
        view.alerts()
            .create(
                new NewAlert(
                    t.sourceId(),
                    "His",
                    AlertCondition.ABOVE,
                    number("1"),
                    AlertTimeframe.ONE_HOUR))
            .id();
    view.anomalies().acknowledge(t.anomalyId());
    view.sources().update(t.sourceId(), KpiSourceUpdate.rename("Renamed by him"));

    as(gone).lifecycle().eraseUser(gone.id());

    String all = everything(scene) + service().lifecycle().exportUser(t.ownerId());
    assertThat(all)
        .doesNotContain(gone.id().toString())
        .doesNotContain(gone.email())
        .doesNotContain(gone.fullName())
        .doesNotContain(ORIGIN.ipAddress())
        .doesNotContain(ORIGIN.userAgent());
    assertThat(service().alerts().get(alert).createdBy()).isNull();
    assertThat(service().anomalies().get(t.anomalyId()).acknowledgedAt()).isNotNull();
    assertThat(service().anomalies().get(t.anomalyId()).acknowledgedBy()).isNull();
    assertThat(service().sources().get(t.sourceId()).name()).isEqualTo("Renamed by him");
    assertUnauthenticated(() -> as(gone).users().me());
    assertNotFound("user", gone.id(), () -> service().users().get(gone.id()));
    assertNotFound("user", gone.id(), () -> service().lifecycle().eraseUser(gone.id()));
  }

  @Test
  void who_invited_and_who_issued_is_forgotten_too() {
    Tenant tenant = given().tenant();
    UserProfile admin = tenant.admin();
    UserProfile guest = given().user("guest");
    as(admin).members().invite(tenant.businessId(), guest.id(), Role.VIEWER);
    String key = given().key(admin, tenant.businessId(), Permission.READ);

    service().lifecycle().eraseUser(admin.id());

    assertThat(as(guest).members().invitations())
        .singleElement()
        .satisfies(open -> assertThat(open.invitedBy()).isNull());
    assertThat(as(tenant.owner()).apiKeys().list(tenant.businessId()))
        .singleElement()
        .satisfies(issued -> assertThat(issued.createdBy()).isNull());
    assertThat(withKey(key).businesses().get(tenant.businessId())).isNotNull();
    assertThat(
            service()
                .auditLog()
                .list(AuditQuery.of(tenant.businessId()), PageRequest.first())
                .items())
        .isNotEmpty()
        .noneMatch(entry -> admin.id().equals(entry.userId()));
  }

  @Test
  void an_erased_users_address_is_free_again() {
    UserProfile ada = given().user("ada");
    as(ada).lifecycle().eraseUser(ada.id());

    UserProfile again = backend().createUser(NewUser.of(ada.email()));

    assertThat(again.id()).isNotEqualTo(ada.id());
  }

  @Test
  void an_erased_member_leaves_his_seat() {
    UserProfile owner = given().user("owner");
    UUID business = given().business(owner).id();
    UserProfile guest = given().user("guest");
    given().invite(owner, business, guest, Role.VIEWER);

    as(guest).lifecycle().eraseUser(guest.id());

    assertThat(as(owner).members().list(business))
        .extracting(BusinessMember::userId)
        .containsExactly(owner.id());
  }

  @Test
  void an_anonymised_user_is_nobody_and_his_rows_stay() {
    Scene scene = Scene.create(backend());
    Targets t = scene.targets();
    UserProfile gone = scene.tenant().editor();
    as(gone).from(ORIGIN).alerts().update(t.alertId(), AlertUpdate.active(false));
    as(gone).from(ORIGIN).sources().update(t.sourceId(), KpiSourceUpdate.rename("Renamed by him"));

    as(gone).lifecycle().anonymiseUser(gone.id());

    assertUnauthenticated(() -> as(gone).users().me());
    assertThat(everything(scene) + service().users().get(gone.id()))
        .doesNotContain(gone.email())
        .doesNotContain(gone.fullName())
        .doesNotContain(ORIGIN.ipAddress())
        .doesNotContain(ORIGIN.userAgent());
    assertThat(service().sources().get(t.sourceId()).name()).isEqualTo("Renamed by him");
    assertThat(
            service().auditLog().list(AuditQuery.of(t.businessId()), PageRequest.first()).items())
        .anyMatch(entry -> gone.id().equals(entry.userId()));
  }

  @Test
  void an_anonymised_owners_business_goes_on_for_its_members() {
    Tenant tenant = given().tenant();

    service().lifecycle().anonymiseUser(tenant.owner().id());

    assertThat(as(tenant.admin()).businesses().get(tenant.businessId())).isNotNull();
    assertThat(as(tenant.admin()).sources().list(tenant.businessId())).hasSize(1);
  }

  @Test
  void an_erased_business_is_gone_for_good() {
    Scene scene = Scene.create(backend());
    Targets t = scene.targets();
    UserProfile owner = scene.tenant().owner();
    UUID other = given().business(owner).id();

    scene.view(Caller.OWNER).lifecycle().eraseBusiness(t.businessId());

    for (SignalCraft view :
        List.of(service(), scene.view(Caller.OWNER), scene.view(Caller.VIEWER))) {
      assertNotFound("business", t.businessId(), () -> view.businesses().get(t.businessId()));
      assertNotFound("KPI source", t.sourceId(), () -> view.sources().get(t.sourceId()));
      assertNotFound("KPI source", t.sourceId(), () -> view.kpis().latest(t.sourceId()));
      assertNotFound("alert", t.alertId(), () -> view.alerts().get(t.alertId()));
      assertNotFound("anomaly", t.anomalyId(), () -> view.anomalies().get(t.anomalyId()));
    }
    assertUnauthenticated(() -> scene.view(Caller.READ_KEY).businesses().get(t.businessId()));
    assertThat(as(owner).businesses().get(other).id()).isEqualTo(other);
    assertThat(as(owner).subscriptions().current().dataSources()).isZero();
    assertThat(as(owner).members().list(other).get(0).role()).isEqualTo(OpenEnum.of(Role.OWNER));
  }

  /** Everything of the scene that any call returns, as text. */
  private String everything(Scene scene) {
    return Snapshot.of(scene)
        + service().lifecycle().exportBusiness(scene.targets().businessId()).toString();
  }
}
