package com.signalcraft.client.server;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;

/** Reads the contract's texts strictly, where Java's own parsers take more than is agreed. */
final class Parsing {

  private Parsing() {}

  static UUID id(String name, String text) {
    return parse(
        name,
        text,
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        UUID::fromString);
  }

  static Instant instant(String name, String text) {
    return parse(
        name,
        text,
        "[+-]?\\d{4,10}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z",
        Instant::parse);
  }

  static LocalDate date(String name, String text) {
    return parse(name, text, "[+-]?\\d{4,10}-\\d\\d-\\d\\d", LocalDate::parse);
  }

  static int number(String name, String text) {
    return parse(name, text, "-?\\d{1,10}", Integer::valueOf);
  }

  static boolean flag(String name, String text) {
    return parse(name, text, "true|false", Boolean::valueOf);
  }

  private static <T> T parse(String name, String text, String form, Function<String, T> parser) {
    if (!text.matches(form)) {
      throw new ContractViolation(name + " must be like " + form + ", was " + text);
    }
    try {
      return parser.apply(text);
    } catch (DateTimeException | NumberFormatException e) {
      throw new ContractViolation(name + " cannot be " + text + ": " + e.getMessage());
    }
  }
}
