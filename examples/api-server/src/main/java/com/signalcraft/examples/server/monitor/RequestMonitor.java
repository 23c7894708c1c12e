package com.signalcraft.examples.server.monitor;

import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Failures;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before everything else: counts and logs requests, and refuses them while the server stops.
 */
final class RequestMonitor implements Filter {

  private static final Logger LOG =
      LoggerFactory.getLogger("com.signalcraft.examples.server.access");

  private final Traffic traffic;
  private final RouteNames routes;
  private final ServerMetrics metrics;
  private final boolean logs;

  RequestMonitor(Traffic traffic, RouteNames routes, ServerMetrics metrics, boolean logs) {
    this.traffic = traffic;
    this.routes = routes;
    this.metrics = metrics;
    this.logs = logs;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answered = (HttpServletResponse) response;
    Measured measured = new Measured(asked, answered, System.nanoTime());
    if (!traffic.enter()) {
      refuse(answered);
      measured.note(answered.getStatus());
      return;
    }
    // Not before the answer is on its way, which is after all filters.
    Request.addCompletionListener(
        ServletContextRequest.getServletContextRequest(request), failure -> traffic.leave());
    boolean isThrown = true;
    try {
      chain.doFilter(request, response);
      isThrown = false;
    } finally {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(measured);
      } else {
        measured.end(isThrown ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : 0);
      }
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    String id = UUID.randomUUID().toString();
    Answer answer =
        Failures.answer(
            HttpServletResponse.SC_SERVICE_UNAVAILABLE,
            "EXTERNAL_API_ERROR",
            "the server stops: try again",
            id);
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    response.setHeader("Connection", "close");
    response.setHeader("Retry-After", "1");
    response.setHeader("X-Request-Id", id);
    response.getOutputStream().write(answer.body());
  }

  /** One request. */
  private final class Measured implements AsyncListener {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final long begin;

    Measured(HttpServletRequest request, HttpServletResponse response, long begin) {
      this.request = request;
      this.response = response;
      this.begin = begin;
    }

    /** Counts it, by the response's status where there is none given. */
    void end(int status) {
      note(status == 0 ? response.getStatus() : status);
    }

    void note(int status) {
      long nanos = System.nanoTime() - begin;
      String method = method(request.getMethod());
      String route = routes.of(method, request.getRequestURI());
      metrics.request(method, route, status, nanos);
      if (logs) {
        LOG.info(
            "{} {} {} {} ms {} {}",
            method,
            route,
            status,
            TimeUnit.NANOSECONDS.toMillis(nanos),
            response.getHeader("X-Request-Id"),
            kind());
      }
    }

    /** By what it says who calls; whether that is true is told by the status. */
    private String kind() {
      if (request.getHeader("X-API-Key") != null) {
        return "key";
      }
      return request.getHeader("Authorization") == null ? "anybody" : "bearer";
    }

    @Override
    public void onComplete(AsyncEvent event) {
      end(0);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // Completed after this.
    }

    @Override
    public void onError(AsyncEvent event) {
      // Completed after this.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }

  /** Whoever asks may make methods up; there must not be a time series of each. */
  private static String method(String method) {
    return switch (method.toUpperCase(Locale.ROOT)) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
      default -> RouteNames.OTHER;
    };
  }
}
