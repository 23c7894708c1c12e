package com.signalcraft.examples.api.contract;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas of answers, made strict: an object has no member that is not documented, unless its
 * schema says that it may have any. Where everything is wanted, it has every member that is, but
 * for those that the document says may be absent. Where not, enumerations that are open may have
 * any value.
 *
 * @param isEverythingWanted as of our own server; the hosted service sends what is required
 */
record ClosedAnswers(boolean isEverythingWanted) implements Schemas.SchemaRewriter {

  private static final String OPEN_ENUMERATION = "x-signalcraft-open";
  private static final String MAY_BE_ABSENT = "x-signalcraft-may-be-absent";

  /** What a schema is called where it is a part of another one, which closes the whole. */
  private static final String OPEN = ".open";

  @Override
  public void define(ObjectNode definitions, String name, JsonNode schema) {
    JsonNode open = schema.deepCopy();
    inside(open);
    definitions.set(name + OPEN, open);
    rewrite(schema);
    definitions.set(name, schema);
  }

  @Override
  public void rewrite(JsonNode schema) {
    inside(schema);
    if (schema instanceof ObjectNode object && isClosable(object)) {
      object.put("unevaluatedProperties", false);
    }
  }

  private static boolean isClosable(ObjectNode schema) {
    return (schema.has("properties") || schema.has("allOf"))
        && !schema.has("additionalProperties")
        && !schema.has("unevaluatedProperties");
  }

  /** All but the closing of the schema itself. */
  private void inside(JsonNode schema) {
    if (!isEverythingWanted
        && schema instanceof ObjectNode object
        && object.has(OPEN_ENUMERATION)) {
      object.remove("enum");
    }
    if (schema instanceof ObjectNode object && object.has("properties")) {
      if (isEverythingWanted && object.path("type").toString().contains("object")) {
        requireAll(object);
      }
      object.path("properties").forEach(this::whole);
    }
    for (String list : List.of("anyOf", "oneOf")) {
      schema.path(list).forEach(this::whole);
    }
    for (String one : List.of("items", "additionalProperties")) {
      whole(schema.path(one));
    }
    for (JsonNode part : schema.path("allOf")) {
      if (part instanceof ObjectNode object && object.path("$ref").isString()) {
        object.put("$ref", object.path("$ref").asString() + OPEN);
      }
      part(part);
    }
  }

  /** A schema that says all about its value. */
  private void whole(JsonNode schema) {
    if (schema.isObject()) {
      rewrite(schema);
    }
  }

  /** A part of one: its own members, and what it says of theirs, may be said elsewhere as well. */
  private void part(JsonNode schema) {
    if (schema.has("type")) {
      inside(schema);
    }
  }

  private static void requireAll(ObjectNode schema) {
    List<String> absent = new ArrayList<>();
    schema.path(MAY_BE_ABSENT).forEach(name -> absent.add(name.asString()));
    ArrayNode required = schema.putArray("required");
    schema
        .path("properties")
        .propertyNames()
        .forEach(
            name -> {
              if (!absent.contains(name)) {
                required.add(name);
              }
            });
  }
}
