package com.signalcraft.examples.api.call;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that need not all be in memory, and can be read more than once. */
public interface Content {

  /** How many there are. */
  long size();

  /**
   * Reads them from the start.
   *
   * @return the bytes, to be closed
   * @throws IOException if they cannot be read
   */
  InputStream open() throws IOException;

  /**
   * Bytes in memory.
   *
   * @param bytes the bytes, which nobody changes any more
   * @return the content
   */
  static Content of(byte[] bytes) {
    return new Content() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }
}
