package com.signalcraft.internal;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What the calls that take many rows at once have in common. Stateless. */
public final class Requests {

  private static final int MAX_BATCH = 10_000;
  private static final int MAX_CLAIM = 1_000;
  private static final int MAX_CHANNELS = 100;
  private static final Duration LEAST_LEASE = Duration.ofSeconds(1);
  private static final Duration LONGEST_LEASE = Duration.ofHours(1);

  private Requests() {}

  /**
   * The rows of a call that takes many at once.
   *
   * @param field the field's name
   * @param rows the rows, 1 to 10,000
   * @param <T> the type of a row
   * @return an unmodifiable copy
   * @throws com.signalcraft.error.ValidationException if the list or one of its rows is null, or
   *     there are none or more of them
   */
  public static <T> List<T> batch(String field, List<T> rows) {
    Checks.required(field, rows);
    Checks.between(field, rows.size(), 1, MAX_BATCH);
    for (T row : rows) {
      Checks.required(field, row);
    }
    return List.copyOf(rows);
  }

  /**
   * How much work a caller claims.
   *
   * @param limit how much, 1 to 1,000
   * @return the limit
   * @throws com.signalcraft.error.ValidationException if it is outside
   */
  public static int claimLimit(int limit) {
    return Checks.between("limit", limit, 1, MAX_CLAIM);
  }

  /**
   * For how long a caller claims work.
   *
   * @param lease for how long, 1 second to 1 hour
   * @return the lease
   * @throws com.signalcraft.error.ValidationException if it is null or outside
   */
  public static Duration lease(Duration lease) {
    Checks.required("lease", lease);
    Checks.that(
        lease.compareTo(LEAST_LEASE) >= 0 && lease.compareTo(LONGEST_LEASE) <= 0,
        "lease",
        "must be from 1 second to 1 hour, was " + lease);
    return lease;
  }

  /**
   * The names of channels of which a caller claims deliveries.
   *
   * @param channels the names, 1 to 100, each 1 to 100 characters
   * @return an unmodifiable copy
   * @throws com.signalcraft.error.ValidationException if there are none or more, or one is no name
   */
  public static List<String> channels(List<String> channels) {
    List<String> names = Checks.list("channels", channels);
    Checks.between("channels", names.size(), 1, MAX_CHANNELS);
    names.forEach(name -> Checks.text("channels", name, 100));
    return names;
  }

  /**
   * The rows as they are after a batch, in which a later row may have replaced an earlier one.
   *
   * @param saved what each row of the batch became when it was saved
   * @param id gives a row's id
   * @param <T> the type of a row
   * @return as many rows, each as the last one of its id
   */
  public static <T> List<T> asTheyAre(List<T> saved, Function<T, UUID> id) {
    Map<UUID, T> last = new HashMap<>();
    for (T row : saved) {
      last.put(id.apply(row), row);
    }
    return saved.stream().map(row -> Checks.required("id", last.get(id.apply(row)))).toList();
  }
}
