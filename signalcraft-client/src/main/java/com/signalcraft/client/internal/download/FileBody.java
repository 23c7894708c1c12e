package com.signalcraft.client.internal.download;

import com.signalcraft.client.hosted.ProgressListener;
import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A file as the body of a request, read from the disk while it is sent, as often as it is sent.
 * Thread-safe.
 */
public final class FileBody extends RequestBody {

  /** The type of a CSV file. */
  public static final MediaType CSV = MediaType.get("text/csv; charset=utf-8");

  private static final int CHUNK = 64 * 1_024;

  private final Path file;
  private final MediaType type;
  private final long size;
  private final Progress progress;

  private FileBody(Path file, MediaType type, long size, Progress progress) {
    this.file = file;
    this.type = type;
    this.size = size;
    this.progress = progress;
  }

  /**
   * The body of a file as large as it is now.
   *
   * @param file the file
   * @param type what it holds
   * @param listener told how much of it is sent
   * @return the body
   * @throws ValidationException if there is no such file that can be read
   */
  public static FileBody of(Path file, MediaType type, ProgressListener listener) {
    Checks.required("progress", listener);
    Checks.that(
        Files.isRegularFile(Checks.required("file", file)) && Files.isReadable(file),
        "file",
        "must be a file that can be read, was " + file);
    try {
      return new FileBody(file, type, Files.size(file), new Progress(listener));
    } catch (IOException e) {
      throw new ValidationException(
          "file", "must be a file that can be read, was " + file, FailureDetails.causedBy(e));
    }
  }

  @Override
  public MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return size;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long sent = 0;
    try (InputStream content = Files.newInputStream(file)) {
      while (sent < size) {
        int count = content.read(chunk, 0, (int) Math.min(chunk.length, size - sent));
        if (count < 0) {
          throw new IOException("the file has become shorter while it was sent: " + file);
        }
        sink.write(chunk, 0, count);
        sent += count;
        progress.tell(sent, size);
      }
    }
  }
}
