package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.security.Identity;
import com.signalcraft.security.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that have to wait for another transaction, and find something else when it is over. */
class LostRaceTest {

  private static final int MAX_LOOKS = 100_000;
  private static final String WAITING =
      "select count(*) from pg_stat_activity"
          + " where datname = current_database() and wait_event_type = 'Lock'";

  private static final ExecutorService SECOND = Executors.newSingleThreadExecutor();
  private static TestDatabase database;
  private static JdbcSignalCraft service;

  private TestTenant tenant;
  private SignalCraft admin;
  private UUID viewerId;

  @BeforeAll
  static void connect() {
    database = TestDatabase.create();
    service = database.signalCraft().build();
  }

  @AfterAll
  static void close() {
    SECOND.shutdownNow();
    service.close();
    database.close();
  }

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(database, service);
    admin = service.as(Identity.user(member(Role.ADMIN)));
    viewerId = member(Role.VIEWER);
  }

  private UUID member(Role role) {
    UUID userId = user();
    tenant.asOwner().members().invite(tenant.business().id(), userId, role);
    service.as(Identity.user(userId)).members().accept(tenant.business().id());
    return userId;
  }

  private static UUID user() {
    return service.users().create(NewUser.of(UUID.randomUUID() + "@example.com")).id();
  }

  /** Makes a call while another transaction has changed something, which it then commits. */
  private Throwable errorAfter(String change, UUID first, UUID second, Runnable call)
      throws Exception {
    try (Connection other = database.owner().getConnection()) {
      other.setAutoCommit(false);
      try (PreparedStatement statement = other.prepareStatement(change)) {
        statement.setObject(1, first);
        statement.setObject(2, second);
        assertThat(statement.executeUpdate()).isOne();
      }
      CompletableFuture<Throwable> error =
          CompletableFuture.supplyAsync(() -> catchThrowable(call::run), SECOND);
      awaitOneWaiting();
      other.commit();
      return error.get();
    }
  }

  private static void awaitOneWaiting() {
    for (int i = 0; i < MAX_LOOKS; i++) {
      if (!database.value(WAITING).equals("0")) {
        return;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("nobody waits");
  }

  private Throwable errorAfterRole(String role, Runnable call) throws Exception {
    return errorAfter(
        "update public.business_members set role = '"
            + role
            + "' where business_id = ? and user_id = ?",
        tenant.business().id(),
        viewerId,
        call);
  }

  private OpenEnum<Role> roleOfTheViewer() {
    return tenant.asOwner().members().list(tenant.business().id()).stream()
        .filter(member -> member.userId().equals(viewerId))
        .map(BusinessMember::role)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whether_a_role_may_be_changed_is_decided_by_the_one_that_it_is_by_then() throws Exception {
    Throwable error =
        errorAfterRole(
            "admin",
            () -> admin.members().changeRole(tenant.business().id(), viewerId, Role.EDITOR));

    assertThat(error)
        .isInstanceOf(PermissionDeniedException.class)
        .hasMessageContaining("at least the role owner");
    assertThat(roleOfTheViewer()).isEqualTo(OpenEnum.of(Role.ADMIN));
  }

  @Test
  void a_role_that_another_has_just_given_is_no_change() throws Exception {
    Throwable error =
        errorAfterRole(
            "editor",
            () -> admin.members().changeRole(tenant.business().id(), viewerId, Role.EDITOR));

    assertThat(error).isNull();
    assertThat(roleOfTheViewer()).isEqualTo(OpenEnum.of(Role.EDITOR));
  }

  @Test
  void whether_a_member_may_be_removed_is_decided_by_the_role_that_he_has_by_then()
      throws Exception {
    Throwable error =
        errorAfterRole("admin", () -> admin.members().remove(tenant.business().id(), viewerId));

    assertThat(error).isInstanceOf(PermissionDeniedException.class);
    assertThat(roleOfTheViewer()).isEqualTo(OpenEnum.of(Role.ADMIN));
  }

  @Test
  void a_member_whom_another_has_just_removed_is_not_there() throws Exception {
    Throwable error =
        errorAfter(
            "delete from public.business_members where business_id = ? and user_id = ?",
            tenant.business().id(),
            viewerId,
            () -> admin.members().remove(tenant.business().id(), viewerId));

    assertThat(error)
        .isInstanceOf(NotFoundException.class)
        .hasMessage(NotFoundException.of("member", viewerId).getMessage());
  }

  @Test
  void of_two_invitations_of_one_user_at_once_the_second_is_a_conflict() throws Exception {
    UUID guest = user();

    Throwable error =
        errorAfter(
            "insert into public.business_members (business_id, user_id) values (?, ?)",
            tenant.business().id(),
            guest,
            () -> admin.members().invite(tenant.business().id(), guest, Role.EDITOR));

    assertThat(error).isInstanceOf(ConflictException.class);
  }

  @Test
  void a_source_that_another_has_just_removed_is_not_there() throws Exception {
    Throwable error =
        errorAfter(
            "update public.kpi_sources set deleted_at = now() where business_id = ? and id = ?",
            tenant.business().id(),
            tenant.sourceId(),
            () ->
                tenant.asOwner().sources().update(tenant.sourceId(), KpiSourceUpdate.rename("x")));

    assertThat(error)
        .isInstanceOf(NotFoundException.class)
        .hasMessage(NotFoundException.of("KPI source", tenant.sourceId()).getMessage());
  }

  @Test
  void a_business_that_another_has_just_removed_is_not_there() throws Exception {
    UUID business = tenant.business().id();

    Throwable error =
        errorAfter(
            "update public.businesses set deleted_at = now() where id = ? and owner_id = ?",
            business,
            tenant.owner().id(),
            () -> admin.businesses().update(business, BusinessUpdate.rename("x")));

    assertThat(error)
        .isInstanceOf(NotFoundException.class)
        .hasMessage(NotFoundException.of("business", business).getMessage());
  }

  @Test
  void an_update_builds_on_what_another_has_just_changed() throws Exception {
    UUID business = tenant.business().id();

    Throwable error =
        errorAfter(
            "update public.businesses set industry = 'food' where id = ? and owner_id = ?",
            business,
            tenant.owner().id(),
            () -> admin.businesses().update(business, BusinessUpdate.rename("Bistro")));

    assertThat(error).isNull();
    assertThat(admin.businesses().get(business))
        .satisfies(row -> assertThat(row.name()).isEqualTo("Bistro"))
        .satisfies(row -> assertThat(row.industry()).isEqualTo("food"));
  }
}
