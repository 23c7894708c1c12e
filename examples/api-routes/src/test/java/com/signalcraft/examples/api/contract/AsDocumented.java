package com.signalcraft.examples.api.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of requests: they are strict already. */
record AsDocumented() implements Schemas.SchemaRewriter {

  @Override
  public void define(ObjectNode definitions, String name, JsonNode schema) {
    definitions.set(name, schema);
  }

  @Override
  public void rewrite(JsonNode schema) {
    // as it is
  }
}
