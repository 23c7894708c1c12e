package com.signalcraft.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.api.contract.OpenApiDocument;
import com.signalcraft.examples.api.contract.OpenApiDocument.Operation;
import com.signalcraft.examples.api.routes.UploadRoutes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The calls of the server are those of the OpenAPI document, down to each name. */
class DocumentedCallsTest {

  /** Answered beside the routes, as their answers are no JSON. */
  private static final Set<String> NO_ROUTES =
      Set.of("GET /downloads/{}", "GET /ws", "GET /health/live", "GET /health/ready");

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private static TestServer server;

  private final OpenApiDocument document = OpenApiDocument.shipped();

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void every_call_is_documented_and_every_documented_call_is_there() {
    Set<String> served = new TreeSet<>(routes().keySet());
    served.addAll(NO_ROUTES);

    assertThat(served).isEqualTo(new TreeSet<>(operations().keySet()));
  }

  @Test
  void every_parameter_of_a_query_is_documented_and_no_other() {
    assertSame(Route::query, operation -> names(operation, "query"));
  }

  @Test
  void every_header_that_a_call_knows_is_documented_and_no_other() {
    assertSame(DocumentedCallsTest::headers, operation -> names(operation, "header"));
  }

  @Test
  void every_member_of_a_body_is_documented_and_no_other() {
    assertSame(DocumentedCallsTest::members, this::members);
  }

  @Test
  void the_calls_that_anybody_may_make_are_documented_as_such() {
    assertSame(
        route -> route.isOpen() ? Set.of("open") : Set.of(),
        operation ->
            operation.node().has("security") && operation.node().path("security").isEmpty()
                ? Set.of("open")
                : Set.of());
  }

  private void assertSame(
      Function<Route, Set<String>> served, Function<Operation, Set<String>> documented) {
    Map<String, Operation> operations = operations();
    SoftAssertions softly = new SoftAssertions();
    routes()
        .forEach(
            (call, route) -> {
              if (operations.containsKey(call)) {
                softly
                    .assertThat(new TreeSet<>(served.apply(route)))
                    .as(call)
                    .isEqualTo(new TreeSet<>(documented.apply(operations.get(call))));
              }
            });
    softly.assertAll();
  }

  /** Its own, and the key that all calls take which are not harmless to repeat. */
  private static Set<String> headers(Route route) {
    Set<String> headers = new TreeSet<>(route.headers());
    boolean isSession =
        Set.of("auth/login", "auth/refresh", "auth/logout")
            .contains(String.join("/", route.pattern()));
    if (route.method().equals("POST") && !isSession) {
      headers.add(IDEMPOTENCY_KEY);
    }
    return headers;
  }

  private static Set<String> members(Route route) {
    return route.members().contains(Route.MULTIPART)
        ? Set.copyOf(UploadRoutes.PARTS)
        : route.members();
  }

  private Set<String> members(Operation operation) {
    Set<String> names = new TreeSet<>();
    operation
        .node()
        .path("requestBody")
        .path("content")
        .properties()
        .forEach(
            media -> {
              JsonNode schema = document.resolved(media.getValue().path("schema"));
              names.addAll(schema.path("properties").propertyNames());
            });
    return names;
  }

  private static Set<String> names(Operation operation, String place) {
    return operation.parameters(place).stream()
        .map(one -> one.path("name").asString())
        .collect(Collectors.toSet());
  }

  private static Map<String, Route> routes() {
    Map<String, Route> routes = new TreeMap<>();
    server
        .routes()
        .forEach(
            route ->
                routes.put(call(route.method(), "/" + String.join("/", route.pattern())), route));
    return routes;
  }

  private Map<String, Operation> operations() {
    Map<String, Operation> operations = new TreeMap<>();
    Stream.of(document.operations().toArray(Operation[]::new))
        .forEach(one -> operations.put(call(one.method(), one.template()), one));
    return operations;
  }

  /** Names of placeholders may differ: two calls of one path have one of the document. */
  private static String call(String method, String path) {
    return method + " " + path.replaceAll("\\{[^}]*}", "{}");
  }
}
