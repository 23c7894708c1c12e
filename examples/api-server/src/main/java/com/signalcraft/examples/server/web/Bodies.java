package com.signalcraft.examples.server.web;

import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Content;
import com.signalcraft.examples.api.call.Form;
import com.signalcraft.examples.api.call.RequestHeaders;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests, no longer and no more than is allowed. Thread-safe. */
final class Bodies {

  private static final int CHUNK = 16 * 1_024;

  private final WebOptions options;

  Bodies(WebOptions options) {
    this.options = options;
  }

  /**
   * The whole body, unpacked.
   *
   * @throws Refusal if it is too large, too slow, or packed as nobody unpacks it
   */
  byte[] read(Context context, RequestHeaders headers) {
    String encoding = headers.single("Content-Encoding");
    boolean isPacked = "gzip".equalsIgnoreCase(encoding);
    if (encoding != null && !isPacked && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
      throw Refusal.unsupported("Content-Encoding", "must be gzip or absent, was " + encoding);
    }
    if (context.req().getContentLengthLong() > options.maxBody()) {
      throw Refusal.tooLarge(options.maxBody());
    }
    byte[] sent = all(stream(context));
    return isPacked ? unpacked(sent) : sent;
  }

  private static InputStream stream(Context context) {
    try {
      return context.req().getInputStream();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private byte[] all(InputStream stream) {
    long end = System.nanoTime() + options.bodyTime().toNanos();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try {
      int read = stream.read(chunk);
      while (read >= 0) {
        content.write(chunk, 0, read);
        if (content.size() > options.maxBody()) {
          throw Refusal.tooLarge(options.maxBody());
        }
        if (System.nanoTime() - end > 0) {
          throw Refusal.tooSlow();
        }
        read = stream.read(chunk);
      }
    } catch (IOException e) {
      throw failed(e);
    }
    return content.toByteArray();
  }

  private byte[] unpacked(byte[] sent) {
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      byte[] content = stream.readNBytes(options.maxBody() + 1);
      if (content.length > options.maxBody()) {
        throw Refusal.tooLarge(options.maxBody());
      }
      return content;
    } catch (IOException e) {
      throw new BadRequest("body", "is not gzip, as Content-Encoding says: " + e.getMessage());
    }
  }

  private static RuntimeException failed(IOException failure) {
    return isTimeout(failure)
        ? Refusal.tooSlow()
        : new BadRequest("body", "cannot be read: " + failure.getMessage());
  }

  private static boolean isTimeout(@Nullable Throwable failure) {
    return failure != null
        && (failure instanceof TimeoutException || isTimeout(failure.getCause()));
  }

  /** The parts of a form; each may be there once. */
  Form form(Context context) {
    Map<String, Content> parts = new HashMap<>();
    Deadline deadline = Deadline.of(context.req(), options.bodyTime());
    try {
      for (Map.Entry<String, List<String>> part : context.formParamMap().entrySet()) {
        // A file is among them, too, without a text.
        if (!part.getValue().isEmpty()) {
          put(parts, part.getKey(), Content.of(single(part).getBytes(StandardCharsets.UTF_8)));
        }
      }
      for (Map.Entry<String, List<UploadedFile>> part : context.uploadedFileMap().entrySet()) {
        put(parts, part.getKey(), new UploadedContent(single(part)));
      }
    } catch (BadRequest e) {
      throw e;
    } catch (Exception e) {
      // Checked ones, too, which Javalin throws without declaring them.
      throw badForm(e);
    } finally {
      deadline.cancel();
    }
    return new Form(parts);
  }

  private RuntimeException badForm(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalStateException) {
        // So the container says that there is more than there may be.
        return Refusal.tooLarge(options.maxUpload());
      } else if (cause instanceof TimeoutException) {
        return Refusal.tooSlow();
      }
    }
    return new BadRequest("body", "is no form that can be read");
  }

  private static <T> T single(Map.Entry<String, List<T>> part) {
    if (part.getValue().size() > 1) {
      throw new BadRequest(
          part.getKey(), "must be there once, was there " + part.getValue().size() + " times");
    }
    return part.getValue().get(0);
  }

  private static void put(Map<String, Content> parts, String name, Content content) {
    if (parts.put(name, content) != null) {
      throw new BadRequest(name, "must be there once, was there twice");
    }
  }

  /** A file of a form, which is on disk where it is big. */
  private record UploadedContent(UploadedFile file) implements Content {

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public InputStream open() {
      return file.content();
    }
  }
}
