package com.signalcraft.examples.api.call;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.WireEnum;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An object of a request; members and types that the contract does not know are violations. */
public final class Body {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final int MAX_SHOWN = 100;

  private final ObjectNode node;
  private final String place;

  private Body(JsonNode node, String place, Set<String> known) {
    if (!(node instanceof ObjectNode object)) {
      throw new BadRequest(
          place.isEmpty() ? "body" : place, "must be an object, was " + shown(node));
    }
    this.node = object;
    this.place = place;
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new BadRequest(
                    at(name), "is not known here: there is " + String.join(", ", sorted(known)));
              }
            });
  }

  private static Set<String> sorted(Set<String> names) {
    return new TreeSet<>(names);
  }

  /** Where a member is in the whole body. */
  private String at(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }

  public static Body parse(byte[] content, Set<String> known) {
    try {
      return new Body(JSON.readTree(content), "", known);
    } catch (JacksonException e) {
      throw new BadRequest("body", "must be an object of JSON: " + e.getOriginalMessage());
    } catch (NumberFormatException e) {
      throw new BadRequest("body", "has a number that nobody can keep: " + e.getMessage());
    } catch (IOException e) {
      // Bytes that are no text, such as half a character.
      throw new BadRequest("body", "must be JSON in UTF-8: " + e.getMessage());
    }
  }

  private <T> @Nullable T read(
      String name, String type, Predicate<JsonNode> isType, Function<JsonNode, T> reader) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!isType.test(value)) {
      throw new BadRequest(at(name), "must be " + type + ", was " + shown(value));
    }
    return reader.apply(value);
  }

  public @Nullable String text(String name) {
    return read(name, "a text", JsonNode::isTextual, JsonNode::textValue);
  }

  public @Nullable UUID id(String name) {
    String text = text(name);
    return text == null ? null : Parsing.id(at(name), text);
  }

  public UUID requiredId(String name) {
    return Checks.required(at(name), id(name));
  }

  public @Nullable Instant instant(String name) {
    String text = text(name);
    return text == null ? null : Parsing.instant(at(name), text);
  }

  public @Nullable BigDecimal decimal(String name) {
    return read(name, "a number", JsonNode::isNumber, JsonNode::decimalValue);
  }

  public int number(String name) {
    return Checks.required(
        at(name), read(name, "a whole number", JsonNode::isInt, JsonNode::intValue));
  }

  public long whole(String name) {
    return Checks.required(
        at(name), read(name, "a whole number", JsonNode::isIntegralNumber, JsonNode::longValue));
  }

  public @Nullable Double real(String name) {
    return read(name, "a number", JsonNode::isNumber, JsonNode::doubleValue);
  }

  public @Nullable Boolean flag(String name) {
    return read(name, "true or false", JsonNode::isBoolean, JsonNode::booleanValue);
  }

  public <E extends Enum<E> & WireEnum> @Nullable E constant(Class<E> type, String name) {
    String text = text(name);
    return text == null ? null : OpenEnum.require(type, at(name), text);
  }

  public <E extends Enum<E> & WireEnum> E requiredConstant(Class<E> type, String name) {
    return Checks.required(at(name), constant(type, name));
  }

  public <E extends Enum<E> & WireEnum> @Nullable OpenEnum<E> open(Class<E> type, String name) {
    String text = text(name);
    return text == null ? null : OpenEnum.parse(type, text);
  }

  public @Nullable JsonObject json(String name) {
    return read(name, "an object", JsonNode::isObject, Body::json);
  }

  public JsonObject jsonOrEmpty(String name) {
    JsonObject json = json(name);
    return json == null ? JsonObject.EMPTY : json;
  }

  public @Nullable Location location(String name) {
    Body place =
        read(
            name,
            "an object",
            JsonNode::isObject,
            value ->
                new Body(
                    value,
                    at(name),
                    Set.of("city", "region", "country", "lat", "lng", "timezone")));
    return place == null
        ? null
        : new Location(
            place.text("city"),
            place.text("region"),
            place.text("country"),
            place.decimal("lat"),
            place.decimal("lng"),
            place.text("timezone"));
  }

  public List<String> texts(String name) {
    List<String> items = new ArrayList<>();
    for (JsonNode item : items(name)) {
      if (!item.isTextual()) {
        throw new BadRequest(at(name), "must hold texts, had " + shown(item));
      }
      items.add(item.textValue());
    }
    return items;
  }

  /** Like {@link #texts}, but nothing where the member is not there. */
  public List<String> textsOrEmpty(String name) {
    return node.hasNonNull(name) ? texts(name) : List.of();
  }

  public List<UUID> ids(String name) {
    return texts(name).stream().map(text -> Parsing.id(at(name), text)).toList();
  }

  public List<Body> objects(String name, String... known) {
    return objects(name, List.of(known));
  }

  public List<Body> objects(String name, Collection<String> known) {
    List<Body> items = new ArrayList<>();
    Set<String> names = Set.copyOf(known);
    for (JsonNode item : items(name)) {
      items.add(new Body(item, at(name) + "[" + items.size() + "]", names));
    }
    return items;
  }

  private Iterable<JsonNode> items(String name) {
    return Checks.required(at(name), read(name, "a list", JsonNode::isArray, Function.identity()));
  }

  private static JsonObject json(JsonNode object) {
    return JsonObject.of(members(object));
  }

  private static Map<String, Object> members(JsonNode object) {
    Map<String, Object> members = new HashMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
    return members;
  }

  private static @Nullable Object value(JsonNode value) {
    if (value.isObject()) {
      return members(value);
    } else if (value.isArray()) {
      List<Object> items = new ArrayList<>();
      value.forEach(item -> items.add(value(item)));
      return items;
    } else if (value.isNumber()) {
      return value.decimalValue();
    } else if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNull() ? null : value.textValue();
  }
}
