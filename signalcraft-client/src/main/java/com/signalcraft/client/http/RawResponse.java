package com.signalcraft.client.http;

import com.signalcraft.common.Checks;
import java.nio.charset.StandardCharsets;

/** The answer to a {@link RawRequest}. Immutable; {@code toString} does not show the content. */
public final class RawResponse {

  private final int status;
  private final ResponseHeaders headers;
  private final byte[] content;

  /**
   * An answer.
   *
   * @param status the HTTP status, 200 to 299
   * @param headers the headers
   * @param content the content, unpacked; copied
   */
  public RawResponse(int status, ResponseHeaders headers, byte[] content) {
    this.status = Checks.between("status", status, 200, 299);
    this.headers = Checks.required("headers", headers);
    this.content = Checks.required("content", content).clone();
  }

  /**
   * The HTTP status.
   *
   * @return 200 to 299
   */
  public int status() {
    return status;
  }

  /**
   * The headers.
   *
   * @return the headers
   */
  public ResponseHeaders headers() {
    return headers;
  }

  /**
   * The content, unpacked.
   *
   * @return a copy of its bytes
   */
  public byte[] content() {
    return content.clone();
  }

  /**
   * The content as text.
   *
   * @return the text, read as UTF-8
   */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** The status, the names of the headers, and the size. */
  @Override
  public String toString() {
    return "RawResponse[" + status + ", " + headers + ", " + content.length + " bytes]";
  }
}
