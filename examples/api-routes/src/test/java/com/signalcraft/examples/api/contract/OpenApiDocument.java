package com.signalcraft.examples.api.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI document of the API, {@code docs/openapi.yaml}. Immutable. */
public final class OpenApiDocument {

  private static final String RESOURCE = "/com/signalcraft/examples/api/openapi.yaml";
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final OpenApiDocument SHIPPED = new OpenApiDocument(read());

  private final JsonNode root;
  private final List<Operation> operations;

  private OpenApiDocument(JsonNode root) {
    this.root = root;
    List<Operation> all = new ArrayList<>();
    root.path("paths")
        .properties()
        .forEach(path -> METHODS.forEach(method -> add(all, path.getKey(), method)));
    all.sort(Comparator.comparingLong(Operation::placeholders));
    operations = List.copyOf(all);
  }

  /**
   * A call that is documented.
   *
   * @param method the HTTP method
   * @param template the path below the version, placeholders in braces
   * @param node what the document says of it
   * @param parameters its parameters, those of the path among them
   */
  public record Operation(
      String method, String template, JsonNode node, List<JsonNode> parameters) {

    /** What the document calls it. */
    public String id() {
      return node.path("operationId").asString();
    }

    /** Its parameters in a place: path, query or header. */
    public List<JsonNode> parameters(String place) {
      return parameters.stream().filter(one -> one.path("in").asString().equals(place)).toList();
    }

    long placeholders() {
      return template.chars().filter(c -> c == '{').count();
    }

    Optional<Map<String, String>> match(String wantedMethod, List<String> segments) {
      List<String> pattern = segments(template);
      if (!method.equals(wantedMethod) || pattern.size() != segments.size()) {
        return Optional.empty();
      }
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < pattern.size(); i++) {
        String part = pattern.get(i);
        if (part.startsWith("{")) {
          values.put(part.substring(1, part.length() - 1), segments.get(i));
        } else if (!part.equals(segments.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(values);
    }

    @Override
    public String toString() {
      return method + " " + template;
    }
  }

  /** A call with the values of the placeholders of its path. */
  public record Match(Operation operation, Map<String, String> path) {}

  /** The document as it is shipped. */
  public static OpenApiDocument shipped() {
    return SHIPPED;
  }

  private static JsonNode read() {
    YAMLMapper yaml =
        YAMLMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    try (InputStream in = OpenApiDocument.class.getResourceAsStream(RESOURCE)) {
      return yaml.readTree(Objects.requireNonNull(in, RESOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(List<Operation> all, String path, String method) {
    JsonNode item = root.path("paths").path(path);
    if (item.has(method)) {
      List<JsonNode> parameters = new ArrayList<>();
      item.path("parameters").forEach(one -> parameters.add(resolved(one)));
      item.path(method).path("parameters").forEach(one -> parameters.add(resolved(one)));
      all.add(
          new Operation(
              method.toUpperCase(Locale.ROOT), path, item.path(method), List.copyOf(parameters)));
    }
  }

  /** The whole document. */
  public JsonNode root() {
    return root;
  }

  /** Every call. */
  public List<Operation> operations() {
    return operations;
  }

  /** What a node with a reference means; any other is itself. */
  public JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isString() ? resolved(root.at(reference.asString().substring(1))) : node;
  }

  /**
   * The call of a request. Those that are beside the version, on servers of their own, are none.
   *
   * @param method the HTTP method
   * @param path the path below the version, still encoded
   * @return the call, or empty where the document has none
   */
  public Optional<Match> find(String method, String path) {
    List<String> segments =
        segments(path).stream()
            .map(one -> URLDecoder.decode(one.replace("+", "%2B"), StandardCharsets.UTF_8))
            .toList();
    for (Operation operation : operations) {
      if (root.path("paths").path(operation.template()).has("servers")) {
        continue;
      }
      Optional<Map<String, String>> values = operation.match(method, segments);
      if (values.isPresent()) {
        return values.map(found -> new Match(operation, found));
      }
    }
    return Optional.empty();
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }
}
