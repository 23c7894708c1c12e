package com.signalcraft.client.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Headers;

/**
 * A file, or a part of it, while it is read.
 *
 * @param status the status: 200 to 299, or 416
 * @param headers the headers
 * @param length how many bytes the content has; -1 where the server does not say
 * @param body the content as it came; need not be closed
 */
public record FileAnswer(int status, Headers headers, long length, InputStream body) {

  /** There is nothing in the range that was asked for. */
  public static final int OUT_OF_RANGE = 416;

  /** Takes a file. */
  @FunctionalInterface
  public interface Reader {

    /**
     * Reads an answer to its end.
     *
     * @param answer the answer
     * @throws IOException if the connection breaks
     */
    void read(FileAnswer answer) throws IOException;
  }
}
