package com.signalcraft.internal;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.List;

/** What a claim of runs or deliveries may ask for, alike on every back end. Stateless. */
public final class AlertClaims {

  private static final int MOST = 1_000;
  private static final int MOST_CHANNELS = 100;
  private static final int CHANNEL_LENGTH = 100;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  private AlertClaims() {}

  /**
   * Checks how many are claimed, and for how long.
   *
   * @param limit how many at most, 1 to 1,000
   * @param lease for how long, 1 second to 1 hour
   * @throws com.signalcraft.error.ValidationException if one is outside
   */
  public static void check(int limit, Duration lease) {
    Checks.between("limit", limit, 1, MOST);
    Checks.required("lease", lease);
    Checks.that(
        lease.compareTo(SHORTEST) >= 0 && lease.compareTo(LONGEST) <= 0,
        "lease",
        "must be between " + SHORTEST + " and " + LONGEST + ", was " + lease);
  }

  /**
   * Checks the channels that deliveries are claimed for.
   *
   * @param channels their names, 1 to 100
   * @return an unmodifiable copy
   * @throws com.signalcraft.error.ValidationException if there are none or more, or one is no name
   */
  public static List<String> channels(List<String> channels) {
    List<String> names = Checks.list("channels", channels);
    Checks.between("channels", names.size(), 1, MOST_CHANNELS);
    names.forEach(name -> Checks.text("channels", name, CHANNEL_LENGTH));
    return names;
  }
}
