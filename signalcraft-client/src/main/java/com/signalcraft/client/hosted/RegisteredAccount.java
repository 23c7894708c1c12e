package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account just opened. Immutable.
 *
 * @param userId the user
 * @param email his address
 * @param fullName his name, or null
 * @param business his first business
 * @param tokens his tokens
 */
public record RegisteredAccount(
    UUID userId,
    String email,
    @Nullable String fullName,
    BusinessBrief business,
    IssuedTokens tokens) {

  public RegisteredAccount {
    Checks.required("id", userId);
    Checks.required("email", email);
    Checks.required("business", business);
    Checks.required("tokens", tokens);
  }
}
