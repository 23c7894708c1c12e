package com.signalcraft.examples.server.file;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** Files that are to be downloaded for a while, whichever process made them. Thread-safe. */
public interface FileStore {

  /**
   * Keeps a file.
   *
   * @param businessId whose it is
   * @param name what it is to be called where it is saved, such as {@code report.pdf}
   * @param type its media type
   * @param content its bytes
   * @return the file
   */
  default StoredFile put(UUID businessId, String name, String type, byte[] content) {
    return put(businessId, name, type, out -> out.write(content));
  }

  /**
   * Keeps a file that is too big to be in memory.
   *
   * @param businessId whose it is
   * @param name what it is to be called where it is saved, such as {@code report.pdf}
   * @param type its media type
   * @param content writes it
   * @return the file
   */
  StoredFile put(UUID businessId, String name, String type, ContentWriter content);

  /** Writes the bytes of a file. */
  @FunctionalInterface
  interface ContentWriter {

    /**
     * Writes them.
     *
     * @param out where to; it may be closed
     * @throws IOException if they cannot be written
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * A file that is kept.
   *
   * @param id its id
   * @param size its size in bytes
   * @param url where it is read from, by whoever has this address, until it expires
   * @param expiresAt when that ends
   */
  record StoredFile(UUID id, long size, URI url, Instant expiresAt) {}
}
