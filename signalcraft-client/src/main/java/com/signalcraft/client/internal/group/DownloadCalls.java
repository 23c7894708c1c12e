package com.signalcraft.client.internal.group;

import com.signalcraft.client.hosted.DownloadLink;
import com.signalcraft.client.hosted.DownloadOptions;
import com.signalcraft.client.hosted.Downloads;
import com.signalcraft.client.internal.download.FileDownload;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.FileFetch;
import com.signalcraft.common.Checks;
import java.nio.file.Path;

/** Downloads of files. Thread-safe. */
public final class DownloadCalls implements Downloads {

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller proves who calls, where the files are on the API's own host
   */
  public DownloadCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public Path to(DownloadLink link, Path target, DownloadOptions options) {
    Checks.required("link", link);
    Checks.required("target", target);
    Checks.required("options", options);
    return new FileDownload(new FileFetch(caller), link, options).to(target);
  }
}
