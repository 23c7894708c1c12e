package com.signalcraft.client.internal.transport;

import java.io.IOException;

/**
 * Makes a value of a successful answer.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface ResponseReader<T> {

  /** For answers without anything of interest in them: their status. */
  ResponseReader<Integer> STATUS = ApiAnswer::status;

  /**
   * Reads an answer to its end.
   *
   * @param answer the answer, of status 2xx
   * @return the value
   * @throws IOException if the connection breaks or the content is malformed
   */
  T read(ApiAnswer answer) throws IOException;
}
