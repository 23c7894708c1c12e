package com.signalcraft.account;

import com.signalcraft.common.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a profile; null leaves a column as it is. Immutable.
 *
 * @param fullName the name, at most 200 characters
 * @param avatarUrl the picture's address, at most 2,000 characters
 * @param timezone the IANA name of the time zone
 */
public record ProfileUpdate(
    @Nullable String fullName, @Nullable String avatarUrl, @Nullable String timezone) {

  public ProfileUpdate {
    if (fullName != null) {
      Checks.optionalText("full_name", fullName, 200);
    }
    if (avatarUrl != null) {
      Checks.optionalText("avatar_url", avatarUrl, 2_000);
    }
    if (timezone != null) {
      Checks.zone("timezone", timezone);
    }
  }
}
