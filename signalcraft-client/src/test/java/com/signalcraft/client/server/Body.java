package com.signalcraft.client.server;

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
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An object of a request; members and types that the contract does not know are violations. */
final class Body {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final ObjectNode node;

  private Body(JsonNode node, Set<String> known) {
    if (!(node instanceof ObjectNode object)) {
      throw new ContractViolation("must be an object, was " + node);
    }
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new ContractViolation("the call has no member " + name + " of " + known);
              }
            });
    this.node = object;
  }

  static Body parse(byte[] content, Set<String> known) {
    try {
      return new Body(JSON.readTree(content), known);
    } catch (JacksonException e) {
      throw new ContractViolation("the body is no JSON: " + e.getOriginalMessage());
    } catch (NumberFormatException e) {
      throw new ContractViolation("the body has a number that nobody can keep: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> @Nullable T read(
      String name, Predicate<JsonNode> isType, Function<JsonNode, T> reader) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!isType.test(value)) {
      throw new ContractViolation(name + " has the wrong type: " + value);
    }
    return reader.apply(value);
  }

  @Nullable String text(String name) {
    return read(name, JsonNode::isTextual, JsonNode::textValue);
  }

  @Nullable UUID id(String name) {
    String text = text(name);
    return text == null ? null : Parsing.id(name, text);
  }

  UUID requiredId(String name) {
    return Checks.required(name, id(name));
  }

  @Nullable Instant instant(String name) {
    String text = text(name);
    return text == null ? null : Parsing.instant(name, text);
  }

  @Nullable BigDecimal decimal(String name) {
    return read(name, JsonNode::isNumber, JsonNode::decimalValue);
  }

  int number(String name) {
    return Checks.required(name, read(name, JsonNode::isInt, JsonNode::intValue));
  }

  long whole(String name) {
    return Checks.required(name, read(name, JsonNode::isIntegralNumber, JsonNode::longValue));
  }

  @Nullable Double real(String name) {
    return read(name, JsonNode::isNumber, JsonNode::doubleValue);
  }

  @Nullable Boolean flag(String name) {
    return read(name, JsonNode::isBoolean, JsonNode::booleanValue);
  }

  <E extends Enum<E> & WireEnum> @Nullable E constant(Class<E> type, String name) {
    String text = text(name);
    return text == null ? null : OpenEnum.require(type, name, text);
  }

  <E extends Enum<E> & WireEnum> E requiredConstant(Class<E> type, String name) {
    return Checks.required(name, constant(type, name));
  }

  <E extends Enum<E> & WireEnum> @Nullable OpenEnum<E> open(Class<E> type, String name) {
    String text = text(name);
    return text == null ? null : OpenEnum.parse(type, text);
  }

  @Nullable JsonObject json(String name) {
    return read(name, JsonNode::isObject, Body::json);
  }

  JsonObject jsonOrEmpty(String name) {
    JsonObject json = json(name);
    return json == null ? JsonObject.EMPTY : json;
  }

  @Nullable Location location(String name) {
    Body place =
        read(
            name,
            JsonNode::isObject,
            value ->
                new Body(value, Set.of("city", "region", "country", "lat", "lng", "timezone")));
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

  List<String> texts(String name) {
    List<String> items = new ArrayList<>();
    for (JsonNode item : items(name)) {
      if (!item.isTextual()) {
        throw new ContractViolation(name + " must hold texts, had " + item);
      }
      items.add(item.textValue());
    }
    return items;
  }

  List<UUID> ids(String name) {
    return texts(name).stream().map(text -> Parsing.id(name, text)).toList();
  }

  List<Body> objects(String name, String... known) {
    List<Body> items = new ArrayList<>();
    for (JsonNode item : items(name)) {
      items.add(new Body(item, Set.of(known)));
    }
    return items;
  }

  private Iterable<JsonNode> items(String name) {
    return Checks.required(name, read(name, JsonNode::isArray, Function.identity()));
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
