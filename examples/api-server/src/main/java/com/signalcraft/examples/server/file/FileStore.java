package com.signalcraft.examples.server.file;

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
  StoredFile put(UUID businessId, String name, String type, byte[] content);

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
