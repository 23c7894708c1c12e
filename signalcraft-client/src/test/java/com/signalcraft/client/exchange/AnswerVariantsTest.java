package com.signalcraft.client.exchange;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documented answer of every call, with something more, less or other in it. */
class AnswerVariantsTest {

  /** Objects of any content, which are kept as they are. */
  private static final Set<String> FREE =
      Set.of("config", "data", "details", "metadata", "settings", "tables");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final String THE_ANSWER = "the answer of ";

  private static final ExchangeServer SERVER =
      ExchangeServer.beyondTheDocument("what is more, less or other in an answer is what is tried");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static Stream<Exchange> answered() {
    return EveryCallTest.all().stream().filter(exchange -> !exchange.answer().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("answered")
  void members_that_are_not_known_are_ignored(Exchange exchange) throws Exception {
    JsonNode answer = JSON.readTree(exchange.answer());
    objects(answer, object -> object.putObject("brand_new").putArray("x").addNull().add(1));

    assertThat(SERVER.call(exchange.withAnswer(JSON.writeValueAsString(answer))))
        .isEqualTo(exchange.value());
  }

  @ParameterizedTest
  @MethodSource("answered")
  void an_answer_without_a_member_is_completed_or_told_of_by_name(Exchange exchange)
      throws Exception {
    SoftAssertions softly = new SoftAssertions();
    eachMember(
        exchange,
        (path, answer) -> {
          answer.object.remove(answer.name);
          Throwable error = failure(exchange, answer.root);
          if (error != null) {
            softly
                .assertThat(error)
                .as("without " + path)
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining(answer.name)
                .hasMessageMatching("(GET|POST|PUT) /.*: .*");
          }
        });
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("answered")
  void a_member_that_is_null_is_none_or_told_of_by_name(Exchange exchange) throws Exception {
    SoftAssertions softly = new SoftAssertions();
    eachMember(
        exchange,
        (path, answer) -> {
          answer.object.putNull(answer.name);
          Throwable error = failure(exchange, answer.root);
          if (error != null) {
            softly
                .assertThat(error)
                .as("with null for " + path)
                .isInstanceOfAny(NotSupportedException.class, TransportException.class)
                .hasMessageContaining(answer.name);
          }
        });
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("answered")
  void a_member_of_another_type_is_not_what_the_api_promises(Exchange exchange) throws Exception {
    SoftAssertions softly = new SoftAssertions();
    eachMember(
        exchange,
        (path, answer) -> {
          boolean isList = answer.object.get(answer.name).isArray();
          answer.object.set(
              answer.name, isList ? JSON.createObjectNode() : JSON.createArrayNode().add("x"));
          assertMalformed(softly, "with another type of " + path, exchange, answer);
        });
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("answered")
  void a_text_or_number_that_makes_no_sense_is_not_what_the_api_promises(Exchange exchange)
      throws Exception {
    SoftAssertions softly = new SoftAssertions();
    eachMember(
        exchange,
        (path, answer) -> {
          JsonNode old = answer.object.get(answer.name);
          if (old.isNumber()) {
            answer.object.put(answer.name, new BigDecimal("1e999999999"));
            assertMalformed(softly, "with an absurd " + path, exchange, answer);
          } else if (old.isTextual() && isStrict(old.textValue())) {
            answer.object.put(answer.name, "open sesame");
            assertMalformed(softly, "with nonsense for " + path, exchange, answer);
          }
        });
    softly.assertAll();
  }

  private static boolean isStrict(String text) {
    return text.matches("[0-9a-f]{8}-.{27}|\\d{4}-\\d\\d-\\d\\d.*");
  }

  private static void assertMalformed(
      SoftAssertions softly, String what, Exchange exchange, Place answer) {
    Throwable error = failure(exchange, answer.root);
    if (error != null) {
      softly
          .assertThat(error)
          .as(what)
          .isInstanceOf(TransportException.class)
          .hasMessageStartingWith(THE_ANSWER + callOf(exchange))
          .hasMessageNotContaining("sesame");
      softly.assertThat(error.getMessage().length()).isLessThan(300);
    } else {
      // published for others, and not read by this call
      boolean isRead =
          !NOT_READ.contains(answer.name)
              && !(exchange.operation().equals("kpis.write/1") && what.contains("data_points"))
              && !(exchange.operation().equals("subscriptions.current/0")
                  && OF_THE_ROW.stream().anyMatch(what::endsWith));
      softly.assertThat(isRead).as(what).isFalse();
    }
  }

  /** What a plan has once more in the row of its subscription, which is read. */
  private static final Set<String> OF_THE_ROW =
      Set.of("[current_period_start]", "[current_period_end]", "[trial_end]");

  /** Members of documented answers that say nothing which the caller gets. */
  private static final Set<String> NOT_READ =
      Set.of("source_name", "date", "estimated_completion", "status", "tier", "data_points");

  @ParameterizedTest
  @MethodSource("answered")
  void what_is_no_object_is_not_what_the_api_promises(Exchange exchange) {
    String whole = exchange.answer();
    Map<String, String> bodies =
        Map.of(
            "nothing", "",
            "a page", "<html><body>Please sign in: token=sesame</body></html>",
            "a list", "[]",
            "null", "null",
            "a text", "\"sesame\"",
            "cut", whole.substring(0, whole.length() / 2),
            "cut at its end", whole.substring(0, whole.length() - 1),
            "going on", whole + "{}",
            "deep", "{\"x\":" + "[".repeat(100_000),
            "binary", "\u0000\u0001sesame");
    SoftAssertions softly = new SoftAssertions();
    bodies.forEach(
        (what, body) ->
            softly
                .assertThat(
                    catchThrowable(
                        () ->
                            SERVER.call(
                                exchange,
                                aResponse()
                                    .withStatus(200)
                                    .withHeader("Content-Type", "text/html")
                                    .withBody(body))))
                .as(what)
                .isInstanceOf(TransportException.class)
                .hasMessageStartingWith(THE_ANSWER + callOf(exchange))
                .hasMessageNotContaining("sesame"));
    softly.assertAll();
  }

  private static String callOf(Exchange exchange) {
    // the ids of the path are part of it, the base URL and the query are not
    return exchange.request().replaceFirst(" /v1/", " /").replaceFirst("\\?.*", "");
  }

  private static Throwable failure(Exchange exchange, JsonNode answer) {
    try {
      SERVER.call(exchange.withAnswer(JSON.writeValueAsString(answer)));
      return null;
    } catch (SignalCraftException e) {
      return e;
    } catch (Exception e) {
      throw new AssertionError("not an error of the API", e);
    }
  }

  private static void objects(JsonNode node, Consumer<ObjectNode> action) {
    if (node instanceof ObjectNode object) {
      object.properties().stream()
          .filter(member -> !(FREE.contains(member.getKey()) && member.getValue().isObject()))
          .forEach(member -> objects(member.getValue(), action));
      action.accept(object);
    } else if (node instanceof ArrayNode) {
      node.forEach(item -> objects(item, action));
    }
  }

  /** Calls with each member of an answer in turn, in a tree of its own. */
  private static void eachMember(Exchange exchange, BiConsumer<String, Place> action)
      throws Exception {
    JsonNode whole = JSON.readTree(exchange.answer());
    List<List<Object>> paths = new ArrayList<>();
    paths(whole, List.of(), paths);
    for (List<Object> path : paths) {
      JsonNode copy = whole.deepCopy();
      JsonNode at = copy;
      for (Object step : path.subList(0, path.size() - 1)) {
        at = step instanceof Integer index ? at.get(index) : at.get((String) step);
      }
      Place place = new Place(copy, (ObjectNode) at, (String) path.get(path.size() - 1));
      action.accept(path.toString(), place);
    }
  }

  private static void paths(JsonNode node, List<Object> above, List<List<Object>> paths) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        List<Object> path = below(above, member.getKey());
        paths.add(path);
        if (!(FREE.contains(member.getKey()) && member.getValue().isObject())) {
          paths(member.getValue(), path, paths);
        }
      }
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        paths(list.get(i), below(above, i), paths);
      }
    }
  }

  private static List<Object> below(List<Object> above, Object step) {
    List<Object> path = new ArrayList<>(above);
    path.add(step);
    return path;
  }

  private record Place(JsonNode root, ObjectNode object, String name) {}
}
