package com.signalcraft.internal;

import com.signalcraft.error.ConflictException;

/** The errors of calls that do not go together with what is there already. Stateless. */
public final class Conflicts {

  private Conflicts() {}

  /**
   * A new user with the address of another.
   *
   * @return the error
   */
  public static ConflictException emailTaken() {
    return new ConflictException("email: the address is taken");
  }

  /**
   * An invitation of someone who is in the business or has one already.
   *
   * @return the error
   */
  public static ConflictException alreadyMember() {
    return new ConflictException("user_id: the user is a member or invited already");
  }

  /**
   * An id of the payment service that another user's subscription has.
   *
   * @param column the column that holds it: {@code stripe_customer_id} or {@code
   *     stripe_subscription_id}
   * @return the error
   */
  public static ConflictException paymentIdTaken(String column) {
    return new ConflictException(column + ": the id belongs to another user");
  }

  /**
   * An evaluation of alerts that is not the newest any more.
   *
   * @return the error
   */
  public static ConflictException alertsMoved() {
    return new ConflictException(
        "version: the alerts were evaluated or changed by somebody else since; claim them anew");
  }

  /**
   * An idempotency key that came before with other points, as told by {@link BodyHash}.
   *
   * @return the error
   */
  public static ConflictException idempotencyKeyReused() {
    return new ConflictException(
        "idempotency_key: the key came before with another batch; give each batch its own");
  }
}
