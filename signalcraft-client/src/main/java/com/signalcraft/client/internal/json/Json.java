package com.signalcraft.client.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;

/**
 * The JSON library as the client uses it: numbers exact, never by way of {@code double}; depth and
 * length of tokens bounded, so that no answer can exhaust the stack or take forever. Stateless,
 * thread-safe.
 */
final class Json {

  /** Twice as deep as a {@link com.signalcraft.common.JsonObject} may be. */
  private static final int MAX_DEPTH = 64;

  private static final int MAX_NUMBER_CHARACTERS = 1_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_CHARACTERS)
                          .build())
                  // a message would quote what the answer holds, which may be secret
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  // the stream belongs to the transport
                  .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                  .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /** A whole document; a missing node where there is none. */
  static JsonNode read(InputStream document) throws IOException {
    return MAPPER.readTree(document);
  }

  /** The value that a parser stands at the begin of; it stands at its end afterwards. */
  static JsonNode read(JsonParser parser) throws IOException {
    JsonNode value =
        MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(parser);
    return value == null ? MAPPER.missingNode() : value;
  }

  /** Reads a document token by token. */
  static JsonParser parser(InputStream document) throws IOException {
    return MAPPER.createParser(document);
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] write(JsonNode document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }
}
