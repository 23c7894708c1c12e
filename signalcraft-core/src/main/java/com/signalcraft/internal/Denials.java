package com.signalcraft.internal;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.security.Right;
import java.util.Locale;

/** The errors of callers who are not known or may not do what they ask for. Stateless. */
public final class Denials {

  private Denials() {}

  /**
   * A token that does not hold, for whatever reason.
   *
   * @return the error
   */
  public static AuthenticationException invalidToken() {
    return new AuthenticationException("the token is not valid");
  }

  /**
   * An API key that is unknown, revoked or expired, or whose business was removed.
   *
   * @return the error
   */
  public static AuthenticationException invalidApiKey() {
    return new AuthenticationException("the API key is not valid");
  }

  /**
   * A user who does not exist or was anonymised.
   *
   * @return the error
   */
  public static AuthenticationException unknownUser() {
    return new AuthenticationException("the user is not known");
  }

  /**
   * A call for people, by another caller.
   *
   * @return the error
   */
  public static AuthenticationException needsUser() {
    return new AuthenticationException("this needs a user, not a key or the service");
  }

  /**
   * A call for the service, by another caller.
   *
   * @return the error
   */
  public static PermissionDeniedException needsService() {
    return new PermissionDeniedException("this is for the service alone");
  }

  /**
   * A call of an API key without the permission for it.
   *
   * @param right the right that the call needs
   * @return the error
   */
  public static PermissionDeniedException missingPermission(Right right) {
    return new PermissionDeniedException(
        "the API key does not allow this: " + right.name().toLowerCase(Locale.ROOT));
  }

  /**
   * A call of a member whose role is too low for it.
   *
   * @param right the right that the call needs
   * @return the error
   */
  public static PermissionDeniedException missingRole(Right right) {
    return new PermissionDeniedException(
        "this needs at least the role " + right.leastRole().wireName() + " in the business");
  }
}
