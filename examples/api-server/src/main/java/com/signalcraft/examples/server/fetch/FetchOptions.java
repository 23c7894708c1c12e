package com.signalcraft.examples.server.fetch;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;

/**
 * What may be fetched.
 *
 * @param allowsHttp whether without TLS, too
 * @param connectTimeout how long to wait for a connection, 100 ms to 1 minute
 * @param timeout how long all of it may take, redirects included, 100 ms to 10 minutes
 * @param largest how many bytes there may be, unpacked, 1 to 100,000,000
 * @param allowed addresses that may be reached though they are none of the public internet, such as
 *     a feed in one's own network
 */
public record FetchOptions(
    boolean allowsHttp,
    Duration connectTimeout,
    Duration timeout,
    int largest,
    Set<InetSocketAddress> allowed) {

  private static final int MOST = 100_000_000;

  /** Checks that each is in its range. */
  public FetchOptions {
    between("connectTimeout", connectTimeout, Duration.ofMinutes(1));
    between("timeout", timeout, Duration.ofMinutes(10));
    if (largest < 1 || largest > MOST) {
      throw new IllegalArgumentException("largest must be 1 to 100,000,000, was " + largest);
    }
    allowed = Set.copyOf(allowed);
  }

  private static void between(String name, Duration value, Duration most) {
    if (value.toMillis() < 100 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(name + " must be 100 ms to " + most + ", was " + value);
    }
  }

  /** By TLS alone, 5 seconds to connect, 30 seconds and 10 MB in all. */
  public static FetchOptions defaults() {
    return new FetchOptions(
        false, Duration.ofSeconds(5), Duration.ofSeconds(30), 10_000_000, Set.of());
  }

  /**
   * The same, and one's own addresses.
   *
   * @param addresses address and port of each
   * @return such options
   */
  public FetchOptions withAllowed(Set<InetSocketAddress> addresses) {
    return new FetchOptions(allowsHttp, connectTimeout, timeout, largest, addresses);
  }

  /**
   * The same without TLS, too.
   *
   * @return such options
   */
  public FetchOptions withHttp() {
    return new FetchOptions(true, connectTimeout, timeout, largest, allowed);
  }
}
