package com.signalcraft.client.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.signalcraft.client.internal.transport.ApiAnswer;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An answer that is not what the API promises: a page of a proxy, a cut one, wrong types. */
public final class MalformedAnswer extends TransportException {

  @Serial private static final long serialVersionUID = 1L;

  private static final int SHOWN_CHARACTERS = 100;

  private MalformedAnswer(String call, String what, @Nullable String requestId) {
    super(
        "the answer of " + call + " is not what the API promises: " + shown(what),
        new FailureDetails(requestId, null, null));
  }

  /**
   * Such an error.
   *
   * @param answer the answer
   * @param what what is wrong with it; cut to 100 characters
   * @return the error
   */
  static MalformedAnswer of(ApiAnswer answer, String what) {
    return new MalformedAnswer(answer.call(), what, answer.headers().get("X-Request-Id"));
  }

  /** Reads an answer, where whatever is wrong with its content becomes such an error. */
  static <T> T whereWrong(ApiAnswer answer, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (JsonProcessingException e) {
      throw of(answer, inWords(answer, e));
    } catch (NumberFormatException e) {
      // of an exponent beyond int, which the JSON library does not turn into an error of its own
      throw of(answer, "a number is out of range");
    } catch (CharConversionException e) {
      // of four bytes that look like UTF-32 and are not
      throw of(answer, "it is not UTF-8");
    } catch (ValidationException e) {
      // a record refused a value: the server's fault, not that of the caller's arguments
      throw of(answer, e.field() + " " + e.issue());
    }
  }

  /** Without a word of the content, which may hold secrets. */
  private static String inWords(ApiAnswer answer, JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    if (e instanceof JsonEOFException) {
      return "it ends too early," + where;
    } else if (e instanceof StreamConstraintsException) {
      return e.getOriginalMessage();
    } else if (e instanceof InputCoercionException) {
      return "a number is out of range" + where;
    }
    String type = answer.headers().get("Content-Type");
    return "it is not JSON" + where + (type == null ? "" : ", but is said to be " + type);
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
  }

  /**
   * Makes a value of an answer's content.
   *
   * @param <T> the type of the value
   */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }
}
