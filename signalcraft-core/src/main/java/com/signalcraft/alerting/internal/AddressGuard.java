package com.signalcraft.alerting.internal;

import com.signalcraft.alerting.DeliveryFailedException;
import com.signalcraft.error.FailureDetails;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where a webhook may go. An address that comes from a customer must not lead into the network of
 * whoever sends it: by default only https, and no host with a loopback, link-local, private (RFC
 * 1918, RFC 4193), shared (RFC 6598), multicast or unspecified address.
 *
 * <p>The name is looked up here, and again by the connection. The JVM keeps what it looked up for
 * 30 seconds by default, so both see the same; where an application has switched that off, the
 * certificate of https is what is left against a name that changes in between. Immutable and
 * thread-safe.
 *
 * @param allowHttp whether http is allowed, too
 * @param allowPrivate whether every host is allowed
 */
public record AddressGuard(boolean allowHttp, boolean allowPrivate) {

  /**
   * Checks an address.
   *
   * @param uri the address
   * @throws DeliveryFailedException if it may not be used, or its host is not known
   */
  public void check(URI uri) {
    String scheme = uri.getScheme();
    boolean known = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!known || (!allowHttp && !"https".equalsIgnoreCase(scheme))) {
      throw new DeliveryFailedException(false, "the address must be https, was " + scheme);
    }
    if (allowPrivate) {
      return;
    }
    for (InetAddress address : addresses(uri.getHost())) {
      if (isPrivate(address)) {
        throw new DeliveryFailedException(
            false, uri.getHost() + " is in a private network, where webhooks do not go");
      }
    }
  }

  private static InetAddress[] addresses(String host) {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new DeliveryFailedException(
          true, "the host " + host + " is not known", FailureDetails.causedBy(e));
    }
  }

  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (address instanceof Inet6Address ? isPrivate6(bytes) : isPrivate4(bytes, 0));
  }

  /** This network, shared addresses, 192.0.0/24, benchmarking, and all that is reserved. */
  private static boolean isPrivate4(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    return first == 0
        || first == 10
        || first == 127
        || first >= 224
        || (first == 100 && second >= 64 && second < 128)
        || (first == 169 && second == 254)
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && (second == 168 || (second == 0 && bytes[at + 2] == 0)))
        || (first == 198 && (second == 18 || second == 19));
  }

  /** Unique local addresses, and those that carry one of IPv4: mapped, NAT64 and 6to4. */
  private static boolean isPrivate6(byte[] bytes) {
    if ((bytes[0] & 0xfe) == 0xfc) {
      return true;
    }
    boolean nat64 = bytes[0] == 0 && (bytes[1] & 0xff) == 0x64 && (bytes[2] & 0xff) == 0xff;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    boolean compatible = true;
    for (int i = 0; i < 10; i++) {
      compatible &= bytes[i] == 0;
    }
    return ((nat64 || compatible) && isPrivate4(bytes, 12)) || (sixToFour && isPrivate4(bytes, 2));
  }
}
