package com.signalcraft.client.internal.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer here crosses real HTTP. */
@WireMockTest
class ErrorDecoderTest {

  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder().followRedirects(false).build();

  private final ErrorDecoder decoder =
      new ErrorDecoder(InstantSource.fixed(Instant.parse("2026-01-15T10:30:00Z")));
  private String url = "";

  @BeforeEach
  void takeUrl(WireMockRuntimeInfo server) {
    url = server.getHttpBaseUrl() + "/thing";
  }

  @ParameterizedTest
  @CsvSource({
    "400, VALIDATION_ERROR, ValidationException, false",
    "401, AUTHENTICATION_REQUIRED, AuthenticationException, false",
    "402, SUBSCRIPTION_REQUIRED, SubscriptionRequiredException, false",
    "403, INSUFFICIENT_PERMISSIONS, PermissionDeniedException, false",
    "403, SUBSCRIPTION_REQUIRED, SubscriptionRequiredException, false",
    "404, RESOURCE_NOT_FOUND, NotFoundException, false",
    "408, TIMEOUT, CallTimeoutException, true",
    "409, CONFLICT, ConflictException, false",
    "422, VALIDATION_ERROR, ValidationException, false",
    "429, RATE_LIMIT_EXCEEDED, RateLimitedException, true",
    "500, INTERNAL_ERROR, SignalCraftException, true",
    "501, NOT_IMPLEMENTED, NotSupportedException, false",
    "502, EXTERNAL_API_ERROR, OverloadedException, true",
    "503, EXTERNAL_API_ERROR, OverloadedException, true",
    "504, EXTERNAL_API_ERROR, CallTimeoutException, true",
    "418, TEAPOT, SignalCraftException, false",
  })
  void gives_each_status_its_own_error(int status, String code, String type, boolean retryable)
      throws IOException {
    SignalCraftException error =
        answered(json(status, "{\"error\": {\"code\": \"" + code + "\", \"message\": \"no\"}}"));

    assertThat(error.getClass().getSimpleName()).isEqualTo(type);
    assertThat(error.retryable()).isEqualTo(retryable);
  }

  @Test
  void keeps_field_issue_and_request_id() throws IOException {
    SignalCraftException error =
        answered(
            json(
                422,
                "{\"error\": {\"code\": \"VALIDATION_ERROR\", \"message\": \"Invalid\", \"details\":"
                    + " {\"field\": \"threshold\", \"issue\": \"must be a number\"},"
                    + " \"request_id\": \"req_7\"}}"));

    assertThat(error)
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> {
              assertThat(e.field()).isEqualTo("threshold");
              assertThat(e.issue()).isEqualTo("must be a number");
              assertThat(e.requestId()).contains("req_7");
            });
  }

  @Test
  void knows_a_series_that_is_too_short() throws IOException {
    SignalCraftException error =
        answered(
            json(
                422,
                "{\"error\": {\"code\": \"INSUFFICIENT_DATA\", \"message\": \"series: needs 10"
                    + " points\", \"details\": {\"field\": \"series\", \"issue\": \"needs 10"
                    + " points\"}, \"request_id\": \"req_7\"}}"));

    assertThat(error)
        .isInstanceOf(InsufficientDataException.class)
        .hasMessage("series: needs 10 points");
    assertThat(error.requestId()).contains("req_7");
  }

  @Test
  void names_the_host_alone_of_a_redirect() throws IOException {
    SignalCraftException error =
        answered(
            aResponse().withStatus(307).withHeader("Location", "https://b.example:8443/x?key=k"));

    assertThat(error)
        .hasMessage(
            "the server answered 307, a redirect to https://b.example, which is not followed: set"
                + " the base URL to where the API is");
    assertThat(error.retryable()).isFalse();
  }

  @Test
  void keeps_a_code_that_it_does_not_know() throws IOException {
    SignalCraftException error =
        answered(json(500, "{\"error\": {\"code\": \"NEW_CODE\", \"message\": \"no\"}}"));

    assertThat(error.code()).isEqualTo("NEW_CODE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><h1>Bad Gateway</h1></html>",
        "[]",
        "null",
        "{\"error\": 7}",
        // what would be taken for UTF-32 and is not
        "\0\0\0{zzzz"
      })
  void survives_bodies_that_are_not_the_contracts(String body) throws IOException {
    SignalCraftException error = answered(aResponse().withStatus(502).withBody(body));

    assertThat(error).isInstanceOf(OverloadedException.class);
    assertThat(error).hasMessage("the server answered 502 without saying why");
    assertThat(error.requestId()).isEmpty();
  }

  @Test
  void takes_the_request_id_from_the_header_where_the_body_has_none() throws IOException {
    SignalCraftException error =
        answered(aResponse().withStatus(500).withHeader("X-Request-Id", "req_8"));

    assertThat(error.requestId()).contains("req_8");
    assertThat(error.code()).isEqualTo("HTTP_500");
  }

  @Test
  void says_not_supported_where_the_server_does_not_know_the_path() throws IOException {
    assertThat(answered(aResponse().withStatus(404).withBody("404 page not found")))
        .isInstanceOf(NotSupportedException.class);
  }

  @Test
  void cuts_a_message_of_any_length() throws IOException {
    SignalCraftException error =
        answered(json(500, "{\"error\": {\"message\": \"" + "x".repeat(10_000) + "\"}}"));

    assertThat(error.getMessage()).hasSize(201).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 30, 30",
    "Retry-After, 'Thu, 15 Jan 2026 10:31:00 GMT', 60",
    "Retry-After, 'Thu, 15 Jan 2026 10:29:00 GMT', 0",
    "X-RateLimit-Retry-After, 7, 7",
  })
  void reads_the_wait_in_every_form(String header, String value, long seconds) throws IOException {
    SignalCraftException error = answered(aResponse().withStatus(429).withHeader(header, value));

    assertThat(error.retryAfter()).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "", "99999999999999999999", "1.5"})
  void has_no_wait_where_the_header_makes_no_sense(String value) throws IOException {
    SignalCraftException error =
        // not 503: okhttp reads the header of that itself, and throws on a number beyond int
        answered(aResponse().withStatus(429).withHeader("Retry-After", value));

    assertThat(error.retryAfter()).isEmpty();
  }

  @Test
  void prefers_the_apis_own_header() throws IOException {
    SignalCraftException error =
        answered(
            aResponse()
                .withStatus(429)
                .withHeader("Retry-After", "30")
                .withHeader("X-RateLimit-Retry-After", "5"));

    assertThat(error.retryAfter()).contains(Duration.ofSeconds(5));
  }

  private SignalCraftException answered(ResponseDefinitionBuilder answer) throws IOException {
    stubFor(get("/thing").willReturn(answer));
    try (Response response = HTTP.newCall(new Request.Builder().url(url).build()).execute()) {
      return decoder.decode(response.code(), response.headers(), response.body().bytes());
    }
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }
}
