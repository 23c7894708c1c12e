package com.signalcraft.client.internal.group;

import com.signalcraft.client.hosted.DownloadLink;
import com.signalcraft.client.hosted.ExportRequest;
import com.signalcraft.client.hosted.Exports;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.common.Checks;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.OptionalLong;

/** Exports of data as files. Thread-safe. */
public final class ExportCalls implements Exports {

  private static final String URL = "download_url";

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public ExportCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public DownloadLink export(ExportRequest request) {
    Checks.required("request", request);
    return caller.call(
        Calls.get("export", "data")
            .query("business_id", request.businessId())
            .query("format", request.format().wireName())
            .query("tables", Calls.commaSeparated("tables", request.tables()))
            .query("timeframe", request.timeframe().wireName()),
        Answers.object(row -> link(row, "file_size")));
  }

  static DownloadLink link(Fields row, String size) {
    long bytes = row.integer(size, -1);
    return new DownloadLink(
        url(row),
        bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes),
        row.optionalInstant("expires_at"));
  }

  private static URI url(Fields row) {
    try {
      return new URI(row.text(URL));
    } catch (URISyntaxException e) {
      // without the text, which may be a secret
      throw row.wrong(URL, "a URL", "another text");
    }
  }
}
