package com.signalcraft.examples.api.call;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the contract's texts strictly, where Java's own parsers take more than is agreed. Each
 * names, where a text is refused, the place that it is given.
 */
public final class Parsing {

  private static final Form ID =
      new Form(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
          "a UUID in lower case, such as 6f1c1a52-8d0e-4c69-9b1f-3a6d1d7c0c11");
  private static final Form INSTANT =
      new Form(
          "[+-]?\\d{4,10}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z",
          "an instant in UTC, such as 2026-01-15T10:30:00Z");
  private static final Form DATE =
      new Form("[+-]?\\d{4,10}-\\d\\d-\\d\\d", "a date, such as 2026-01-15");
  private static final Form NUMBER = new Form("-?\\d{1,10}", "a whole number");
  private static final Form FLAG = new Form("true|false", "true or false");
  private static final int MAX_SHOWN = 100;

  private Parsing() {}

  private record Form(Pattern pattern, String words) {
    Form(String pattern, String words) {
      this(Pattern.compile(pattern), words);
    }
  }

  public static UUID id(String place, String text) {
    return parse(place, text, ID, UUID::fromString);
  }

  public static Instant instant(String place, String text) {
    return parse(place, text, INSTANT, Instant::parse);
  }

  public static LocalDate date(String place, String text) {
    return parse(place, text, DATE, LocalDate::parse);
  }

  public static int number(String place, String text) {
    return parse(place, text, NUMBER, Integer::valueOf);
  }

  public static boolean flag(String place, String text) {
    return parse(place, text, FLAG, Boolean::valueOf);
  }

  private static <T> T parse(String place, String text, Form form, Function<String, T> parser) {
    if (form.pattern().matcher(text).matches()) {
      try {
        return parser.apply(text);
      } catch (DateTimeException | NumberFormatException e) {
        // Of the right form, but the 30th of February, say.
        throw refused(place, text, form);
      }
    }
    throw refused(place, text, form);
  }

  private static BadRequest refused(String place, String text, Form form) {
    String shown = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    return new BadRequest(place, "must be " + form.words() + ", was \"" + shown + "\"");
  }
}
