package com.signalcraft.client.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.signalcraft.common.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link JsonObject}s from and to trees of the JSON library. Stateless. */
final class JsonObjects {

  /** As many as {@link JsonObject} takes. */
  private static final int MAX_DIGITS = 100;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonObjects() {}

  /** The object of a tree; the error of {@link JsonObject#of(Map)} where it is not allowed. */
  static JsonObject of(ObjectNode tree) {
    return JsonObject.of(members(tree));
  }

  /** The row of a tree; the error of {@link JsonObject#ofRow(Map)} where it is not allowed. */
  static JsonObject row(ObjectNode tree) {
    return JsonObject.ofRow(members(tree));
  }

  private static Map<String, @Nullable Object> members(JsonNode tree) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    tree.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
    return members;
  }

  private static @Nullable Object value(JsonNode value) {
    if (value.isObject()) {
      return members(value);
    } else if (value.isArray()) {
      List<@Nullable Object> items = new ArrayList<>(value.size());
      value.forEach(item -> items.add(value(item)));
      return items;
    } else if (value.isNumber()) {
      return value.decimalValue();
    } else if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNull() ? null : value.textValue();
  }

  /** The tree of a value out of a {@link JsonObject}, or of one itself. */
  static JsonNode tree(Object value) {
    if (value instanceof JsonObject object) {
      return tree(object.members());
    } else if (value instanceof Map<?, ?> members) {
      ObjectNode tree = NODES.objectNode();
      members.forEach((name, member) -> tree.set(name.toString(), tree(member)));
      return tree;
    } else if (value instanceof List<?> items) {
      ArrayNode tree = NODES.arrayNode(items.size());
      items.forEach(item -> tree.add(tree(item)));
      return tree;
    } else if (value instanceof BigDecimal number) {
      return NODES.numberNode(number);
    } else if (value instanceof Double number) {
      return NODES.numberNode(number.doubleValue());
    } else if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    } else if (value instanceof Optional) {
      return NODES.nullNode();
    }
    return NODES.textNode((String) value);
  }

  /** Whether a number can be written out without exhausting memory. */
  static boolean isOfSaneSize(BigDecimal number) {
    long digitsBefore = (long) number.precision() - number.scale();
    return digitsBefore <= MAX_DIGITS && number.scale() <= MAX_DIGITS;
  }
}
