package com.signalcraft.examples.server.web;

import com.signalcraft.examples.api.call.Failures;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The answers to what is no request of HTTP, in the API's form: neither a page nor a stack trace
 * nor the name of the server.
 */
final class PlainErrors extends ErrorHandler {

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    String requestId = UUID.randomUUID().toString();
    byte[] body =
        Failures.answer(
                code,
                code < HttpStatus.INTERNAL_SERVER_ERROR_500 ? "VALIDATION_ERROR" : "INTERNAL_ERROR",
                HttpStatus.getMessage(code),
                requestId)
            .body();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put("X-Request-Id", requestId);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
