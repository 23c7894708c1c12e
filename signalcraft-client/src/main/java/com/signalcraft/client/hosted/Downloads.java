package com.signalcraft.client.hosted;

import java.nio.file.Path;

/** Downloads files. Thread-safe. */
public interface Downloads {

  /** The code of the error of a file that is not as large as was announced. */
  String SIZE_MISMATCH = "SIZE_MISMATCH";

  /** The code of the error of a file larger than {@link DownloadOptions#maxBytes()}. */
  String TOO_LARGE = "RESPONSE_TOO_LARGE";

  /** The code of the error of a target that cannot be written. */
  String FILE_ERROR = "FILE_ERROR";

  /**
   * Downloads a file with the default options.
   *
   * @param link where it is
   * @param target where it goes, as {@link #to(DownloadLink, Path, DownloadOptions)} says
   * @return the target
   */
  default Path to(DownloadLink link, Path target) {
    return to(link, target, DownloadOptions.defaults());
  }

  /**
   * Downloads a file. It is written beside its target, and takes its place when it is whole: nobody
   * sees half of it. After a cut it goes on where it was; where the file has changed meanwhile it
   * begins anew. The retry options of the client apply, where the tries are counted anew whenever
   * something has come; its time-outs of a try and of a call do not.
   *
   * <p>The caller's credentials go to the API's own scheme, host and port, and nowhere else, and so
   * across redirects. From https nothing leads to http.
   *
   * @param link where it is
   * @param target where it goes; its directory must be there. Nothing that a server says has a part
   *     in the name
   * @param options how
   * @return the target
   * @throws LinkExpiredException if the link does not lead to the file any more
   * @throws com.signalcraft.error.ValidationException if the target is a directory, or is there and
   *     must not be replaced
   * @throws com.signalcraft.error.SignalCraftException with the code {@link #SIZE_MISMATCH}, {@link
   *     #TOO_LARGE} or {@link #FILE_ERROR}; or of the type that the failure has. The target is as
   *     it was before
   */
  Path to(DownloadLink link, Path target, DownloadOptions options);
}
