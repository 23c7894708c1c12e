package com.signalcraft.client.internal.download;

import com.signalcraft.client.hosted.Downloads;
import com.signalcraft.common.Checks;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that grows beside its target, and takes its place when it is whole. What is not committed
 * is deleted when this is closed. For one thread.
 */
final class PartFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);

  private final Path target;
  private final Path part;
  private final boolean replaceExisting;
  private final FileChannel channel;
  private long size;
  private boolean committed;

  private PartFile(Path target, Path part, boolean replaceExisting, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.replaceExisting = replaceExisting;
    this.channel = channel;
  }

  static PartFile beside(Path target, boolean replaceExisting) {
    boolean isThere = Files.exists(target);
    Checks.that(
        !isThere || Files.isRegularFile(target),
        "target",
        "must be a file, or not be there, was " + target);
    Checks.that(
        !isThere || replaceExisting,
        "target",
        "must not be there, as it is not to be replaced, was " + target);
    try {
      // a link stays a link; what it leads to is replaced
      Path whole = isThere ? target.toRealPath() : target.toAbsolutePath();
      Path part = whole.resolveSibling("." + UUID.randomUUID() + ".part");
      FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new PartFile(whole, part, replaceExisting, channel);
    } catch (IOException e) {
      throw failed("no file can be written beside " + target, e);
    }
  }

  long size() {
    return size;
  }

  void append(byte[] content, int length) {
    try {
      ByteBuffer rest = ByteBuffer.wrap(content, 0, length);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      size += length;
    } catch (IOException e) {
      throw failed("the file beside " + target + " cannot be written", e);
    }
  }

  void clear() {
    try {
      channel.truncate(0);
      channel.position(0);
      size = 0;
    } catch (IOException e) {
      throw failed("the file beside " + target + " cannot be written", e);
    }
  }

  /** Puts the file in its place. */
  void commit() {
    try {
      channel.force(true);
      channel.close();
      move();
      committed = true;
    } catch (IOException e) {
      throw failed(target + " cannot be written", e);
    }
  }

  private void move() throws IOException {
    if (!replaceExisting) {
      // not atomic where the file system would replace, but it fails if somebody was quicker
      Files.move(part, target);
      return;
    }
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      CopyOption replacing = StandardCopyOption.REPLACE_EXISTING;
      LOG.debug("the file system of {} moves no file in one step", target, e);
      Files.move(part, target, replacing);
    }
  }

  private static SignalCraftException failed(String what, IOException e) {
    if (e instanceof ClosedByInterruptException) {
      return new CallTimeoutException("the download was interrupted", FailureDetails.causedBy(e));
    }
    return new SignalCraftException(
        Downloads.FILE_ERROR, false, what + ": " + e, FailureDetails.causedBy(e));
  }

  @Override
  public void close() {
    try {
      channel.close();
      if (!committed) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      LOG.warn("{} is left behind, it cannot be deleted", part, e);
    }
  }
}
