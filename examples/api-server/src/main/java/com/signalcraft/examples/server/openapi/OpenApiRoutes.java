package com.signalcraft.examples.server.openapi;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The OpenAPI document, to anybody. It is kept as YAML and handed out as JSON. Thread-safe. */
public final class OpenApiRoutes {

  private static final String RESOURCE = "/com/signalcraft/examples/api/openapi.yaml";
  private static final int NOT_MODIFIED = 304;
  private static final byte[] NOTHING = {};

  private final byte[] document;
  private final String tag;

  private OpenApiRoutes(byte[] document) {
    this.document = document;
    this.tag = '"' + sha256(document) + '"';
  }

  /** The call. */
  public static List<Route> routes() {
    OpenApiRoutes routes = new OpenApiRoutes(read());
    return List.of(Route.get("/openapi.json", routes::get).headers("If-None-Match").open());
  }

  private Answer get(Call call) {
    String known = call.headers().single("If-None-Match");
    boolean isSame = known != null && List.of(known.split("\\s*,\\s*", -1)).contains(tag);
    Answer answer =
        isSame
            ? new Answer(NOT_MODIFIED, Map.of(), NOTHING)
            : new Answer(200, Map.of("Content-Type", "application/json"), document);
    return answer.with("ETag", tag).with("Cache-Control", "public, max-age=300");
  }

  private static byte[] read() {
    YAMLMapper yaml =
        YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    try (InputStream in = OpenApiRoutes.class.getResourceAsStream(RESOURCE)) {
      JsonNode document = yaml.readTree(Objects.requireNonNull(in, RESOURCE));
      return JsonMapper.builder().build().writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
