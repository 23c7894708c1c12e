package com.signalcraft.examples.server.monitor;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Health for a load balancer on the public port: a word, and no details for strangers. */
final class HealthServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient BooleanSupplier ready;

  HealthServlet(BooleanSupplier ready) {
    this.ready = ready;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    switch (String.valueOf(request.getPathInfo())) {
      case "/live" -> answer(response, HttpServletResponse.SC_OK, "up");
      case "/ready" -> {
        boolean isReady = ready.getAsBoolean();
        answer(
            response,
            isReady ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
            isReady ? "ready" : "not ready");
      }
      default -> answer(response, HttpServletResponse.SC_NOT_FOUND, "not here");
    }
  }

  private static void answer(HttpServletResponse response, int status, String word)
      throws IOException {
    response.setStatus(status);
    response.getWriter().write(word);
  }
}
