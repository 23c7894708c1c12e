package com.signalcraft.examples.server.job;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.signalcraft.common.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is kept of jobs as JSON; decimals stay as exact as they are. Stateless. */
final class JobJson {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private JobJson() {}

  /** Maps, lists, texts, numbers, booleans and nulls; null for null. */
  static @Nullable Object read(@Nullable String json) {
    return json == null ? null : parse(json, new TypeReference<Object>() {});
  }

  static JsonObject object(String json) {
    return JsonObject.of(parse(json, new TypeReference<Map<String, Object>>() {}));
  }

  private static <T> T parse(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JacksonException e) {
      throw new IllegalStateException("the database keeps what is no JSON", e);
    }
  }
}
