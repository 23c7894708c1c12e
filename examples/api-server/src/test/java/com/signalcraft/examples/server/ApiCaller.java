package com.signalcraft.examples.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Calls the API as a person with a token does, by plain HTTP. */
public final class ApiCaller {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI api;
  private final String token;

  public ApiCaller(URI api, String token) {
    this.api = api;
    this.token = token;
  }

  public HttpResponse<byte[]> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(api + path)).GET());
  }

  public HttpResponse<byte[]> delete(String path) {
    return send(HttpRequest.newBuilder(URI.create(api + path)).DELETE());
  }

  public HttpResponse<byte[]> post(String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** Sends a file with other parts of a form. */
  public HttpResponse<byte[]> upload(String path, byte[] file, Map<String, String> parts) {
    String boundary = "boundary-of-the-test";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    parts.forEach((name, value) -> body.writeBytes(part(boundary, "name=\"" + name + "\"", value)));
    body.writeBytes(part(boundary, "name=\"file\"; filename=\"points.csv\"", ""));
    // The empty content of that part ended with a line break, which belongs after the file.
    byte[] head = body.toByteArray();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(head, 0, head.length - 2);
    whole.writeBytes(file);
    whole.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(whole.toByteArray())));
  }

  private static byte[] part(String boundary, String disposition, String value) {
    return ("--"
            + boundary
            + "\r\nContent-Disposition: form-data; "
            + disposition
            + "\r\n\r\n"
            + value
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    return raw(request.header("Authorization", "Bearer " + token).build());
  }

  /** Sends a request as it is. */
  public HttpResponse<byte[]> raw(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body of an answer. */
  public static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end of a job. */
  public JsonNode await(UUID job) {
    Eventually.until(
        "job " + job + " has ended",
        () -> {
          String status = json(get("/jobs/" + job)).path("status").asText();
          return status.equals("completed") || status.equals("failed");
        });
    return json(get("/jobs/" + job));
  }
}
