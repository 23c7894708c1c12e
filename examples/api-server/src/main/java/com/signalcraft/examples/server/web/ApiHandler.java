package com.signalcraft.examples.server.web;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Failures;
import com.signalcraft.examples.api.call.RequestHeaders;
import com.signalcraft.examples.api.call.Router;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries requests to the API's routes, and their answers back. Thread-safe. */
final class ApiHandler implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

  private final Router router;
  private final Door door;
  private final Cors cors;

  ApiHandler(Router router, Door door, Cors cors) {
    this.router = router;
    this.door = door;
    this.cors = cors;
  }

  @Override
  public void handle(Context context) {
    // Not out of the MDC: there are loggers that keep none.
    String requestId = Objects.requireNonNull(context.attribute(RequestIds.KEY));
    if (cors.put(context)) {
      context.status(204);
      return;
    }
    Answer answer;
    try {
      answer = answer(context);
    } catch (Refusal e) {
      answer = e.answer(requestId);
    } catch (BadRequest e) {
      answer = refused(e, requestId);
    } catch (SignalCraftException e) {
      answer = Failures.answer(e, requestId);
      if (answer.status() >= 500) {
        LOG.warn("{} {} failed", context.method(), context.path(), e);
      }
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", context.method(), context.path(), e);
      answer = Failures.answer(500, "INTERNAL_ERROR", "the server has a defect", requestId);
    }
    answer.headers().forEach(context::header);
    context.status(answer.status()).result(answer.body());
  }

  private static Answer refused(BadRequest fault, String requestId) {
    return fault.field().equals("Content-Type")
        ? Refusal.unsupported(fault.field(), fault.issue()).answer(requestId)
        : Failures.answer(fault, requestId);
  }

  private Answer answer(Context context) {
    String method = context.method().name();
    String path = rawPath(context).substring(WebServer.VERSION.length());
    // Jetty leaves the body of an answer to HEAD out.
    String wanted = method.equals("HEAD") ? "GET" : method;
    Optional<Router.Match> match = router.find(wanted, path);
    if (match.isEmpty()) {
      Set<String> methods = allowed(path);
      if (methods.isEmpty()) {
        door.count(context, headers(context));
        return Answer.unknownCall(method + " " + rawPath(context));
      } else if (method.equals("OPTIONS")) {
        return Answer.done().with("Allow", String.join(", ", methods));
      }
      throw new Refusal(
          405,
          "method",
          "must be one of " + String.join(", ", methods) + ", was " + method,
          Map.of("Allow", String.join(", ", methods)));
    }
    return door.answer(context, wanted, path, headers(context), match.get());
  }

  private Set<String> allowed(String path) {
    Set<String> methods = new TreeSet<>(router.methods(path));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    if (!methods.isEmpty()) {
      methods.add("OPTIONS");
    }
    return methods;
  }

  /** As it was sent: what is decoded twice could mean another call. */
  private static String rawPath(Context context) {
    return context.req().getRequestURI();
  }

  private static RequestHeaders headers(Context context) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : Collections.list(context.req().getHeaderNames())) {
      headers.put(name, Collections.list(context.req().getHeaders(name)));
    }
    return new RequestHeaders(headers);
  }
}
