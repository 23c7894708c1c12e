package com.signalcraft.examples.benchmarks.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server under load, and its service. It is spoken to without the SDK, so that the SDK's own
 * limits and retries do not count. Thread-safe.
 */
final class LoadTarget {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI api;
  private final String serviceKey;

  /**
   * A server.
   *
   * @param api where its API is, such as {@code http://127.0.0.1:8080/v1}
   * @param serviceKey the key of its service
   */
  LoadTarget(URI api, String serviceKey) {
    this.api = api;
    this.serviceKey = serviceKey;
  }

  /** The one that the environment names by SERVER and SERVICE_KEY. */
  static LoadTarget ofEnvironment() {
    return new LoadTarget(URI.create(required("SERVER") + "/v1"), required("SERVICE_KEY"));
  }

  static String required(String variable) {
    String value = System.getenv(variable);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("set " + variable);
    }
    return value;
  }

  /**
   * Somebody with a business of the greatest plan.
   *
   * @param token his access token, good for 15 minutes
   * @param business his business
   */
  record Tenant(String token, UUID business) {}

  Tenant register() throws IOException, InterruptedException {
    String answer =
        post(
            "/auth/register",
            "",
            """
            {"email":"load-%s@example.com","password":"%s","full_name":"Load",\
            "business_name":"Load","industry":"retail"}"""
                .formatted(UUID.randomUUID(), UUID.randomUUID()));
    UUID user = UUID.fromString(text(answer, "user", "id"));
    send(
        "PUT",
        "/users/" + user + "/subscription",
        serviceKey,
        "{\"tier\":\"enterprise\",\"status\":\"active\"}");
    return new Tenant(
        text(answer, "access_token"), UUID.fromString(text(answer, "business", "id")));
  }

  UUID source(Tenant tenant, String name) throws IOException, InterruptedException {
    String answer =
        post(
            "/kpis/sources",
            tenant.token(),
            """
            {"business_id":"%s","name":"%s","type":"revenue","unit":"EUR","config":{}}"""
                .formatted(tenant.business(), name));
    return UUID.fromString(text(answer, "id"));
  }

  /** Pushes points by the service, which no plan binds, or by somebody. */
  void push(String token, String body) throws IOException, InterruptedException {
    post("/kpis/data", token, body);
  }

  String serviceKey() {
    return serviceKey;
  }

  /** The address of its websockets. */
  URI live(Tenant tenant) {
    return URI.create(
        api.toString().replace("http", "ws").replace("/v1", "/ws")
            + "?token="
            + tenant.token()
            + "&business_id="
            + tenant.business());
  }

  HttpClient http() {
    return http;
  }

  /** Reads something, and throws where it is refused. */
  String get(String path, String token) throws IOException, InterruptedException {
    return send("GET", path, token, "");
  }

  private String post(String path, String token, String body)
      throws IOException, InterruptedException {
    return send("POST", path, token, body);
  }

  private String send(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + path))
            .timeout(PATIENCE)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (path.equals("/kpis/data")) {
      request.header("Prefer", "return=minimal");
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          method + " " + path + " was answered by " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /** The text of a member, or of one in an object that is a member and begins with it. */
  private static String text(String json, String... path) throws IOException {
    String place = "\"" + String.join("\"\\s*:\\s*\\{\\s*\"", path) + "\"\\s*:\\s*\"([^\"]+)\"";
    Matcher found = Pattern.compile(place).matcher(json);
    if (!found.find()) {
      throw new IOException("there is no " + String.join(".", path) + " in " + json);
    }
    return found.group(1);
  }
}
