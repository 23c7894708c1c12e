package com.signalcraft.examples.server;

import com.signalcraft.examples.api.contract.HttpSample;
import com.signalcraft.examples.api.contract.OpenApiContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/**
 * Holds every exchange of a server to the OpenAPI document, with the bytes as they are sent. The
 * faults are kept until somebody asks. Thread-safe.
 */
final class ContractTap {

  private final OpenApiContract contract = OpenApiContract.ofServer();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

  /** Beside the server: nobody waits for the check of an answer but the end of the test. */
  private final ExecutorService checks =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "contract-tap");
            thread.setDaemon(true);
            return thread;
          });

  /** Looks at a server that has not been started yet. */
  void watch(Server server) {
    server.insertHandler(new Tap());
  }

  /** Fails where an exchange contradicted the document; to be called once, after the last one. */
  void requireNoFaults() {
    checks.shutdown();
    try {
      if (!checks.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new AssertionError("exchanges could not be checked within a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while exchanges were checked", e);
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "docs/openapi.yaml and the server contradict each other:\n"
              + String.join("\n", faults.stream().distinct().limit(200).toList()));
    }
  }

  private final class Tap extends Handler.Wrapper {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      TappedRequest from = new TappedRequest(request);
      return super.handle(from, new TappedResponse(from, response), callback);
    }
  }

  /** Keeps a copy of what is read of the body. */
  private static final class TappedRequest extends Request.Wrapper {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    TappedRequest(Request request) {
      super(request);
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = super.read();
      if (chunk != null && !Content.Chunk.isFailure(chunk)) {
        copy(chunk.getByteBuffer(), body);
      }
      return chunk;
    }
  }

  /** Keeps a copy of what is written, and has it checked once the last of it goes out. */
  private final class TappedResponse extends Response.Wrapper {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final TappedRequest request;
    private boolean isChecked;

    TappedResponse(TappedRequest request, Response response) {
      super(request, response);
      this.request = request;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (content != null) {
        copy(content, body);
      }
      if (last && !isChecked) {
        isChecked = true;
        check(request, this, body);
      }
      super.write(last, content, callback);
    }
  }

  private void check(TappedRequest request, Response response, ByteArrayOutputStream body) {
    String what = request.getMethod() + " " + request.getHttpURI();
    try {
      Map<String, List<String>> sent = headers(request.getHeaders());
      Map<String, List<String>> answered = headers(response.getHeaders());
      HttpSample sample =
          new HttpSample(
              request.getMethod(),
              request.getHttpURI().getPathQuery(),
              sent,
              unpacked(sent, request.body.toByteArray()),
              // Not set yet where nobody said another one than 200.
              response.getStatus() == 0 ? 200 : response.getStatus(),
              answered,
              unpacked(answered, body.toByteArray()));
      checks.execute(() -> check(what, sample));
    } catch (IOException | RuntimeException e) {
      faults.add(what + " cannot be checked: " + e);
    }
  }

  private void check(String what, HttpSample sample) {
    try {
      faults.addAll(contract.faults(sample));
    } catch (RuntimeException e) {
      faults.add(what + " cannot be checked: " + e);
    }
  }

  private static byte[] unpacked(Map<String, List<String>> headers, byte[] body)
      throws IOException {
    if (body.length == 0 || !headers.getOrDefault("Content-Encoding", List.of()).contains("gzip")) {
      return body;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    }
  }

  private static Map<String, List<String>> headers(HttpFields fields) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.forEach(
        field ->
            all.computeIfAbsent(field.getName(), none -> new ArrayList<>()).add(field.getValue()));
    return all;
  }

  private static void copy(ByteBuffer from, ByteArrayOutputStream to) {
    ByteBuffer view = from.duplicate();
    byte[] bytes = new byte[view.remaining()];
    view.get(bytes);
    to.writeBytes(bytes);
  }
}
