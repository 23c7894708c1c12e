package com.signalcraft.examples.api.contract;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads texts of paths, queries and headers as their schemas have them. Stateless. */
final class Parameters {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Parameters() {}

  /** The value of a parameter, which may be wrong in any way. */
  static JsonNode value(OpenApiDocument document, JsonNode parameter, List<String> texts) {
    JsonNode schema = document.resolved(parameter.path("schema"));
    if (!schema.path("type").asString("").equals("array")) {
      return value(schema, String.join(", ", texts));
    }
    boolean isRepeated = parameter.path("explode").asBoolean(true);
    List<String> items = isRepeated ? texts : List.of(String.join(",", texts).split(",", -1));
    ArrayNode list = NODES.arrayNode();
    items.forEach(item -> list.add(value(document.resolved(schema.path("items")), item)));
    return list;
  }

  /** The value of a text by its type; where it has none of it, the text. */
  static JsonNode value(JsonNode schema, String text) {
    String type = schema.path("type").asString("string");
    if (type.equals("integer") && text.matches("-?\\d{1,18}")) {
      return NODES.numberNode(Long.parseLong(text));
    } else if (type.equals("number") && text.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
      return NODES.numberNode(new BigDecimal(text));
    } else if (type.equals("boolean") && text.matches("true|false")) {
      return NODES.booleanNode(text.equals("true"));
    }
    return NODES.stringNode(text);
  }
}
