package com.signalcraft.examples.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls the API as somebody with a token does; its answers are read as JSON. */
public final class JsonCaller {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI api;
  private final String token;

  public JsonCaller(TestServer server, String token) {
    this.api = server.api();
    this.token = token;
  }

  /** An answer, whose body is JSON or not. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
  public record Reply(int status, String type, byte[] body) {

    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The text at a place, such as {@code /error/code}. */
    public String text(String pointer) {
      return json().at(pointer).asText();
    }
  }

  public Reply get(String path) {
    return send(HttpRequest.newBuilder(URI.create(api + path)).GET());
  }

  public Reply post(String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** What is at an address, without credentials. */
  public Reply download(String url) {
    return answer(HttpRequest.newBuilder(URI.create(url)).GET().build());
  }

  private Reply send(HttpRequest.Builder request) {
    return answer(request.header("Authorization", "Bearer " + token).build());
  }

  private Reply answer(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** JSON with double quotes in the place of single ones. */
  public static String json(String text, Object... values) {
    return String.format(text.replace('\'', '"'), values);
  }
}
