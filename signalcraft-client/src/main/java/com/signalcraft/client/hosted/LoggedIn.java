package com.signalcraft.client.hosted;

import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user who has signed in. Immutable.
 *
 * @param userId the user
 * @param email his address
 * @param subscriptionTier his plan, or null where the service does not tell
 * @param tokens his tokens
 */
public record LoggedIn(
    UUID userId,
    String email,
    @Nullable OpenEnum<SubscriptionTier> subscriptionTier,
    IssuedTokens tokens) {

  public LoggedIn {
    Checks.required("id", userId);
    Checks.required("email", email);
    Checks.required("tokens", tokens);
  }
}
