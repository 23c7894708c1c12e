package com.signalcraft.examples.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiContractTest {

  private static final String ID = "6f1c1a52-8d0e-4c69-9b1f-3a6d1d7c0c11";

  private static final String SOURCE =
      "{'id':'%1$s','business_id':'%1$s','name':'S','type':'orders','unit':null,'config':{'x':1},"
              .formatted(ID)
          + "'is_active':true,'created_at':'2026-01-15T10:30:00Z',"
          + "'updated_at':'2026-01-15T10:30:00.000001Z'}";

  private static final String NEW_SOURCE =
      "{'business_id':'" + ID + "','name':'S','type':'orders'}";

  private final OpenApiContract server = OpenApiContract.ofServer();
  private final OpenApiContract anyServer = OpenApiContract.ofAnyServer();

  private static HttpSample create(String request, int status, String answer) {
    return sample("POST", "/v1/kpis/sources", request, status, answer);
  }

  private static HttpSample sample(
      String method, String target, String request, int status, String answer) {
    Map<String, List<String>> json = Map.of("content-type", List.of("application/json"));
    return new HttpSample(
        method,
        target,
        request.isEmpty() ? Map.of() : json,
        bytes(request),
        status,
        answer.isEmpty()
            ? Map.of("X-Request-Id", List.of("1"))
            : Map.of("X-REQUEST-ID", List.of("1"), "Content-Type", json.get("content-type")),
        bytes(answer));
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void an_exchange_as_documented_has_no_faults() {
    assertThat(server.faults(create(NEW_SOURCE, 201, SOURCE))).isEmpty();
    assertThat(server.faults(sample("GET", "/v1/kpis/sources/items/" + ID, "", 200, SOURCE)))
        .isEmpty();
    assertThat(server.faults(sample("DELETE", "/v1/kpis/sources/" + ID, "", 204, ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'is_active':true | 'is_active':'yes'",
        "'is_active':true | 'is_active':true,'brand_new':1",
        "'is_active':true, | ''",
        "'type':'orders' | 'type':'brand_new'",
        "'unit':null | 'unit':7",
        "'name':'S' | 'name':null",
        "10:30:00Z | 10:30:00",
        "2026-01-15 | 2026-02-30",
        "'config':{'x':1} | 'config':[]",
      },
      quoteCharacter = '`')
  void an_answer_that_is_not_as_documented_is_a_fault(String there, String instead) {
    String wrong = SOURCE.replace(there, instead.equals("''") ? "" : instead);
    assertThat(wrong).isNotEqualTo(SOURCE);

    assertThat(server.faults(create(NEW_SOURCE, 201, wrong))).isNotEmpty();
  }

  @Test
  void of_any_server_less_may_come_and_open_enumerations_may_have_more() {
    String published =
        "{'id':'%s','name':'S','type':'brand_new','unit':null,'is_active':true,".formatted(ID)
            + "'created_at':'2026-01-15T10:30:00Z'}";

    assertThat(anyServer.faults(create(NEW_SOURCE, 201, published))).isEmpty();
    assertThat(anyServer.faults(create(NEW_SOURCE, 201, published.replace("'name':'S',", ""))))
        .isNotEmpty();
    assertThat(anyServer.faults(create(NEW_SOURCE, 201, published.replace("'S'", "'S','x':1"))))
        .isNotEmpty();
    assertThat(server.faults(create(NEW_SOURCE, 201, published))).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{'business_id':'" + ID + "','name':'S','type':'orders','brand_new':1}",
        "{'business_id':'" + ID + "','name':' ','type':'orders'}",
        "{'business_id':'1','name':'S','type':'orders'}",
        "{'business_id':'" + ID + "','name':'S','type':'orders','config':7}"
      })
  void a_request_that_should_have_been_refused_is_a_fault_where_it_was_not(String request) {
    assertThat(server.faults(create(request, 201, SOURCE))).isNotEmpty();
    assertThat(
            server.faults(
                create(
                    request,
                    422,
                    "{'error':{'code':'VALIDATION_ERROR','message':'no','request_id':'1'}}")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/businesses?limit=0",
        "/v1/businesses?limit=many",
        "/v1/businesses?brand_new=1",
        "/v1/users/usage",
        "/v1/jobs/1"
      })
  void a_query_or_path_that_should_have_been_refused_is_a_fault_where_it_was_not(String target) {
    assertThat(server.faults(sample("GET", target, "", 200, "{}")))
        .anyMatch(
            fault ->
                fault.contains("query")
                    || fault.contains("path")
                    || fault.contains("was accepted"));
  }

  @Test
  void errors_have_the_form_and_the_codes_of_their_status() {
    String error = "{'error':{'code':'RESOURCE_NOT_FOUND','message':'no','request_id':'1'}}";
    String target = "/v1/businesses/" + ID;

    assertThat(server.faults(sample("GET", target, "", 404, error))).isEmpty();
    assertThat(server.faults(sample("GET", target, "", 401, error))).isNotEmpty();
    assertThat(server.faults(sample("GET", target, "", 418, error))).isNotEmpty();
    assertThat(server.faults(sample("GET", target, "", 404, "{'error':'no'}"))).isNotEmpty();
    assertThat(server.faults(sample("GET", target, "", 404, "{'message':'no'}"))).isNotEmpty();
    assertThat(
            server.faults(sample("GET", target, "", 404, error.replace("'no'", "'no','stack':[]"))))
        .isNotEmpty();
  }

  @Test
  void what_is_not_there_at_all_may_be_answered_as_a_call_that_nobody_knows() {
    assertThat(server.faults(sample("GET", "/v1/brand/new", "", 404, ""))).isEmpty();
    assertThat(server.faults(sample("GET", "/v1/brand/new", "", 200, "{}"))).isNotEmpty();
    assertThat(server.faults(sample("GET", "/assets/page.js", "", 200, "{}"))).isEmpty();
  }

  @Test
  void headers_are_there_and_in_their_form() {
    String target = "/v1/businesses/" + ID + "/members/" + ID;
    HttpSample without =
        new HttpSample("DELETE", target, Map.of(), bytes(""), 204, Map.of(), bytes(""));
    HttpSample wrong =
        new HttpSample(
            "DELETE",
            target,
            Map.of(),
            bytes(""),
            204,
            Map.of("X-Request-Id", List.of("1"), "X-RateLimit-Limit", List.of("many")),
            bytes(""));

    assertThat(server.faults(without)).anyMatch(fault -> fault.contains("X-Request-Id"));
    assertThat(server.faults(wrong)).anyMatch(fault -> fault.contains("X-RateLimit-Limit"));
    assertThat(anyServer.faults(without)).isEmpty();
  }
}
