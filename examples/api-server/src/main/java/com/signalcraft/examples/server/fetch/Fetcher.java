package com.signalcraft.examples.server.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what is at addresses that somebody has given: of the public internet alone, by HTTPS on
 * port 443 (and, where that is allowed, by HTTP on port 80), over three redirects at the most, and
 * no more than so many bytes of a type that was asked for. Uses no proxy, keeps no cookies and
 * sends no credentials. Thread-safe.
 */
public final class Fetcher implements AutoCloseable {

  private static final int MOST_REDIRECTS = 3;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final FetchOptions options;
  private final OkHttpClient http;

  /**
   * A fetcher.
   *
   * @param options what may be fetched
   */
  public Fetcher(FetchOptions options) {
    this(options, Dns.SYSTEM);
  }

  Fetcher(FetchOptions options, Dns names) {
    this.options = options;
    this.http =
        new OkHttpClient.Builder()
            .dns(names)
            .socketFactory(new GuardedSockets(options.allowed()))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            // Of a connection that is kept nobody asks again where it leads.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .connectTimeout(options.connectTimeout())
            .readTimeout(options.timeout())
            .build();
  }

  /**
   * Fetches.
   *
   * @param url where from
   * @param types the media types that may come, without parameters, such as {@code
   *     application/json}
   * @return the content, unpacked
   * @throws FetchFailedException if the address is not allowed, or it cannot be had
   */
  public byte[] fetch(String url, List<String> types) {
    long end = System.nanoTime() + options.timeout().toNanos();
    HttpUrl next = checked(HttpUrl.parse(url));
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Request request =
          new Request.Builder()
              .url(next)
              .header("Accept", String.join(", ", types))
              .header("User-Agent", "SignalCraft")
              .build();
      okhttp3.Call call = http.newCall(request);
      call.timeout().timeout(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      try (Response response = call.execute()) {
        if (!REDIRECTS.contains(response.code())) {
          return content(response, types);
        }
        String location = response.header("Location");
        next = checked(location == null ? null : next.resolve(location));
      } catch (GuardedSockets.RefusedException e) {
        throw new FetchFailedException("the address must be one of the public internet", e);
      } catch (InterruptedIOException e) {
        throw new FetchFailedException(
            "nothing came in time, which is " + options.timeout().toMillis() + " ms", e);
      } catch (IOException e) {
        throw new FetchFailedException("it cannot be fetched", e);
      }
    }
    throw new FetchFailedException(
        "there must be " + MOST_REDIRECTS + " redirects at the most", null);
  }

  private HttpUrl checked(@Nullable HttpUrl url) {
    if (url == null) {
      throw new FetchFailedException("the address must be a URL of the web", null);
    } else if (!url.isHttps() && !options.allowsHttp()) {
      throw new FetchFailedException("the address must begin with https://", null);
    } else if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
      throw new FetchFailedException("the address must not name a user", null);
    } else if (url.port() != (url.isHttps() ? 443 : 80)
        && options.allowed().stream().noneMatch(own -> own.getPort() == url.port())) {
      throw new FetchFailedException(
          "the port must be 443" + (options.allowsHttp() ? " or 80" : ""), null);
    }
    return url;
  }

  private byte[] content(Response response, List<String> types) throws IOException {
    if (response.code() != 200) {
      throw new FetchFailedException("the answer has the status " + response.code(), null);
    }
    ResponseBody body = response.body();
    MediaType type = body.contentType();
    String name =
        type == null ? "none" : (type.type() + "/" + type.subtype()).toLowerCase(Locale.ROOT);
    if (!types.contains(name)) {
      throw new FetchFailedException(
          "the answer must be of the type " + String.join(" or ", types), null);
    }
    try (InputStream in = body.byteStream()) {
      // Unpacked already, so that a small packet of much content is cut off too.
      byte[] content = in.readNBytes(options.largest() + 1);
      if (content.length > options.largest()) {
        throw new FetchFailedException(
            "the answer must not have more than " + options.largest() + " bytes", null);
      }
      return content;
    }
  }

  /** Lets go of what it holds. */
  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
