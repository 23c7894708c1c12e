package com.signalcraft.examples.api.contract;

import com.signalcraft.examples.api.contract.OpenApiDocument.Match;
import com.signalcraft.examples.api.contract.OpenApiDocument.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds exchanges to the OpenAPI document: the status, headers and body of each answer, and each
 * request that was not refused. Thread-safe.
 */
public final class OpenApiContract {

  private static final String VERSION = "/v1";
  private static final String APPLICATION_JSON = "application/json";
  private static final int FIRST_REFUSAL = 400;

  /** Of any path, before it is known which call it is. */
  private static final Set<Integer> OF_HTTP = Set.of(405, 414, 431);

  private static final OpenApiContract SERVER = new OpenApiContract(true);
  private static final OpenApiContract SERVICE = new OpenApiContract(false);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final OpenApiDocument document = OpenApiDocument.shipped();
  private final Schemas requests = new Schemas(document, new AsDocumented());
  private final Schemas answers;
  private final boolean isEverythingWanted;

  private OpenApiContract(boolean isEverythingWanted) {
    this.isEverythingWanted = isEverythingWanted;
    answers = new Schemas(document, new ClosedAnswers(isEverythingWanted));
  }

  /** Of a server of ours, whose answers have all that is documented. */
  public static OpenApiContract ofServer() {
    return SERVER;
  }

  /**
   * Of any server, whose answers have what is required. What stands between may have cut headers
   * off, and refuses with bodies of its own.
   */
  public static OpenApiContract ofAnyServer() {
    return SERVICE;
  }

  /**
   * What contradicts the document.
   *
   * @param sample a request and its answer
   * @return the contradictions, none where all is well
   */
  public List<String> faults(HttpSample sample) {
    if (!sample.path().startsWith(VERSION + "/")) {
      return List.of();
    }
    String path = sample.path().substring(VERSION.length());
    String method = sample.method().equals("HEAD") ? "GET" : sample.method();
    Optional<Match> match = find(method, path);
    if (match.isEmpty()) {
      return isUnknownCall(sample) ? List.of() : List.of(sample + ": is not documented");
    }
    boolean isOfAnother =
        sample.status() >= FIRST_REFUSAL && !mediaType(sample.headers()).equals(APPLICATION_JSON);
    if (isOfAnother && !isEverythingWanted) {
      return List.of();
    }
    List<String> faults = new ArrayList<>();
    answer(match.get().operation(), sample, faults);
    if (sample.status() < FIRST_REFUSAL) {
      request(match.get(), sample, faults);
    }
    return faults.stream().map(fault -> sample + ": " + fault).toList();
  }

  private Optional<Match> find(String method, String path) {
    try {
      return document.find(method, path);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // cannot be decoded
    }
  }

  /** 404 and 405, a path that cannot be read, and the questions that browsers ask before. */
  private static boolean isUnknownCall(HttpSample sample) {
    return List.of(400, 404, 405, 501).contains(sample.status())
        || sample.method().equals("OPTIONS");
  }

  private void answer(Operation operation, HttpSample sample, List<String> faults) {
    if (OF_HTTP.contains(sample.status())) {
      return;
    }
    JsonNode responses = operation.node().path("responses");
    JsonNode response = document.resolved(responses.path(String.valueOf(sample.status())));
    if (response.isMissingNode()) {
      faults.add("the status is not documented; there are " + responses.propertyNames());
      return;
    }
    headers(response.path("headers"), sample.headers(), faults);
    if (!sample.method().equals("HEAD")) {
      body(response.path("content"), sample, faults);
    }
  }

  private void headers(JsonNode declared, Map<String, List<String>> sent, List<String> faults) {
    declared
        .properties()
        .forEach(
            entry -> {
              JsonNode header = document.resolved(entry.getValue());
              List<String> values = sent.get(entry.getKey());
              if (values != null) {
                JsonNode value = Parameters.value(document, header, values);
                report("header " + entry.getKey(), answers, header.path("schema"), value, faults);
              } else if (isEverythingWanted && header.path("required").asBoolean(false)) {
                faults.add("the header " + entry.getKey() + " is missing");
              }
            });
  }

  private void body(JsonNode content, HttpSample sample, List<String> faults) {
    if (content.isEmpty()) {
      if (sample.body().length > 0) {
        faults.add("there is a body, where none is documented");
      }
      return;
    }
    String type = mediaType(sample.headers());
    if (content.has("*/*")) {
      return;
    } else if (!content.has(type)) {
      faults.add("is of the type " + type + ", documented are " + content.propertyNames());
    } else if (type.equals(APPLICATION_JSON)) {
      json("answer", answers, content.path(type).path("schema"), sample.body(), faults);
    }
  }

  private void request(Match match, HttpSample sample, List<String> faults) {
    Operation operation = match.operation();
    match.path().forEach((name, text) -> parameter(operation, "path", name, List.of(text), faults));
    Map<String, List<String>> query = query(sample.query());
    query.forEach((name, texts) -> parameter(operation, "query", name, texts, faults));
    for (JsonNode parameter : operation.parameters("query")) {
      String name = parameter.path("name").asString();
      if (parameter.path("required").asBoolean(false) && !query.containsKey(name)) {
        faults.add("was accepted without the parameter " + name);
      }
    }
    for (JsonNode parameter : operation.parameters("header")) {
      List<String> texts = sample.requestHeaders().get(parameter.path("name").asString());
      if (texts != null) {
        parameter(operation, "header", parameter.path("name").asString(), texts, faults);
      }
    }
    requestBody(operation.node().path("requestBody").path("content"), sample, faults);
  }

  private void requestBody(JsonNode content, HttpSample sample, List<String> faults) {
    if (content.isMissingNode()) {
      if (sample.requestBody().length > 0) {
        faults.add("was accepted with a body, where none is documented");
      }
      return;
    }
    String type = mediaType(sample.requestHeaders());
    if (!content.has(type)) {
      faults.add("was accepted of the type " + type);
    } else if (type.equals(APPLICATION_JSON)) {
      json("request", requests, content.path(type).path("schema"), sample.requestBody(), faults);
    }
  }

  private void parameter(
      Operation operation, String place, String name, List<String> texts, List<String> faults) {
    Optional<JsonNode> parameter =
        operation.parameters(place).stream()
            .filter(one -> one.path("name").asString().equals(name))
            .findFirst();
    if (parameter.isEmpty()) {
      faults.add("was accepted with the undocumented parameter " + name);
    } else {
      report(
          place + " " + name,
          requests,
          parameter.get().path("schema"),
          Parameters.value(document, parameter.get(), texts),
          faults);
    }
  }

  private static void json(
      String place, Schemas schemas, JsonNode schema, byte[] body, List<String> faults) {
    try {
      report(place, schemas, schema, JSON.readTree(body), faults);
    } catch (JacksonException e) {
      faults.add("the " + place + " is no JSON: " + e.getOriginalMessage());
    }
  }

  private static void report(
      String place, Schemas schemas, JsonNode schema, JsonNode value, List<String> faults) {
    schemas.faults(schema, value).forEach(fault -> faults.add(place + " " + fault));
  }

  private static String mediaType(Map<String, List<String>> headers) {
    String type = headers.getOrDefault("Content-Type", List.of("none")).get(0);
    return type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (!raw.isEmpty()) {
      for (String part : raw.split("&", -1)) {
        String[] pair = part.split("=", 2);
        values
            .computeIfAbsent(decode(pair[0]), none -> new ArrayList<>())
            .add(pair.length == 1 ? "" : decode(pair[1]));
      }
    }
    return values;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
