package com.signalcraft.client.async;

import com.signalcraft.client.hosted.DownloadLink;
import com.signalcraft.client.hosted.DownloadOptions;
import com.signalcraft.client.hosted.Downloads;
import com.signalcraft.client.internal.async.AsyncCalls;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Downloads, without waiting. Thread-safe. */
public final class AsyncDownloads {

  private final Downloads group;
  private final AsyncCalls calls;

  AsyncDownloads(Downloads group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link Downloads#to(DownloadLink, Path)}.
   *
   * @param link where the file is
   * @param target where it goes
   * @return its result
   */
  public CompletableFuture<Path> to(DownloadLink link, Path target) {
    return calls.submit(() -> group.to(link, target));
  }

  /**
   * As {@link Downloads#to(DownloadLink, Path, DownloadOptions)}.
   *
   * @param link where the file is
   * @param target where it goes
   * @param options how
   * @return its result
   */
  public CompletableFuture<Path> to(DownloadLink link, Path target, DownloadOptions options) {
    return calls.submit(() -> group.to(link, target, options));
  }
}
