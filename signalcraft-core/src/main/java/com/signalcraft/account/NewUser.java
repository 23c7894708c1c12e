package com.signalcraft.account;

import com.signalcraft.common.Checks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A user to be created. Immutable.
 *
 * @param email the address, at most 320 characters; compared without regard to case
 * @param fullName the name, at most 200 characters, or null
 * @param timezone the IANA name of the time zone
 */
public record NewUser(String email, @Nullable String fullName, String timezone) {

  public NewUser {
    Checks.text("email", email, 320);
    Checks.that(
        EMAIL.matcher(email).matches(),
        "email",
        "must be an address such as ada@example.com, was \"" + Checks.shown(email) + "\"");
    if (fullName != null) {
      Checks.optionalText("full_name", fullName, 200);
    }
    Checks.zone("timezone", timezone);
  }

  // possessive, so that a hostile address cannot make it backtrack
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]++@[^\\s@.]++(?:\\.[^\\s@.]++)++");

  /**
   * A user without a name, in UTC.
   *
   * @param email the address
   * @return the user
   */
  public static NewUser of(String email) {
    return new NewUser(email, null, "UTC");
  }
}
