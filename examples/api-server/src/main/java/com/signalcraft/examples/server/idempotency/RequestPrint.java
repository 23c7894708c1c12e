package com.signalcraft.examples.server.idempotency;

import com.signalcraft.examples.api.call.Content;
import com.signalcraft.examples.api.call.Request;
import com.signalcraft.internal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What makes two requests the same one. Stateless. */
final class RequestPrint {

  private static final int CHUNK = 16 * 1_024;

  private RequestPrint() {}

  /**
   * The hash of method, path, query and content. Of a form its parts: what separates them is drawn
   * anew each time it is sent.
   */
  static byte[] of(Request request) {
    MessageDigest digest = Sha256.start();
    add(digest, request.method());
    add(digest, request.path());
    add(digest, Objects.requireNonNullElse(request.query(), ""));
    add(digest, request.content());
    String type = request.headers().first("Content-Type");
    if (type != null && type.startsWith("multipart/form-data")) {
      for (Map.Entry<String, Content> part :
          new TreeMap<>(request.form().get().parts()).entrySet()) {
        add(digest, part.getKey());
        add(digest, part.getValue());
      }
    }
    return digest.digest();
  }

  private static void add(MessageDigest digest, Content content) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(content.size()).array());
    byte[] chunk = new byte[CHUNK];
    try (InputStream bytes = content.open()) {
      for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
        digest.update(chunk, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    add(digest, text.getBytes(StandardCharsets.UTF_8));
  }

  /** With its length, so that no two lists of texts are the same bytes. */
  private static void add(MessageDigest digest, byte[] content) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
    digest.update(content);
  }
}
