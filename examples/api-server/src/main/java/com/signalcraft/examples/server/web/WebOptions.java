package com.signalcraft.examples.server.web;

import com.signalcraft.common.Checks;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the server takes from the network, and whom it believes. Immutable.
 *
 * @param publicUrl where browsers reach the server, such as {@code https://kpi.example.com}, or
 *     null; with https they are told to use nothing else
 * @param allowedOrigins the origins whose pages may call the API, such as {@code
 *     https://app.example.com}
 * @param trustedProxies the proxies before the server, which are believed where a request came from
 * @param proxyHeader the header in which they tell it. Only one, as a proxy passes on what a client
 *     puts into the other
 * @param trustedFronts the applications that act for their users and are believed whom they act for
 *     ({@code Forwarded} and {@code X-Original-User-Agent})
 * @param maxBody the largest body in bytes, unpacked
 * @param maxUpload the largest upload in bytes
 * @param idle how long a connection may be silent
 * @param bodyTime how long a body may take to arrive
 * @param maxThreads how many requests are worked on at once, at the most
 * @param maxConnections how many connections are open at once, at the most
 */
public record WebOptions(
    @Nullable URI publicUrl,
    Set<String> allowedOrigins,
    List<Cidr> trustedProxies,
    ProxyHeader proxyHeader,
    List<Cidr> trustedFronts,
    int maxBody,
    int maxUpload,
    Duration idle,
    Duration bodyTime,
    int maxThreads,
    int maxConnections) {

  private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#\\s,*]+");
  private static final int MIB = 1 << 20;

  /** How proxies tell where a request came from. */
  public enum ProxyHeader {
    /** {@code X-Forwarded-For}, as nearly all do. */
    X_FORWARDED_FOR,
    /** {@code Forwarded} (RFC 7239). */
    FORWARDED
  }

  /** Checks them. */
  public WebOptions {
    if (publicUrl != null) {
      Checks.that(
          ORIGIN.matcher(publicUrl.toString()).matches(),
          "public_url",
          "must be like https://kpi.example.com, was \"" + publicUrl + "\"");
    }
    for (String origin : allowedOrigins) {
      Checks.that(
          ORIGIN.matcher(origin).matches(),
          "allowed_origins",
          "must be like https://app.example.com, was \"" + Checks.shown(origin) + "\"");
    }
    allowedOrigins = Set.copyOf(allowedOrigins);
    trustedProxies = List.copyOf(trustedProxies);
    trustedFronts = List.copyOf(trustedFronts);
    Checks.between("max_body", maxBody, 1_024, 256 * MIB);
    Checks.between("max_upload", maxUpload, 1_024, 1_024 * MIB);
    Checks.that(
        idle.toMillis() >= 100 && idle.compareTo(Duration.ofMinutes(10)) <= 0,
        "idle",
        "must be between PT0.1S and PT10M, was " + idle);
    Checks.that(
        bodyTime.toMillis() >= 100 && bodyTime.compareTo(Duration.ofMinutes(10)) <= 0,
        "body_time",
        "must be between PT0.1S and PT10M, was " + bodyTime);
    Checks.between("max_threads", maxThreads, 16, 2_000);
    Checks.between("max_connections", maxConnections, 16, 100_000);
  }

  /** For a server that browsers and clients reach without a proxy. */
  public static WebOptions defaults() {
    return new WebOptions(
        null,
        Set.of(),
        List.of(),
        ProxyHeader.X_FORWARDED_FOR,
        List.of(),
        16 * MIB,
        64 * MIB,
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        200,
        8_192);
  }

  /** With another public address. */
  public WebOptions withPublicUrl(URI url) {
    return new WebOptions(
        url,
        allowedOrigins,
        trustedProxies,
        proxyHeader,
        trustedFronts,
        maxBody,
        maxUpload,
        idle,
        bodyTime,
        maxThreads,
        maxConnections);
  }

  /** With other origins that may call. */
  public WebOptions withAllowedOrigins(Set<String> origins) {
    return new WebOptions(
        publicUrl,
        origins,
        trustedProxies,
        proxyHeader,
        trustedFronts,
        maxBody,
        maxUpload,
        idle,
        bodyTime,
        maxThreads,
        maxConnections);
  }

  /** With other proxies. */
  public WebOptions withTrustedProxies(List<Cidr> proxies, ProxyHeader header) {
    return new WebOptions(
        publicUrl,
        allowedOrigins,
        proxies,
        header,
        trustedFronts,
        maxBody,
        maxUpload,
        idle,
        bodyTime,
        maxThreads,
        maxConnections);
  }

  /** With other applications that act for their users. */
  public WebOptions withTrustedFronts(List<Cidr> fronts) {
    return new WebOptions(
        publicUrl,
        allowedOrigins,
        trustedProxies,
        proxyHeader,
        fronts,
        maxBody,
        maxUpload,
        idle,
        bodyTime,
        maxThreads,
        maxConnections);
  }

  /** With other limits of size and time. */
  public WebOptions withLimits(int body, int upload, Duration silence, Duration time) {
    return new WebOptions(
        publicUrl,
        allowedOrigins,
        trustedProxies,
        proxyHeader,
        trustedFronts,
        body,
        upload,
        silence,
        time,
        maxThreads,
        maxConnections);
  }

  /**
   * The origins of all pages that may connect: the server's own where browsers reach it, those that
   * may call the API, and others.
   *
   * @param others the others
   * @return all of them
   */
  public Set<String> pagesBeside(Set<String> others) {
    Set<String> all = new TreeSet<>(others);
    all.addAll(allowedOrigins);
    if (publicUrl != null) {
      all.add(publicUrl.toString());
    }
    return all;
  }

  boolean isHttps() {
    return publicUrl != null && "https".equals(publicUrl.getScheme());
  }
}
