package com.signalcraft.client.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.WireEnum;
import java.math.BigDecimal;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object in a request: those that are set, and no others. What a request had also
 * stands in for what the answer leaves out. Not thread-safe while it is put together.
 */
public final class Members {

  /** The type of what is sent; UTF-8 goes without saying (RFC 8259, section 8.1). */
  public static final MediaType JSON = MediaType.get("application/json");

  private final ObjectNode node = Json.object();

  /** Without a member. */
  public Members() {}

  /**
   * One member.
   *
   * @param name its name
   * @param value its value, as {@link #with} takes it
   * @return the members
   */
  public static Members of(String name, @Nullable Object value) {
    return new Members().with(name, value);
  }

  /**
   * Adds a member.
   *
   * @param name its name
   * @param value its value: a text, a number, a truth value, a constant, an id, an instant or a day
   *     (in their ISO form), a place, an object, or a list of these; left out where it is null
   * @return these members
   */
  public Members with(String name, @Nullable Object value) {
    if (value != null) {
      node.set(name, tree(value));
    }
    return this;
  }

  /**
   * Adds all members of others.
   *
   * @param others the others
   * @return these members
   */
  public Members withAll(Members others) {
    node.setAll(others.node);
    return this;
  }

  /**
   * Them as the body of a request.
   *
   * @return the body, JSON in UTF-8
   */
  public RequestBody toBody() {
    return RequestBody.create(Json.write(node), JSON);
  }

  /** A copy, as the body may be changed afterwards. */
  ObjectNode node() {
    return node.deepCopy();
  }

  private static JsonNode tree(Object value) {
    if (value instanceof Members members) {
      return members.node;
    } else if (value instanceof List<?> items) {
      ArrayNode list = Json.object().arrayNode(items.size());
      items.forEach(item -> list.add(tree(item)));
      return list;
    } else if (value instanceof Location place) {
      return new Members()
          .with("city", place.city())
          .with("region", place.region())
          .with("country", place.country())
          .with("lat", place.lat())
          .with("lng", place.lng())
          .with("timezone", place.timezone())
          .node;
    } else if (value instanceof JsonObject
        || value instanceof BigDecimal
        || value instanceof Double
        || value instanceof Boolean) {
      return JsonObjects.tree(value);
    } else if (value instanceof Integer || value instanceof Long) {
      return JsonObjects.tree(BigDecimal.valueOf(((Number) value).longValue()));
    } else if (value instanceof WireEnum constant) {
      return JsonObjects.tree(constant.wireName());
    } else if (value instanceof OpenEnum<?> constant) {
      return JsonObjects.tree(constant.value());
    }
    return JsonObjects.tree(value.toString());
  }
}
