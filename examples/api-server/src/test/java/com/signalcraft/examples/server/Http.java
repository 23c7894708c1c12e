package com.signalcraft.examples.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/** Plain requests, as of curl. */
public final class Http {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI api;
  private final String[] headers;

  private Http(URI api, String... headers) {
    this.api = api;
    this.headers = headers;
  }

  /** Requests without credentials. */
  public static Http of(TestServer server) {
    return new Http(server.api());
  }

  /** With more headers on each request. */
  public Http with(String... more) {
    String[] all = Arrays.copyOf(headers, headers.length + more.length);
    System.arraycopy(more, 0, all, headers.length, more.length);
    return new Http(api, all);
  }

  /** As somebody with an access token. */
  public Http as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** The same at another server. */
  public Http at(TestServer server) {
    return new Http(server.api(), headers);
  }

  /** An answer. */
  public record Reply(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String body() {
      return response.body();
    }

    public JsonNode json() {
      try {
        return JSON.readTree(body());
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + body(), e);
      }
    }

    /** A text or number in the body, by a pointer such as {@code /error/code}. */
    public String at(String pointer) {
      return json().at(pointer).asText();
    }
  }

  public Reply get(String path) {
    return send("GET", path, null);
  }

  public Reply delete(String path) {
    return send("DELETE", path, null);
  }

  public Reply post(String path, String json) {
    return send("POST", path, json);
  }

  public Reply put(String path, String json) {
    return send("PUT", path, json);
  }

  /** Any method, with or without a body of JSON. */
  public Reply send(String method, String path, @org.jspecify.annotations.Nullable String json) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (json == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(json));
    }
    return send(request.build());
  }

  /** Any request. */
  public static Reply send(HttpRequest request) {
    try {
      return new Reply(CLIENT.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
