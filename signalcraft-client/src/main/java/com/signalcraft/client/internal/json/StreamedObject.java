package com.signalcraft.client.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.signalcraft.client.internal.transport.ApiAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answer that is one object, read member by member: for those that are large. Stateless. */
final class StreamedObject {

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
  static void require(Place place, String name, JsonParser parser, JsonToken wanted) {
    if (parser.currentToken() != wanted) {
      throw place.wrong(name, kind(wanted), kind(parser.currentToken()));
    }
  }

  static @Nullable String text(Place place, String name, JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    require(place, name, parser, JsonToken.VALUE_STRING);
    return parser.getText();
  }

  static @Nullable UUID uuid(Place place, String name, JsonParser parser) throws IOException {
    String text = text(place, name, parser);
    return text == null ? null : place.uuid(name, text);
  }

  static @Nullable Instant instant(Place place, String name, JsonParser parser) throws IOException {
    String text = text(place, name, parser);
    return text == null ? null : place.instant(name, text);
  }

  static @Nullable BigDecimal decimal(Place place, String name, JsonParser parser)
      throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    } else if (!parser.currentToken().isNumeric()) {
      throw place.wrong(name, "a number", kind(parser.currentToken()));
    }
    return place.decimal(name, parser.getDecimalValue());
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
