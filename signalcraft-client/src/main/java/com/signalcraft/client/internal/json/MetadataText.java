package com.signalcraft.client.internal.json;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.signalcraft.common.JsonObject;
import java.io.IOException;
import java.util.Map;

/** Reads metadata back from its text, numbers exactly. Stateless. */
public final class MetadataText {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(new TypeReference<Map<String, Object>>() {});

  private MetadataText() {}

  /**
   * Reads metadata.
   *
   * @param json the text of an object, in UTF-8
   * @return the metadata
   * @throws IOException if it is not an object
   */
  public static JsonObject parse(byte[] json) throws IOException {
    Map<String, Object> members = READER.readValue(json);
    if (members == null) {
      throw new IOException("metadata is null");
    }
    return JsonObject.of(members);
  }
}
