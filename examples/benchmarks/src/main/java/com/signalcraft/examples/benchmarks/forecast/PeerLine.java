package com.signalcraft.examples.benchmarks.forecast;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of JSON that a peer's program printed: one object of texts and numbers. Immutable.
 *
 * @param json the line
 */
record PeerLine(String json) {

  /** A text. */
  Optional<String> text(String name) {
    Matcher matcher =
        Pattern.compile("\"" + Pattern.quote(name) + "\": *\"([^\"]*)\"").matcher(json);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** A number. */
  OptionalDouble number(String name) {
    Matcher matcher =
        Pattern.compile("\"" + Pattern.quote(name) + "\": *(-?[0-9.eE+-]+)").matcher(json);
    return matcher.find()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)))
        : OptionalDouble.empty();
  }

  /** The milliseconds of a series, or of the one task. */
  double millis() {
    OptionalDouble series = number("ms_per_series");
    return series.isPresent() ? series.getAsDouble() : number("ms").orElseThrow();
  }
}
