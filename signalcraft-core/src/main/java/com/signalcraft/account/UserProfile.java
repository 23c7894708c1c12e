package com.signalcraft.account;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code user_profiles}, with the e-mail address of the account. Immutable.
 *
 * @param id the user's id
 * @param email the address
 * @param fullName the name, at most 200 characters, or null
 * @param avatarUrl the picture's address, at most 2,000 characters, or null
 * @param timezone the IANA name of the time zone
 * @param subscriptionTier the plan
 * @param trialEndsAt when the trial of the Pro plan ends, or null where there was none
 * @param createdAt when the account was made
 * @param updatedAt when the profile last changed
 */
public record UserProfile(
    UUID id,
    String email,
    @Nullable String fullName,
    @Nullable String avatarUrl,
    String timezone,
    OpenEnum<SubscriptionTier> subscriptionTier,
    @Nullable Instant trialEndsAt,
    Instant createdAt,
    Instant updatedAt) {

  public UserProfile {
    Checks.required("id", id);
    Checks.text("email", email, 320);
    Checks.required("timezone", timezone);
    Checks.required("subscription_tier", subscriptionTier);
    Checks.required("created_at", createdAt);
    Checks.required("updated_at", updatedAt);
  }
}
