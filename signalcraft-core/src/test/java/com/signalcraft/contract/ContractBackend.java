package com.signalcraft.contract;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.security.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A back end as the contract kit sees it. What it cannot do it says here, not by failing. */
public interface ContractBackend extends AutoCloseable {

  /**
   * The back end seen by the service.
   *
   * @return the root view
   */
  SignalCraft service();

  /**
   * The back end seen by a caller. A back end that believes no bare user id turns {@link
   * Identity.User} into a token here.
   *
   * @param identity who calls
   * @return a view
   */
  default SignalCraft as(Identity identity) {
    return service().as(identity);
  }

  /**
   * The back end's own clock.
   *
   * @return the instant that it takes for now
   */
  Instant now();

  /**
   * Moves the back end's clock. Tests that need it are skipped where it is absent.
   *
   * @return the machine, or empty where time cannot be moved
   */
  default Optional<TimeMachine> timeMachine() {
    return Optional.empty();
  }

  /**
   * Creates a user.
   *
   * @param user the user
   * @return the profile
   */
  default UserProfile createUser(NewUser user) {
    return service().users().create(user);
  }

  /**
   * Uses up metered calls of a business's plan; a back end may have a shorter way.
   *
   * @param ownerId the owner, who pays
   * @param businessId the business
   * @param calls how many calls
   */
  default void spendApiCalls(UUID ownerId, UUID businessId, int calls) {
    SignalCraft owner = as(Identity.user(ownerId));
    for (int i = 0; i < calls; i++) {
      owner.businesses().update(businessId, BusinessUpdate.rename("call " + i));
    }
  }

  /**
   * Operations that the back end declares missing by {@link
   * com.signalcraft.error.NotSupportedException}, such as {@code forecasts.history/3}: group,
   * method and number of parameters. Tests that come upon one are skipped.
   *
   * @return their names
   */
  default Set<String> notSupported() {
    return Set.of();
  }

  /**
   * Where a call comes from that tells no origin: a server sees the address of its client.
   *
   * @return the address that the audit log has, or empty for none
   */
  default Optional<String> addressOfCalls() {
    return Optional.empty();
  }

  /**
   * Whether other tests keep data in the same store at the same time, so that counts over all
   * tenants are not exact.
   *
   * @return true if they may
   */
  default boolean isShared() {
    return true;
  }

  /** Called after each test; a shared back end stays open. */
  @Override
  default void close() {}

  /** Moves the clock of a back end. */
  @FunctionalInterface
  interface TimeMachine {

    /**
     * Lets time pass.
     *
     * @param time how much, positive
     */
    void advance(Duration time);
  }
}
