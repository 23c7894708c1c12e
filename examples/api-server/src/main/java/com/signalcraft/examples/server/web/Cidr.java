package com.signalcraft.examples.server.web;

import com.signalcraft.common.Checks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. Immutable.
 *
 * @param text as it was given
 * @param network the address's bytes
 * @param bits how many of them, from the first, an address of the range shares
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
public record Cidr(String text, byte[] network, int bits) {

  // Nothing that the JDK would look up as a name.
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern FORM = Pattern.compile("([0-9a-fA-F:.]+)(?:/(\\d{1,3}))?");

  /**
   * Reads one.
   *
   * @param text an address alone or with the length of its prefix
   * @return the range
   * @throws com.signalcraft.error.ValidationException if it is none
   */
  public static Cidr parse(String text) {
    var form = FORM.matcher(text);
    byte[] network = form.matches() ? bytes(form.group(1)) : new byte[0];
    String prefix = network.length == 0 ? null : form.group(2);
    int all = network.length * 8;
    int bits = prefix == null ? all : Integer.parseInt(prefix);
    Checks.that(
        network.length > 0 && bits <= all,
        "address_range",
        "must be like 10.0.0.0/8 or 2001:db8::/32, was \"" + Checks.shown(text) + "\"");
    return new Cidr(text, network, bits);
  }

  /** Whether an address is in it; what is no address is in none. */
  boolean contains(String address) {
    byte[] other = bytes(address);
    if (other.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((other[bit / 8] & mask) != (network[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text is an address and no name. */
  static boolean isAddress(String text) {
    return bytes(text).length > 0;
  }

  /** The bytes of an address, none where it is no address; IPv4 in IPv6 is IPv4. */
  static byte[] bytes(String address) {
    if (!LITERAL.matcher(address).matches()) {
      return new byte[0];
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      // Of the right characters, and yet no address: "1::2::3".
      return new byte[0];
    }
  }
}
