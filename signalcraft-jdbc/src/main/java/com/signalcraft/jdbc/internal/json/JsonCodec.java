package com.signalcraft.jdbc.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code jsonb} columns hold, from and to values of the API. Numbers stay exact: they are
 * never a {@code double} on the way. Stateless, thread-safe.
 */
public final class JsonCodec {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_DIGITS = 1_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_DIGITS)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
  private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

  private JsonCodec() {}

  /**
   * Reads an object.
   *
   * @param column the column that it stands in, for the error
   * @param json its text
   * @return the object
   * @throws SignalCraftException if it is not an object, or larger than the API allows
   */
  public static JsonObject object(String column, String json) {
    try {
      Map<String, Object> members = MAPPER.readValue(json, MEMBERS);
      if (members == null) {
        throw unreadable(column, new IllegalStateException("null"));
      }
      return JsonObject.of(members);
    } catch (JsonProcessingException | ValidationException e) {
      throw unreadable(column, e);
    }
  }

  /**
   * Reads an array of objects.
   *
   * @param column the column that it stands in, for the error
   * @param json its text
   * @return the objects
   * @throws SignalCraftException if it is not such an array, or an object is larger than the API
   *     allows
   */
  public static List<JsonObject> objects(String column, String json) {
    try {
      List<Map<String, Object>> objects = MAPPER.readValue(json, OBJECTS);
      if (objects == null) {
        throw unreadable(column, new IllegalStateException("null"));
      }
      return objects.stream().map(JsonObject::of).toList();
    } catch (JsonProcessingException | ValidationException e) {
      throw unreadable(column, e);
    }
  }

  /**
   * Reads a place. Members of other names, and of other types than theirs, are left out.
   *
   * @param column the column that it stands in, for the error
   * @param json its text
   * @return the place
   * @throws SignalCraftException if it is not an object, or not a place on the Earth
   */
  public static Location location(String column, String json) {
    JsonObject parts = object(column, json);
    try {
      return new Location(
          parts.string("city").orElse(null),
          parts.string("region").orElse(null),
          parts.string("country").orElse(null),
          parts.number("lat").orElse(null),
          parts.number("lng").orElse(null),
          parts.string("timezone").orElse(null));
    } catch (ValidationException e) {
      throw unreadable(column, e);
    }
  }

  /**
   * Writes a place; parts that are not known are left out.
   *
   * @param place the place
   * @return its text
   */
  public static String text(Location place) {
    return object(place).toJson();
  }

  /**
   * The members of a place; parts that are not known are left out.
   *
   * @param place the place
   * @return its members
   */
  public static JsonObject object(Location place) {
    Map<String, Object> parts = new LinkedHashMap<>();
    put(parts, "city", place.city());
    put(parts, "region", place.region());
    put(parts, "country", place.country());
    put(parts, "lat", place.lat());
    put(parts, "lng", place.lng());
    put(parts, "timezone", place.timezone());
    return JsonObject.of(parts);
  }

  /**
   * Writes an object of texts.
   *
   * @param members names and values, in the order in which they are written
   * @return its text
   */
  public static String text(Map<String, String> members) {
    try {
      return MAPPER.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts can be written", e);
    }
  }

  /**
   * Writes an array of objects.
   *
   * @param objects the objects
   * @return its text
   */
  public static String text(List<JsonObject> objects) {
    return objects.stream().map(JsonObject::toJson).collect(Collectors.joining(",", "[", "]"));
  }

  private static void put(Map<String, Object> parts, String name, @Nullable Object value) {
    if (value instanceof String || value instanceof BigDecimal) {
      parts.put(name, value);
    }
  }

  /**
   * The error that a column which this version cannot read stands for.
   *
   * @param column the column
   * @param cause why; its text, which may show what the column holds, is left out
   * @return the error
   */
  public static SignalCraftException unreadable(String column, Exception cause) {
    return new SignalCraftException(
        "INTERNAL_ERROR",
        false,
        "the column " + column + " holds JSON that this version cannot read",
        FailureDetails.causedBy(new UnreadableJson(cause)));
  }

  /** Stands for the cause, with its stack but without its text. */
  private static final class UnreadableJson extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableJson(Exception cause) {
      super(cause.getClass().getSimpleName());
      setStackTrace(cause.getStackTrace());
    }
  }
}
