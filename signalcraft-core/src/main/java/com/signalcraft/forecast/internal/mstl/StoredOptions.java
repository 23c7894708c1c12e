package com.signalcraft.forecast.internal.mstl;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.decompose.MstlOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings within a kept state. Stateless. */
final class StoredOptions {

  private static final int MOST_SEASONS = 10_000;

  private StoredOptions() {}

  static void write(StateWriter out, MstlOptions options) {
    List<Integer> lengths = options.seasonLengths().orElse(List.of());
    out.put(options.seasonLengths().isPresent())
        .putCounted(lengths.stream().mapToInt(Integer::intValue).toArray())
        .put(options.seasonalWindow().orElse(0))
        .put(options.fixedSeasons())
        .put(options.logarithm())
        .put(options.robust())
        .put(options.iterations());
  }

  static MstlOptions read(StateReader in) {
    boolean given = in.getBoolean();
    List<Integer> lengths = lengths(in);
    int window = in.getInt(0, Integer.MAX_VALUE);
    return new MstlOptions(
        given ? Optional.of(lengths) : Optional.empty(),
        window > 0 ? OptionalInt.of(window) : OptionalInt.empty(),
        in.getBoolean(),
        in.getBoolean(),
        in.getBoolean(),
        in.getInt(1, Integer.MAX_VALUE));
  }

  static List<Integer> lengths(StateReader in) {
    return Arrays.stream(in.getInts(MOST_SEASONS)).boxed().toList();
  }
}
