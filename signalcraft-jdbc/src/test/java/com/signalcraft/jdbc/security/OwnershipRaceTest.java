package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two who change at the same time who owns a business or belongs to it. */
class OwnershipRaceTest {

  private static final String TO_ADMIN = "select signalcraft.transfer_business(@{a}, @{a.admin})";
  private static final String TO_EDITOR = "select signalcraft.transfer_business(@{a}, @{a.editor})";
  private static final String LEAVE = "delete from business_members where user_id = @{%s}";

  private final ExecutorService second = Executors.newSingleThreadExecutor();
  private TestDatabase database;
  private Catalog catalog;

  @BeforeEach
  void connect() throws SQLException {
    database = Tenants.create();
    catalog = new Catalog(database);
  }

  @AfterEach
  void close() {
    second.shutdownNow();
    database.close();
  }

  /**
   * Lets one do something, another something else before the first commits, and gives how the
   * second fared.
   */
  private Outcome race(Caller first, String firstSql, Caller other, String otherSql)
      throws Exception {
    try (CallerSession session = CallerSession.open(database, first)) {
      session.run(firstSql);
      Future<Outcome> outcome =
          second.submit(
              () -> {
                try (CallerSession theirs = CallerSession.open(database, other)) {
                  Outcome result = theirs.attempt(otherSql);
                  theirs.commit();
                  return result;
                }
              });
      Waiting.untilOneWaits(catalog);
      session.commit();
      return outcome.get();
    }
  }

  private void assertOneOwner(String user) throws SQLException {
    assertThat(catalog.list("select owner_id from businesses where id = @{a}"))
        .containsExactly(Tenants.id(user).toString());
    assertThat(
            catalog.list(
                "select user_id from business_members where business_id = @{a} and role = 'owner'"))
        .containsExactly(Tenants.id(user).toString());
  }

  @Test
  void of_two_transfers_at_once_the_second_comes_from_one_who_is_owner_no_more() throws Exception {
    Caller owner = Caller.user("a.owner");

    assertThat(race(owner, TO_ADMIN, owner, TO_EDITOR).state()).isEqualTo("PT403");
    assertOneOwner("a.admin");
  }

  @Test
  void who_becomes_the_owner_cannot_leave_at_the_same_time() throws Exception {
    Outcome leaving =
        race(Caller.user("a.owner"), TO_ADMIN, Caller.user("a.admin"), LEAVE.formatted("a.admin"));

    assertThat(leaving.wasInVain()).isTrue();
    assertOneOwner("a.admin");
  }

  @Test
  void who_has_left_does_not_become_the_owner() throws Exception {
    Outcome transfer =
        race(Caller.user("a.admin"), LEAVE.formatted("a.admin"), Caller.user("a.owner"), TO_ADMIN);

    assertThat(transfer.state()).isEqualTo("PT404");
    assertOneOwner("a.owner");
  }

  @Test
  void who_becomes_the_owner_is_not_made_less_by_an_admin_at_the_same_time() throws Exception {
    Outcome demotion =
        race(
            Caller.user("a.owner"),
            TO_EDITOR,
            Caller.user("a.admin"),
            "update business_members set role = 'viewer' where user_id = @{a.editor}");

    assertThat(demotion.wasInVain()).isTrue();
    assertOneOwner("a.editor");
  }

  @Test
  void an_heir_who_has_just_left_does_not_inherit() throws Exception {
    Outcome erasure =
        race(
            Caller.user("a.admin"),
            LEAVE.formatted("a.admin"),
            Caller.service(),
            "select signalcraft.erase_user(@{a.owner})");

    assertThat(erasure.succeeded()).as(erasure.message()).isTrue();
    assertOneOwner("a.editor");
  }

  @Test
  void an_heir_cannot_leave_while_he_inherits() throws Exception {
    Outcome leaving =
        race(
            Caller.service(),
            "select signalcraft.erase_user(@{a.owner})",
            Caller.user("a.admin"),
            LEAVE.formatted("a.admin"));

    assertThat(leaving.wasInVain()).isTrue();
    assertOneOwner("a.admin");
  }

  @Test
  void an_invitation_that_is_taken_back_is_not_accepted_at_the_same_time() throws Exception {
    Outcome acceptance =
        race(
            Caller.user("a.owner"),
            LEAVE.formatted("a.pending"),
            Caller.user("a.pending"),
            "select signalcraft.accept_invitation(@{a})");

    assertThat(acceptance.state()).isEqualTo("PT404");
    assertThat(catalog.list("select 1 from business_members where user_id = @{a.pending}"))
        .isEmpty();
  }

  @Test
  void who_is_erased_while_he_becomes_the_owner_leaves_no_business_without_one() throws Exception {
    Outcome erasure =
        race(
            Caller.user("a.owner"),
            TO_ADMIN,
            Caller.service(),
            "select signalcraft.erase_user(@{a.admin})");

    assertThat(erasure.succeeded()).as(erasure.message()).isTrue();
    assertOneOwner("a.owner");
  }
}
