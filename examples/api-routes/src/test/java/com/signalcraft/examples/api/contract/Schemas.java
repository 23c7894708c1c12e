package com.signalcraft.examples.api.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of the document as one JSON Schema of 2020-12, each compiled when it is first asked
 * for. Thread-safe.
 */
final class Schemas {

  private static final String ID = "https://signalcraft.invalid/schemas";
  private static final String HOME = "#/components/schemas/";
  private static final String DEFS = "#/$defs/";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ObjectNode definitions;
  private final SchemaRewriter rewriter;
  private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

  /**
   * Schemas.
   *
   * @param document the document
   * @param rewriter makes them stricter than they are
   */
  Schemas(OpenApiDocument document, SchemaRewriter rewriter) {
    this.rewriter = rewriter;
    definitions = JSON.createObjectNode();
    document
        .root()
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> rewriter.define(definitions, schema.getKey(), schema.getValue().deepCopy()));
    adapt(definitions);
  }

  /** Makes schemas stricter than the document has them. */
  interface SchemaRewriter {

    /** Puts a schema, which may be changed, among the definitions. */
    void define(ObjectNode definitions, String name, JsonNode schema);

    /** Changes a schema that is none of the definitions. */
    void rewrite(JsonNode schema);
  }

  /** What is wrong with a value, nothing where it is as it should be. */
  List<String> faults(JsonNode schema, JsonNode value) {
    return compiled
        .computeIfAbsent(schema, this::compile)
        .validate(
            value,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  private Schema compile(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.put("$id", ID);
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    JsonNode copy = schema.deepCopy();
    rewriter.rewrite(copy);
    adapt(copy);
    whole.putArray("allOf").add(copy);
    whole.set("$defs", definitions);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(SchemaLocation.of(ID), whole);
  }

  /** To where the definitions are now, and without what only OpenAPI knows. */
  private static void adapt(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("$ref").isString()) {
        object.put("$ref", object.path("$ref").asString().replace(HOME, DEFS));
      }
      object.remove(object.propertyNames().stream().filter(one -> one.startsWith("x-")).toList());
    }
    node.forEach(Schemas::adapt);
  }
}
