package com.signalcraft.client.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.signalcraft.client.internal.transport.ApiAnswer;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.TransportException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answer that is one object, read member by member: for those that are large. Stateless. */
final class StreamedObject {

  private static final int UUID_LENGTH = 36;

  private StreamedObject() {}

  /** Hands each member of the answer to its reader, and skips those that it does not take. */
  static void read(ApiAnswer answer, MemberReader reader) throws IOException {
    try (JsonParser parser = Json.parser(answer.body())) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw MalformedAnswer.of(answer, "it is empty");
      } else if (first != JsonToken.START_OBJECT) {
        throw MalformedAnswer.of(answer, "it must be an object, was " + kind(first));
      }
      members(parser, reader);
      if (parser.nextToken() != null) {
        throw MalformedAnswer.of(answer, "it goes on after its end");
      }
    }
  }

  /** The same with the object that a parser stands at the begin of. */
  static void members(JsonParser parser, MemberReader reader) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (!reader.read(name, parser)) {
        parser.skipChildren();
      }
    }
  }

  /** Requires that the parser stands at a value of a kind. */
  static void require(ApiAnswer answer, JsonParser parser, JsonToken wanted, String path) {
    if (parser.currentToken() != wanted) {
      throw wrong(answer, path, kind(wanted), kind(parser.currentToken()));
    }
  }

  static @Nullable String text(ApiAnswer answer, JsonParser parser, String path)
      throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    require(answer, parser, JsonToken.VALUE_STRING, path);
    return parser.getText();
  }

  static @Nullable UUID uuid(ApiAnswer answer, JsonParser parser, String path) throws IOException {
    String text = text(answer, parser, path);
    if (text == null) {
      return null;
    }
    try {
      if (text.length() == UUID_LENGTH) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      throw wrong(answer, path, "a UUID", "another text");
    }
    throw wrong(answer, path, "a UUID", "another text");
  }

  static @Nullable Instant instant(ApiAnswer answer, JsonParser parser, String path)
      throws IOException {
    String text = text(answer, parser, path);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw wrong(answer, path, "an instant", "another text");
    }
  }

  static @Nullable BigDecimal decimal(ApiAnswer answer, JsonParser parser, String path)
      throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    } else if (!parser.currentToken().isNumeric()) {
      throw wrong(answer, path, "a number", kind(parser.currentToken()));
    }
    BigDecimal number = parser.getDecimalValue();
    if (!JsonObjects.isOfSaneSize(number)) {
      throw wrong(answer, path, "a number of at most 100 digits", "a larger one");
    }
    return number;
  }

  static <T> T required(ApiAnswer answer, String path, @Nullable T value) {
    if (value == null) {
      throw new NotSupportedException(
          answer.call()
              + ": the answer of this server has no "
              + path
              + ", without which the call cannot be offered",
          new FailureDetails(answer.headers().get("X-Request-Id"), null, null));
    }
    return value;
  }

  static TransportException wrong(ApiAnswer answer, String path, String promised, String found) {
    return MalformedAnswer.of(answer, path + " must be " + promised + ", was " + found);
  }

  private static String kind(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_ARRAY -> "a list";
      case START_OBJECT -> "an object";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }

  /** Reads a member. */
  @FunctionalInterface
  interface MemberReader {

    /**
     * Reads the value that the parser stands at the begin of, up to its end.
     *
     * @return false where the member is of no interest, and nothing was read
     */
    boolean read(String name, JsonParser parser) throws IOException;
  }
}
