package com.signalcraft.client.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.signalcraft.client.internal.transport.ApiAnswer;
import com.signalcraft.common.JsonObject;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object in an answer. What is not in it is taken from what the caller knows,
 * which is what the request had; where a value is needed that is in neither, the server is one that
 * does not offer it: {@link NotSupportedException}. A value of another type than promised is a
 * {@link TransportException}. Immutable.
 */
public final class Fields extends Scalars {

  private Fields(Place place, ObjectNode members, ObjectNode known) {
    super(place, members, known);
  }

  static Fields of(ApiAnswer answer, JsonNode document, Members known) {
    if (document.isMissingNode()) {
      throw MalformedAnswer.of(answer, "it is empty");
    } else if (!(document instanceof ObjectNode members)) {
      throw MalformedAnswer.of(answer, "it must be an object, was " + kind(document));
    } else {
      return new Fields(Place.top(answer), members, known.node());
    }
  }

  /**
   * An object of any content.
   *
   * @param name the member's name
   * @return the object; the empty one where it is null
   */
  public JsonObject json(String name) {
    JsonNode value = required(name, value(name, true));
    return value.isNull() ? JsonObject.EMPTY : json(name, value);
  }

  /**
   * An object of any content that may be missing.
   *
   * @param name the member's name
   * @return the object; the empty one where it is missing or null
   */
  public JsonObject optionalJson(String name) {
    JsonNode value = value(name);
    return value == null ? JsonObject.EMPTY : json(name, value);
  }

  private JsonObject json(String name, JsonNode value) {
    if (!(value instanceof ObjectNode object)) {
      throw wrong(name, "an object", kind(value));
    }
    return JsonObjects.of(object);
  }

  /**
   * An object of known members.
   *
   * @param name the member's name
   * @return its members
   */
  public Fields object(String name) {
    return required(name, optionalObject(name));
  }

  /**
   * An object of known members that may be missing.
   *
   * @param name the member's name
   * @return its members, or null
   */
  public @Nullable Fields optionalObject(String name) {
    JsonNode value = value(name);
    return value == null ? null : below(name, value);
  }

  /**
   * A list of objects of known members.
   *
   * @param name the member's name
   * @param row makes a value of an object
   * @param <T> the type of the values
   * @return the values, in order
   */
  public <T> List<T> list(String name, Function<Fields, T> row) {
    JsonNode value = required(name, value(name));
    if (!value.isArray()) {
      throw wrong(name, "a list", kind(value));
    }
    List<T> rows = new ArrayList<>(value.size());
    for (int i = 0; i < value.size(); i++) {
      rows.add(row.apply(below(name + "[" + i + "]", value.get(i))));
    }
    return rows;
  }

  /**
   * The names of all members, for objects that are used as maps.
   *
   * @return the names, in order
   */
  public List<String> names() {
    List<String> names = new ArrayList<>(members().size());
    members().fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * The object as a whole.
   *
   * @return all that the answer has of it
   */
  public JsonObject toJson() {
    return JsonObjects.row(members());
  }

  private Fields below(String name, JsonNode value) {
    if (!(value instanceof ObjectNode object)) {
      throw wrong(name, "an object", kind(value));
    }
    return new Fields(place().below(name), object, known());
  }
}
