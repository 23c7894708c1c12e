package com.signalcraft.client.internal.transport;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** What is done to the bodies of requests. */
final class RequestBodies {

  private static final RequestBody EMPTY = RequestBody.create(new byte[0], null);

  /** Below, packing does not pay; above, the packed body would not be held in memory. */
  private static final long LEAST_PACKED = 1_024;

  private static final long MOST_PACKED = 16L << 20;

  private RequestBodies() {}

  /**
   * The body that a request is sent with.
   *
   * @param request the request
   * @return its body; an empty one where its method wants one; null where there is none
   */
  static @Nullable RequestBody of(ApiRequest request) {
    RequestBody body = request.body();
    return body == null
            && request.method() != HttpMethod.GET
            && request.method() != HttpMethod.DELETE
        ? EMPTY
        : body;
  }

  /**
   * Whether packing a body pays.
   *
   * @param body the body
   * @return true for those of a known length within bounds
   * @throws IOException if its length cannot be told
   */
  static boolean isWorthPacking(RequestBody body) throws IOException {
    long length = body.contentLength();
    return length >= LEAST_PACKED && length <= MOST_PACKED && !body.isOneShot();
  }

  /**
   * A body packed by gzip; the packing is done here, once.
   *
   * @param body the body
   * @return the packed one
   * @throws IOException if the body cannot be written
   */
  static RequestBody packed(RequestBody body) throws IOException {
    Buffer content = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(content))) {
      body.writeTo(sink);
    }
    return RequestBody.create(content.readByteString(), body.contentType());
  }

  /**
   * A body that okhttp itself does not send a second time.
   *
   * @param body the body
   * @return the same content
   */
  static RequestBody once(RequestBody body) {
    return new Once(body);
  }

  private static final class Once extends RequestBody {

    private final RequestBody body;

    Once(RequestBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }

    @Override
    public boolean isOneShot() {
      return true;
    }
  }
}
