package com.signalcraft.account;

import java.util.UUID;

/** People and their profiles. Thread-safe. */
public interface Users {

  /**
   * Creates a user with a profile, the free plan and a trial of the Pro plan of seven days. For the
   * service alone.
   *
   * @param user the user
   * @return the profile
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.ConflictException if the address is taken
   */
  UserProfile create(NewUser user);

  /**
   * The caller's own profile.
   *
   * @return the profile
   * @throws com.signalcraft.error.AuthenticationException if the caller is not a user
   */
  UserProfile me();

  /**
   * A profile: one's own, or any for the service.
   *
   * @param userId the user
   * @return the profile
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  UserProfile get(UUID userId);

  /**
   * Changes the caller's own profile. The plan, the trial and the address cannot be changed by it.
   *
   * @param update what to change
   * @return the profile as it is now
   * @throws com.signalcraft.error.AuthenticationException if the caller is not a user
   */
  UserProfile update(ProfileUpdate update);
}
