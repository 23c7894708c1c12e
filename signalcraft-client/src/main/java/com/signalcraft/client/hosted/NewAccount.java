package com.signalcraft.client.hosted;

import com.signalcraft.client.internal.Secrets;
import com.signalcraft.common.Checks;
import org.jspecify.annotations.Nullable;

/**
 * An account to be opened. Immutable; {@code toString} hides the password.
 *
 * @param email the address, at most 320 characters
 * @param password the password, at most 1,024 characters
 * @param fullName the user's name, at most 200 characters
 * @param businessName the name of his first business, 1 to 200 characters
 * @param industry its industry, at most 200 characters, or null
 */
public record NewAccount(
    String email,
    String password,
    String fullName,
    String businessName,
    @Nullable String industry) {

  public NewAccount {
    Checks.text("email", email, 320);
    Secrets.checked("password", password);
    Checks.text("full_name", fullName, 200);
    Checks.text("business_name", businessName, 200);
    if (industry != null) {
      Checks.optionalText("industry", industry, 200);
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "NewAccount[email=" + email + ", businessName=" + businessName + ", password=hidden]";
  }
}
