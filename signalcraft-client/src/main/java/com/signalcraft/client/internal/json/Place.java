package com.signalcraft.client.internal.json;

import com.signalcraft.client.internal.transport.ApiAnswer;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.TransportException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in an answer, which the errors of what is found there name. Immutable.
 *
 * @param answer the answer
 * @param path what leads to the place: empty, or the names of objects and lists, and a dot
 */
record Place(ApiAnswer answer, String path) {

  /** A UUID is written with this many characters; Java alone would take fewer. */
  private static final int UUID_LENGTH = 36;

  static Place top(ApiAnswer answer) {
    return new Place(answer, "");
  }

  Place below(String name) {
    return new Place(answer, path + name + ".");
  }

  /** A value that the caller needs. */
  <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new NotSupportedException(
          answer.call()
              + ": the answer of this server has no "
              + path
              + name
              + ", without which the call cannot be offered",
          new FailureDetails(answer.headers().get("X-Request-Id"), null, null));
    }
    return value;
  }

  /** The error of a value that breaks the contract. */
  TransportException wrong(String name, String promised, String found) {
    return MalformedAnswer.of(answer, path + name + " must be " + promised + ", was " + found);
  }

  UUID uuid(String name, String text) {
    try {
      if (text.length() == UUID_LENGTH) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      throw wrong(name, "a UUID", "another text");
    }
    throw wrong(name, "a UUID", "another text");
  }

  Instant instant(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw wrong(name, "an instant", "another text");
    }
  }

  LocalDate date(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw wrong(name, "a date", "another text");
    }
  }

  /** A number that can be written out without exhausting memory. */
  BigDecimal decimal(String name, BigDecimal number) {
    if (!JsonObjects.isOfSaneSize(number)) {
      throw wrong(name, "a number of at most 100 digits", "a larger one");
    }
    return number;
  }
}
