package com.signalcraft.examples.server.web;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.examples.api.call.Answer;
import java.util.Map;

/** A request that HTTP itself has a status for. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String field;
  private final String issue;
  private final transient Map<String, String> headers;

  Refusal(int status, String field, String issue, Map<String, String> headers) {
    super(field + " " + issue);
    this.status = status;
    this.field = field;
    this.issue = issue;
    this.headers = headers;
  }

  static Refusal tooLarge(int most) {
    return new Refusal(
        413,
        "body",
        "must have at most " + most + " bytes, unpacked",
        Map.of("Connection", "close"));
  }

  static Refusal tooSlow() {
    return new Refusal(408, "body", "did not arrive in time", Map.of("Connection", "close"));
  }

  static Refusal unsupported(String field, String issue) {
    return new Refusal(415, field, issue, Map.of());
  }

  Answer answer(String requestId) {
    Answer answer =
        Answer.json(
            status,
            object(
                "error",
                object(
                    "code",
                    "VALIDATION_ERROR",
                    "message",
                    getMessage(),
                    "details",
                    object("field", field, "issue", issue),
                    "request_id",
                    requestId)));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }
}
