package com.signalcraft.examples.server.external;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.signalcraft.error.ValidationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value of JSON that knows where it is, so that an error can tell. Immutable.
 *
 * @param node the value
 * @param path where it is, such as {@code hourly.temperature_2m[3]}
 */
record JsonPlace(JsonNode node, String path) {

  private static final int MOST_SHOWN = 60;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static JsonPlace parse(byte[] content) {
    try {
      return new JsonPlace(JSON.readTree(content), "");
    } catch (JacksonException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " (line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
                  + ")";
      throw new ImportException("it is no JSON: " + e.getOriginalMessage() + place, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<JsonPlace> optional(String name) {
    return node.hasNonNull(name) ? Optional.of(at(name, node.get(name))) : Optional.empty();
  }

  JsonPlace required(String name) {
    if (!node.isObject()) {
      throw fault("must be an object");
    }
    return optional(name).orElseThrow(() -> new ImportException(child(name) + " is missing", null));
  }

  private JsonPlace at(String name, JsonNode value) {
    return new JsonPlace(value, child(name));
  }

  private String child(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  List<JsonPlace> items() {
    if (!node.isArray()) {
      throw fault("must be a list");
    }
    List<JsonPlace> items = new ArrayList<>();
    for (JsonNode item : node) {
      items.add(new JsonPlace(item, path + "[" + items.size() + "]"));
    }
    return items;
  }

  List<String> names() {
    if (!node.isObject()) {
      throw fault("must be an object");
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  String text() {
    if (!node.isTextual()) {
      throw fault("must be a text");
    }
    return node.textValue();
  }

  BigDecimal decimal() {
    if (!node.isNumber()) {
      throw fault("must be a number");
    }
    return node.decimalValue();
  }

  boolean isNull() {
    return node.isNull();
  }

  /** What the library refuses is told with this place. */
  <T> T checked(Supplier<T> make) {
    try {
      return make.get();
    } catch (ValidationException e) {
      throw new ImportException((path.isEmpty() ? "" : path + ": ") + e.getMessage(), e);
    }
  }

  ImportException fault(String issue) {
    String value = node.toString();
    String shown = value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
    return new ImportException(
        (path.isEmpty() ? "the whole" : path) + " " + issue + ", was " + shown, null);
  }
}
