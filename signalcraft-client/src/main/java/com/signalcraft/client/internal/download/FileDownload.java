package com.signalcraft.client.internal.download;

import com.signalcraft.client.hosted.DownloadLink;
import com.signalcraft.client.hosted.DownloadOptions;
import com.signalcraft.client.hosted.Downloads;
import com.signalcraft.client.hosted.LinkExpiredException;
import com.signalcraft.client.hosted.ProgressListener;
import com.signalcraft.client.internal.transport.FileAnswer;
import com.signalcraft.client.internal.transport.FileFetch;
import com.signalcraft.common.Checks;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One download, over as many connections as it takes. For one use by one thread. */
public final class FileDownload {

  private static final int CHUNK = 64 * 1_024;
  private static final int PARTIAL = 206;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final FileFetch fetch;
  private final DownloadLink link;
  private final DownloadOptions options;
  private final HttpUrl url;
  private final Progress progress;

  /** What tells one version of the file from another, or null where the server gives nothing. */
  private @Nullable String validator;

  /**
   * A download.
   *
   * @param fetch gets files
   * @param link where this one is
   * @param options how it is downloaded
   */
  public FileDownload(FileFetch fetch, DownloadLink link, DownloadOptions options) {
    this.fetch = fetch;
    this.link = link;
    this.options = options;
    this.url = url(link);
    this.progress = new Progress(options.progress());
  }

  private static HttpUrl url(DownloadLink link) {
    HttpUrl url = HttpUrl.parse(link.url().toString());
    Checks.that(url != null, "url", "must be an http or https URL with a host");
    return Checks.required("url", url);
  }

  /**
   * Downloads.
   *
   * @param target where the file goes
   * @return the target
   */
  public Path to(Path target) {
    requireFits(link.size().orElse(ProgressListener.UNKNOWN));
    try (PartFile part = PartFile.beside(target, options.replaceExisting())) {
      fill(part);
      part.commit();
    }
    return target;
  }

  private void fill(PartFile part) {
    int failures = 0;
    while (true) {
      long before = part.size();
      try {
        attempt(part);
        return;
      } catch (SignalCraftException e) {
        failures = part.size() > before ? 1 : failures + 1;
        boolean isOver = Thread.currentThread().isInterrupted();
        if (!e.retryable() || isOver || failures >= fetch.retry().maxAttempts()) {
          throw e;
        }
        pause(failures, e);
      }
    }
  }

  private void pause(int failures, SignalCraftException failure) {
    long longest = fetch.retry().maxWait().toNanos();
    long grown = fetch.retry().initialWait().toNanos();
    for (int i = 1; i < failures && grown < longest; i++) {
      grown *= 2;
    }
    long drawn = fetch.ambient().random().nextLong(Math.min(grown, longest) + 1);
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    Duration wait = Duration.ofNanos(Math.max(drawn, asked.toNanos()));
    try {
      fetch.ambient().sleeper().sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CallTimeoutException interrupted =
          new CallTimeoutException("the download was interrupted", FailureDetails.causedBy(e));
      interrupted.addSuppressed(failure);
      throw interrupted;
    }
  }

  private void attempt(PartFile part) {
    Map<String, String> headers = new LinkedHashMap<>();
    String condition = validator;
    if (part.size() > 0 && condition != null) {
      headers.put("Range", "bytes=" + part.size() + "-");
      headers.put("If-Range", condition);
    } else {
      part.clear();
    }
    fetch.get(url, headers, answer -> receive(answer, part), this::refused);
  }

  private void receive(FileAnswer answer, PartFile part) throws IOException {
    long total = begin(answer, part);
    requireExpected(total);
    requireFits(total);
    progress.tell(part.size(), total);
    byte[] chunk = new byte[CHUNK];
    for (int count = answer.body().read(chunk); count >= 0; count = answer.body().read(chunk)) {
      requireFits(part.size() + count);
      part.append(chunk, count);
      progress.tell(part.size(), total);
    }
    requireWhole(part, total);
  }

  /** Where the content begins, and how large the file is; -1 where that is not known. */
  private long begin(FileAnswer answer, PartFile part) {
    if (answer.status() == PARTIAL || answer.status() == FileAnswer.OUT_OF_RANGE) {
      ContentRange range =
          ContentRange.parse(answer.headers().get("Content-Range"))
              .orElse(new ContentRange(-1, ProgressListener.UNKNOWN));
      if (answer.status() == PARTIAL && range.first() == part.size() && part.size() > 0) {
        return range.total();
      }
      throw anew(part, "the server has sent another part of the file than was asked for");
    }
    // the whole file: the first time, or it has changed, or the server knows no parts
    part.clear();
    validator = validator(answer.headers());
    return answer.length();
  }

  /** Only what tells two versions apart byte by byte will do (RFC 9110, section 13.1.5). */
  private static @Nullable String validator(Headers headers) {
    String tag = headers.get("ETag");
    return tag == null || tag.startsWith("W/") ? null : tag;
  }

  private TransportException anew(PartFile part, String why) {
    part.clear();
    validator = null;
    return new TransportException(why);
  }

  private void requireExpected(long total) {
    long announced = link.size().orElse(total);
    if (total != ProgressListener.UNKNOWN && total != announced) {
      throw mismatch(total, announced);
    }
  }

  private static SignalCraftException mismatch(long size, long announced) {
    return new SignalCraftException(
        Downloads.SIZE_MISMATCH,
        false,
        "the file has " + size + " bytes, where " + announced + " were announced",
        FailureDetails.NONE);
  }

  private void requireFits(long size) {
    if (size > options.maxBytes()) {
      throw new SignalCraftException(
          Downloads.TOO_LARGE,
          false,
          "the file is larger than the " + options.maxBytes() + " bytes that are allowed",
          FailureDetails.NONE);
    }
  }

  private void requireWhole(PartFile part, long total) {
    long expected = total == ProgressListener.UNKNOWN ? link.size().orElse(part.size()) : total;
    if (part.size() < expected) {
      throw new TransportException(
          "the file was cut after " + part.size() + " of " + expected + " bytes");
    } else if (part.size() > expected) {
      throw mismatch(part.size(), expected);
    }
  }

  private SignalCraftException refused(int status, boolean isOwn, SignalCraftException error) {
    Instant end = link.expiresAt();
    boolean isLate = end != null && !fetch.ambient().clock().instant().isBefore(end);
    // a host of files says "forbidden" or "not found" of a link that it does not take any more
    boolean mayBeLate = status == FORBIDDEN || status == NOT_FOUND;
    if (status == GONE || (mayBeLate && (isLate || !isOwn))) {
      return new LinkExpiredException(
          "the link does not lead to the file any more, the server answered "
              + status
              + (end == null ? "" : "; it was valid until " + end),
          new FailureDetails(error.requestId().orElse(null), null, error));
    }
    return error;
  }
}
