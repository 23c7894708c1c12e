package com.signalcraft.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.api.contract.OpenApiDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiRoutesTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_document_is_served_as_json_to_anybody_and_not_again_where_it_is_known()
      throws IOException, InterruptedException {
    HttpResponse<String> first = get("none");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(read(first.body())).isEqualTo(read(OpenApiDocument.shipped().root().toString()));
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second = get(tag);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(second.headers().firstValue("ETag")).contains(tag);
  }

  /** Numbers as they are, however they are written. */
  private static JsonNode read(String json) {
    return JsonMapper.shared().readTree(json);
  }

  private HttpResponse<String> get(String known) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(server.api() + "/openapi.json"))
            .header("If-None-Match", known)
            .build(),
        BodyHandlers.ofString());
  }
}
