package com.signalcraft.examples.server.file;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Failures;
import com.signalcraft.examples.server.file.FileTable.FileRow;
import com.signalcraft.examples.server.file.FileTable.Purpose;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers downloads by signed links, whole or in part, without having a file in memory. A link that
 * is wrong, one that has expired and a file that is not there get one answer. Thread-safe.
 */
final class DownloadHandler implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(DownloadHandler.class);

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern EXPIRES = Pattern.compile("\\d{1,12}");
  private static final String REQUEST_ID = "X-Request-Id";

  private final FileTable table;
  private final DownloadLinks links;
  private final InstantSource clock;

  DownloadHandler(FileTable table, DownloadLinks links, InstantSource clock) {
    this.table = table;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public void handle(Context context) throws IOException {
    String requestId = requestId(context);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Cache-Control", "private, no-store");
    requestId(context);
    Optional<FileRow> file;
    try {
      file = file(context);
    } catch (SignalCraftException e) {
      LOG.warn("a download failed", e);
      send(context, Failures.answer(e, requestId));
      return;
    }
    if (file.isPresent()) {
      send(context, file.get());
    } else {
      send(
          context,
          Failures.answer(
              404, "RESOURCE_NOT_FOUND", "there is no such download (any more)", requestId));
    }
  }

  private Optional<FileRow> file(Context context) {
    String id = context.pathParam("file_id");
    String expires = Optional.ofNullable(context.queryParam("expires")).orElse("");
    String signature = Optional.ofNullable(context.queryParam("signature")).orElse("");
    if (!ID.matcher(id).matches() || !EXPIRES.matcher(expires).matches()) {
      return Optional.empty();
    }
    UUID fileId = UUID.fromString(id);
    boolean isGood = links.isGood(fileId, Long.parseLong(expires), signature, clock.instant());
    return isGood ? table.find(fileId, Purpose.DOWNLOAD, clock.instant()) : Optional.empty();
  }

  private void send(Context context, FileRow file) throws IOException {
    String tag = '"' + file.id().toString() + '"';
    context.header("ETag", tag);
    context.header("Accept-Ranges", "bytes");
    context.header("Content-Type", file.type());
    context.header("Content-Disposition", AttachmentName.disposition(file.name()));
    if (tag.equals(context.header("If-None-Match"))) {
      context.status(304);
      return;
    }
    ByteRange range = range(context, tag, file.size());
    if (ByteRange.NOT_THERE.equals(range)) {
      context.header("Content-Range", "bytes */" + file.size());
      send(
          context,
          Failures.answer(
              416, "VALIDATION_ERROR", "Range must begin within the file", requestId(context)));
      return;
    }
    long from = range == null ? 0 : range.from();
    long end = range == null ? file.size() : range.end();
    context.status(range == null ? 200 : 206);
    if (range != null) {
      context.header("Content-Range", "bytes " + from + '-' + (end - 1) + '/' + file.size());
    }
    context.res().setContentLengthLong(end - from);
    if (!HandlerType.HEAD.equals(context.method())) {
      // Not by the context's result, which would pack it: a part is a part of the bytes as kept.
      try (InputStream bytes = new ChunkInput(table, file.id(), from, end)) {
        bytes.transferTo(context.res().getOutputStream());
      }
    }
  }

  /** The part that is asked for; the whole file where it is not the one that the asker has. */
  private static @Nullable ByteRange range(Context context, String tag, long size) {
    String condition = context.header("If-Range");
    return condition == null || condition.equals(tag)
        ? ByteRange.parse(context.header("Range"), size)
        : null;
  }

  private static void send(Context context, Answer answer) {
    answer.headers().forEach(context::header);
    context.status(answer.status()).result(answer.body());
  }

  private static String requestId(Context context) {
    String given = context.res().getHeader(REQUEST_ID);
    if (given != null) {
      return given;
    }
    String own = UUID.randomUUID().toString();
    context.header(REQUEST_ID, own);
    return own;
  }
}
