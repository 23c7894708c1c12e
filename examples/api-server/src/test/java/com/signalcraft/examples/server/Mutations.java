package com.signalcraft.examples.server;

import com.signalcraft.examples.api.contract.OpenApiDocument;
import com.signalcraft.examples.api.contract.OpenApiDocument.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests that are not quite what the document has, made of its examples. */
final class Mutations {

  private static final String RAW = "@raw@";

  /** What nobody should send as a parameter. */
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "-1",
          "0",
          "1.5",
          "99999999999999999999",
          "NaN",
          "null",
          "true ",
          "\u0000",
          "2026-02-30T00:00:00Z",
          "+9999999999-01-01T00:00:00Z",
          "00000000-0000-0000-0000-00000000000G",
          "6F1C1A52-8D0E-4C69-9B1F-3A6D1D7C0C11",
          "x".repeat(3_000),
          ",",
          "../..",
          "' or 1=1 --",
          "𝄞",
          "%ZZ");

  /** What nobody should send as a member, as it is written. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e49",
          "1e51",
          "1e400",
          "1e-400",
          "1e999999999",
          "9223372036854775808",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"" + "x".repeat(3_000) + "\"",
          "\"2026-02-30T00:00:00Z\"",
          "\"+9999999999-01-01T00:00:00Z\"",
          "\"00000000-0000-0000-0000-000000000000\"",
          "\"P1Y\"",
          "\"PT-5M\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "[{}]",
          "{\"a\":null}",
          "[\"x\"]",
          "[" + "1,".repeat(10_000) + "1]");

  private final OpenApiDocument document;
  private final Map<String, String> ids;

  /**
   * Mutations.
   *
   * @param document what they are made of
   * @param ids what is there in the place of the ids of the examples
   */
  Mutations(OpenApiDocument document, Map<String, String> ids) {
    this.document = document;
    this.ids = ids;
  }

  /** A request as it is sent; no content type where there is no body. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
  record Mutation(
      String name, String method, String target, Map<String, String> headers, byte[] body) {

    @Override
    public String toString() {
      return shortened(name + ", " + method + " " + target);
    }
  }

  /** Every mutation of a call. */
  List<Mutation> of(Operation operation) {
    List<Mutation> all = new ArrayList<>();
    paths(operation, all);
    queries(operation, all);
    headers(operation, all);
    bodies(operation, all);
    return all;
  }

  private void paths(Operation operation, List<Mutation> all) {
    for (JsonNode parameter : operation.parameters("path")) {
      String name = parameter.path("name").asString();
      for (String text : TEXTS) {
        String path =
            operation.template().replace("{" + name + "}", text.isEmpty() ? "%20" : encode(text));
        all.add(sample(operation, "path " + name, path, query(operation), body(operation)));
      }
    }
  }

  private void queries(Operation operation, List<Mutation> all) {
    Map<String, String> query = query(operation);
    for (JsonNode parameter : operation.parameters("query")) {
      String name = parameter.path("name").asString();
      for (String text : TEXTS) {
        Map<String, String> other = new LinkedHashMap<>(query);
        other.put(name, encode(text));
        all.add(sample(operation, "query " + name, operation.template(), other, body(operation)));
      }
      Map<String, String> twice = new LinkedHashMap<>(query);
      twice.merge(name, "1&" + name + "=2", (old, more) -> old + "&" + name + "=" + old);
      all.add(sample(operation, "twice " + name, operation.template(), twice, body(operation)));
      if (query.containsKey(name)) {
        Map<String, String> without = new LinkedHashMap<>(query);
        without.remove(name);
        all.add(sample(operation, "no " + name, operation.template(), without, body(operation)));
      }
    }
    Map<String, String> unknown = new LinkedHashMap<>(query);
    unknown.put("brand_new", "1");
    all.add(sample(operation, "unknown query", operation.template(), unknown, body(operation)));
  }

  private void headers(Operation operation, List<Mutation> all) {
    for (JsonNode parameter : operation.parameters("header")) {
      for (String text : List.of("x", "!", "x".repeat(3_000), "return=minimal, wait=1")) {
        Mutation plain =
            sample(operation, "header", operation.template(), query(operation), body(operation));
        Map<String, String> headers = new LinkedHashMap<>(plain.headers());
        headers.put(parameter.path("name").asString(), text);
        all.add(new Mutation("header", plain.method(), plain.target(), headers, plain.body()));
      }
    }
  }

  private void bodies(Operation operation, List<Mutation> all) {
    JsonNode example = body(operation);
    if (example == null) {
      all.add(raw(operation, "body of none", "application/json", "{}"));
      return;
    }
    members(example, node -> change(operation, example, node, all));
    String text = known(example.toString());
    for (String other :
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "\"x\"",
            text.substring(0, text.length() - 1),
            text + "x",
            text.replaceFirst("\\{", "{\"brand_new\":1,"),
            "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000),
            "\u00ff\u0000")) {
      all.add(raw(operation, "another body", "application/json", other));
    }
    all.add(raw(operation, "type", "text/plain", text));
    all.add(raw(operation, "type", "application/x-www-form-urlencoded", "a=b"));
    all.add(raw(operation, "charset", "application/json; charset=utf-16", text));
    all.add(raw(operation, "form", "multipart/form-data; boundary=b", "--b--\r\n"));
  }

  /** Each member of an object in turn: absent, unknown, and of every wrong value. */
  private void change(Operation operation, JsonNode whole, ObjectNode node, List<Mutation> all) {
    for (String name : List.copyOf(node.propertyNames())) {
      JsonNode old = node.get(name);
      node.remove(name);
      all.add(json(operation, "without " + name, whole, ""));
      for (String value : VALUES) {
        node.put(name, RAW);
        all.add(json(operation, name + " is " + shortened(value), whole, value));
      }
      node.set(name, old);
    }
    node.put("brand_new", 1);
    all.add(json(operation, "unknown member", whole, ""));
    node.remove("brand_new");
  }

  private static String shortened(String value) {
    return value.length() < 150 ? value : value.substring(0, 150) + "…";
  }

  private static void members(JsonNode node, Consumer<ObjectNode> action) {
    if (node instanceof ObjectNode object) {
      action.accept(object);
      object.forEach(member -> members(member, action));
    } else if (node instanceof ArrayNode list) {
      list.forEach(item -> members(item, action));
    }
  }

  private Mutation json(Operation operation, String name, JsonNode body, String raw) {
    String text = known(body.toString()).replace("\"" + RAW + "\"", raw);
    return raw(operation, name, "application/json", text);
  }

  private Mutation raw(Operation operation, String name, String type, String body) {
    Mutation plain = sample(operation, name, operation.template(), query(operation), null);
    return new Mutation(
        operation.id() + ": " + name,
        plain.method(),
        plain.target(),
        Map.of("Content-Type", type),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private Mutation sample(
      Operation operation, String name, String path, Map<String, String> query, JsonNode body) {
    String target = path;
    for (JsonNode parameter : operation.parameters("path")) {
      String placeholder = "{" + parameter.path("name").asString() + "}";
      target = target.replace(placeholder, known(parameter.path("example").asString()));
    }
    List<String> pairs = new ArrayList<>();
    query.forEach((key, value) -> pairs.add(key + "=" + value));
    return new Mutation(
        operation.id() + ": " + name,
        operation.method(),
        pairs.isEmpty() ? target : target + "?" + String.join("&", pairs),
        body == null ? Map.of() : Map.of("Content-Type", "application/json"),
        body == null ? new byte[0] : known(body.toString()).getBytes(StandardCharsets.UTF_8));
  }

  /** The required parameters with their examples. */
  private Map<String, String> query(Operation operation) {
    Map<String, String> query = new LinkedHashMap<>();
    for (JsonNode parameter : operation.parameters("query")) {
      if (parameter.path("required").asBoolean(false)) {
        JsonNode example = parameter.path("example");
        List<String> items = new ArrayList<>();
        example.forEach(item -> items.add(item.asString()));
        String text = example.isArray() ? String.join(",", items) : example.asString();
        query.put(parameter.path("name").asString(), encode(known(text)));
      }
    }
    return query;
  }

  /** The example of the body, which may be changed, or null where there is none. */
  private JsonNode body(Operation operation) {
    JsonNode media = operation.node().path("requestBody").path("content").path("application/json");
    JsonNode example = document.resolved(media).path("example");
    return example.isMissingNode() ? null : example.deepCopy();
  }

  private String known(String text) {
    String known = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      known = known.replace(id.getKey(), id.getValue());
    }
    return known;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
