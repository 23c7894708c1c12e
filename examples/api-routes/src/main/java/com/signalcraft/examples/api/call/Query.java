package com.signalcraft.examples.api.call;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.common.WireEnum;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query of a request; what is not in the form of the contract is a violation. */
public final class Query {

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private Query() {}

  public static Query parse(@Nullable String raw, Set<String> known) {
    Query query = new Query();
    for (String part : raw == null || raw.isEmpty() ? List.<String>of() : split(raw, "&")) {
      List<String> pair = split(part, "=");
      String name = decode(pair.get(0));
      if (!known.contains(name) || pair.size() != 2) {
        throw new BadRequest(
            name,
            "is not known here"
                + (known.isEmpty()
                    ? ": this call has no query"
                    : ": there is " + String.join(", ", new TreeSet<>(known))));
      }
      query.values.computeIfAbsent(name, none -> new ArrayList<>()).add(decode(pair.get(1)));
    }
    return query;
  }

  private static List<String> split(String text, String separator) {
    return List.of(text.split(separator, -1));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequest("query", "has a part that cannot be decoded: " + text);
    }
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public @Nullable String text(String name) {
    List<String> all = repeated(name);
    if (all.size() > 1) {
      throw new BadRequest(name, "must be there once, was there " + all.size() + " times");
    }
    return all.isEmpty() ? null : all.get(0);
  }

  public String required(String name) {
    return Checks.required(name, text(name));
  }

  public List<String> repeated(String name) {
    return values.getOrDefault(name, List.of());
  }

  public List<String> separatedByCommas(String name) {
    String text = text(name);
    return text == null ? List.of() : split(text, ",");
  }

  public @Nullable UUID id(String name) {
    String text = text(name);
    return text == null ? null : Parsing.id(name, text);
  }

  public UUID requiredId(String name) {
    return Parsing.id(name, required(name));
  }

  public int number(String name, int otherwise) {
    String text = text(name);
    return text == null ? otherwise : Parsing.number(name, text);
  }

  public @Nullable Boolean flag(String name) {
    String text = text(name);
    return text == null ? null : (Boolean) Parsing.flag(name, text);
  }

  public LocalDate date(String name, LocalDate otherwise) {
    String text = text(name);
    return text == null ? otherwise : Parsing.date(name, text);
  }

  public <E extends Enum<E> & WireEnum> @Nullable E constant(Class<E> type, String name) {
    String text = text(name);
    return text == null ? null : OpenEnum.require(type, name, text);
  }

  public TimeRange range() {
    String from = text("from");
    String to = text("to");
    return new TimeRange(
        from == null ? TimeRange.EARLIEST : Parsing.instant("from", from),
        to == null ? TimeRange.LATEST : Parsing.instant("to", to));
  }

  public PageRequest page() {
    return page(100);
  }

  public PageRequest page(int limit) {
    return new PageRequest(number("limit", limit), text("cursor"));
  }
}
