package com.signalcraft.examples.server.web;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Callers;
import com.signalcraft.examples.api.call.Content;
import com.signalcraft.examples.api.call.Failures;
import com.signalcraft.examples.api.call.Form;
import com.signalcraft.examples.api.call.Request;
import com.signalcraft.examples.api.call.RequestHeaders;
import com.signalcraft.examples.api.call.Router;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries requests to the API's routes, and their answers back. Thread-safe. */
final class ApiHandler implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

  private final Router router;
  private final Callers callers;

  ApiHandler(Router router, Callers callers) {
    this.router = router;
    this.callers = callers;
  }

  @Override
  public void handle(Context context) throws IOException {
    String requestId = UUID.randomUUID().toString();
    Answer answer;
    try {
      answer = answer(context);
    } catch (BadRequest e) {
      answer = Failures.answer(e, requestId);
    } catch (SignalCraftException e) {
      answer = Failures.answer(e, requestId);
    } catch (RuntimeException e) {
      LOG.error("request {} failed", requestId, e);
      answer = Failures.answer(500, "INTERNAL_ERROR", "the server has a defect", requestId);
    }
    context.header("X-Request-Id", requestId);
    answer.headers().forEach(context::header);
    context.status(answer.status()).result(answer.body());
  }

  private Answer answer(Context context) throws IOException {
    String method = context.method().name();
    String path = context.path().substring(WebServer.VERSION.length());
    Optional<Router.Match> match = router.find(method, path);
    if (match.isEmpty()) {
      return Answer.unknownCall(method + " " + context.path());
    }
    RequestHeaders headers = headers(context);
    Callers.Caller caller = callers.caller(headers, match.get().route().isOpen());
    boolean isForm = context.isMultipartFormData();
    Request request =
        new Request(
            method,
            path,
            context.queryString(),
            headers,
            isForm ? new byte[0] : context.bodyAsBytes(),
            () -> form(context));
    return match.get().answer(request, caller);
  }

  private static RequestHeaders headers(Context context) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : Collections.list(context.req().getHeaderNames())) {
      headers.put(name, Collections.list(context.req().getHeaders(name)));
    }
    return new RequestHeaders(headers);
  }

  private static Form form(Context context) {
    Map<String, Content> parts = new HashMap<>();
    context
        .formParamMap()
        .forEach(
            (name, all) ->
                // A file is there, too, without a text.
                all.stream()
                    .findFirst()
                    .map(text -> Content.of(text.getBytes(StandardCharsets.UTF_8)))
                    .ifPresent(content -> parts.put(name, content)));
    for (UploadedFile file : context.uploadedFiles("file")) {
      parts.put("file", new UploadedContent(file));
    }
    return new Form(parts);
  }

  /** A file of a form, which is on disk where it is big. */
  private record UploadedContent(UploadedFile file) implements Content {

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public InputStream open() {
      return file.content();
    }
  }
}
