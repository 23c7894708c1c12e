package com.signalcraft.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * IP addresses in one form each, that in which PostgreSQL writes an {@code inet}: IPv4 without
 * leading zeros; IPv6 as RFC 5952 has it, with the end of IPv4-mapped and IPv4-compatible addresses
 * in the form of IPv4. Stateless.
 */
final class AddressText {

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");

  private static final int WORDS = 8;

  private AddressText() {}

  /** The form of an address; empty where the text is none. */
  static Optional<String> of(String text) {
    if (IPV4.matcher(text).matches()) {
      return Optional.of(
          Arrays.stream(text.split("\\."))
              .map(part -> Integer.toString(Integer.parseInt(part)))
              .collect(Collectors.joining(".")));
    }
    return IPV6.matcher(text).matches() ? ipv6(text) : Optional.empty();
  }

  /** Text with a colon is never looked up as a name. */
  private static Optional<String> ipv6(String text) {
    try {
      return Optional.of(ipv6(words(InetAddress.getByName(text).getAddress())));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static int[] words(byte[] address) {
    byte[] bytes = address;
    if (bytes.length == 4) {
      // Java takes a mapped address for the one that it stands for.
      bytes = new byte[2 * WORDS];
      bytes[10] = (byte) 0xff;
      bytes[11] = (byte) 0xff;
      System.arraycopy(address, 0, bytes, 12, 4);
    }
    int[] words = new int[WORDS];
    for (int i = 0; i < WORDS; i++) {
      words[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    return words;
  }

  private static String ipv6(int[] words) {
    int zeros = longestZeros(words);
    int count = zeros < 0 ? 0 : zerosFrom(words, zeros);
    boolean endsAsIpv4 = zeros == 0 && (count == 6 || (count == 5 && words[5] == 0xffff));
    StringBuilder text = new StringBuilder();
    int shown = endsAsIpv4 ? 6 : WORDS;
    for (int i = 0; i < shown; i++) {
      if (i == zeros) {
        text.append("::");
        i += count - 1;
      } else {
        text.append(needsColon(text) ? ":" : "").append(Integer.toHexString(words[i]));
      }
    }
    if (endsAsIpv4) {
      text.append(needsColon(text) ? ":" : "");
      text.append(words[6] >> 8).append('.').append(words[6] & 0xff).append('.');
      text.append(words[7] >> 8).append('.').append(words[7] & 0xff);
    }
    return text.toString();
  }

  private static boolean needsColon(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) != ':';
  }

  /** Where the first of the longest runs of at least two zeros begins; -1 where there is none. */
  private static int longestZeros(int[] words) {
    int best = -1;
    int longest = 1;
    for (int i = 0; i < WORDS; i++) {
      int count = zerosFrom(words, i);
      if (count > longest) {
        best = i;
        longest = count;
      }
    }
    return best;
  }

  private static int zerosFrom(int[] words, int start) {
    int end = start;
    while (end < WORDS && words[end] == 0) {
      end++;
    }
    return end - start;
  }
}
