package com.signalcraft.examples.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.signalcraft.examples.api.contract.OpenApiDocument.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiDocumentTest {

  private static final String OPENAPI = "openapi-3.1-2022-10-07.json";
  private static final String JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema";

  private static final Path PAGE = Path.of("..", "..", "docs", "hosted-api.md");

  /** Such as {@code `PUT`, `DELETE /alerts/{alert_id}`} in the first column of a table. */
  private static final Pattern CALLS =
      Pattern.compile("^\\| (`[A-Z]+[^|]*`) \\|", Pattern.MULTILINE);

  private final OpenApiDocument document = OpenApiDocument.shipped();

  @Test
  void it_is_a_valid_document_of_openapi_3_1() throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    try (InputStream in = OpenApiDocumentTest.class.getResourceAsStream(OPENAPI)) {
      Schema meta = registry.getSchema(in, InputFormat.JSON);

      assertThat(meta.validate(document.root())).extracting(Error::toString).isEmpty();
    }
  }

  @Test
  void every_schema_is_a_valid_schema_of_2020_12() {
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(com.networknt.schema.SchemaLocation.of(JSON_SCHEMA));
    List<String> faults = new ArrayList<>();

    for (JsonNode schema : document.root().findValues("schema")) {
      meta.validate(schema).forEach(error -> faults.add(schema + ": " + error));
    }
    document
        .root()
        .at("/components/schemas")
        .properties()
        .forEach(
            named ->
                meta.validate(named.getValue())
                    .forEach(error -> faults.add(named.getKey() + ": " + error)));

    assertThat(faults).isEmpty();
  }

  @Test
  void every_reference_leads_somewhere_and_every_component_is_used() {
    Set<String> used = new TreeSet<>();
    document
        .root()
        .findValues("$ref")
        .forEach(reference -> used.add(reference.asString().substring(1)));
    Set<String> there = new TreeSet<>();
    for (String kind : List.of("parameters", "headers", "responses", "schemas")) {
      document
          .root()
          .path("components")
          .path(kind)
          .propertyNames()
          .forEach(name -> there.add("/components/" + kind + "/" + name));
    }

    assertThat(used).isEqualTo(there);
  }

  @Test
  void every_operation_has_an_id_of_its_own_a_tag_a_summary_and_a_status() {
    Set<String> ids = new HashSet<>();
    Set<String> tags = new TreeSet<>();
    document.root().path("tags").forEach(tag -> tags.add(tag.path("name").asString()));

    for (Operation operation : document.operations()) {
      JsonNode node = operation.node();
      assertThat(operation.id()).as(operation.toString()).matches("[a-z][a-zA-Z]+");
      assertThat(ids.add(operation.id())).as(operation.id()).isTrue();
      assertThat(tags).contains(node.path("tags").path(0).asString());
      assertThat(node.path("summary").asString()).as(operation.toString()).isNotBlank();
      assertThat(node.path("x-signalcraft-status").asString())
          .as(operation.toString())
          .isIn("published", "extension", "ours");
    }
  }

  @Test
  void it_has_the_calls_of_the_page_on_the_api_and_no_others() throws IOException {
    Set<String> page = new TreeSet<>();
    Matcher rows = CALLS.matcher(Files.readString(PAGE));
    while (rows.find()) {
      List<String> parts = List.of(rows.group(1).replace("`", "").split("[, ]+", -1));
      String path = parts.get(parts.size() - 1);
      parts.subList(0, parts.size() - 1).forEach(one -> page.add(withoutNames(one + " " + path)));
    }
    Set<String> described = new TreeSet<>();
    document.operations().forEach(one -> described.add(withoutNames(one.toString())));

    assertThat(described).isEqualTo(page);
  }

  private static String withoutNames(String call) {
    return call.replaceAll("\\{[^}]*}", "{}");
  }

  @Test
  void every_example_is_as_its_schema_has_it_and_none_is_missing() {
    Schemas requests = new Schemas(document, new AsDocumented());
    Schemas answers = new Schemas(document, new ClosedAnswers(true));
    List<String> faults = new ArrayList<>();

    for (Operation operation : document.operations()) {
      JsonNode node = operation.node();
      check(operation + " request", node.path("requestBody"), requests, faults);
      node.path("responses")
          .properties()
          .forEach(
              one ->
                  check(
                      operation + " " + one.getKey(),
                      document.resolved(one.getValue()),
                      answers,
                      faults));
    }
    document
        .root()
        .at("/components/parameters")
        .properties()
        .forEach(
            one -> {
              if (one.getValue().has("example")) {
                requests
                    .faults(one.getValue().path("schema"), one.getValue().path("example"))
                    .forEach(fault -> faults.add(one.getKey() + ": " + fault));
              }
            });

    assertThat(faults).isEmpty();
  }

  private static void check(String place, JsonNode holder, Schemas schemas, List<String> faults) {
    holder
        .path("content")
        .properties()
        .forEach(
            media -> {
              if (media.getKey().equals("application/json")) {
                JsonNode example = media.getValue().path("example");
                if (example.isMissingNode()) {
                  faults.add(place + ": has no example");
                } else {
                  schemas
                      .faults(media.getValue().path("schema"), example)
                      .forEach(fault -> faults.add(place + ": " + fault));
                }
              }
            });
  }
}
