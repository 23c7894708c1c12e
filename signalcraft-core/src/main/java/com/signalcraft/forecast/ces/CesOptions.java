package com.signalcraft.forecast.ces;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.LinearOptions;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Settings of the {@code ces} model. Immutable.
 *
 * @param seasons the kinds of season of which the one with the least AICc is taken; at least one;
 *     default all. A series without a season length, or with fewer than two seasons, has none
 *     whatever is set.
 * @param seasonLength the season length in steps, 1 (no season) to {@value
 *     LinearOptions#MAX_SEASON_LENGTH}; empty for what {@link
 *     com.signalcraft.forecast.SeasonLengths#primary} names; default empty
 */
public record CesOptions(Set<CesSeason> seasons, OptionalInt seasonLength) implements Serializable {

  private static final CesOptions DEFAULTS =
      new CesOptions(EnumSet.allOf(CesSeason.class), OptionalInt.empty());

  /** Checks that there is a season, and copies the set. */
  public CesOptions {
    Checks.that(
        !Checks.required("seasons", seasons).isEmpty(), "seasons", "must hold at least one");
    seasons = Set.copyOf(seasons);
    Checks.required("seasonLength", seasonLength)
        .ifPresent(
            length -> Checks.between("seasonLength", length, 1, LinearOptions.MAX_SEASON_LENGTH));
  }

  /**
   * All kinds of season, its length as the series suggests.
   *
   * @return the default settings
   */
  public static CesOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with other kinds of season.
   *
   * @param some the kinds of season considered
   * @return the changed settings
   */
  public CesOptions withSeasons(Set<CesSeason> some) {
    return new CesOptions(some, seasonLength);
  }

  /**
   * The same with a given season length.
   *
   * @param length the season length in steps; 1 for no season
   * @return the changed settings
   */
  public CesOptions withSeasonLength(int length) {
    return new CesOptions(seasons, OptionalInt.of(length));
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
