package com.signalcraft.examples.server.fetch;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are of the public internet: what IANA's registries of special addresses list is
 * not, nor is what carries an address of IPv4 in one of IPv6 (mapped, translated, tunnelled), which
 * could be any. Stateless.
 */
public final class SafeAddresses {

  private static final List<Block> SPECIAL_4 =
      List.of(
          Block.of(8, 0), // this network
          Block.of(8, 10), // private
          Block.of(10, 100, 64), // shared by carriers
          Block.of(8, 127), // loopback
          Block.of(16, 169, 254), // link-local, with the metadata of clouds
          Block.of(12, 172, 16), // private
          Block.of(24, 192, 0, 0), // protocol assignments
          Block.of(24, 192, 0, 2), // documentation
          Block.of(24, 192, 31, 196), // AS112
          Block.of(24, 192, 52, 193), // AMT
          Block.of(24, 192, 88, 99), // 6to4 relays
          Block.of(16, 192, 168), // private
          Block.of(24, 192, 175, 48), // AS112
          Block.of(15, 198, 18), // benchmarks
          Block.of(24, 198, 51, 100), // documentation
          Block.of(24, 203, 0, 113), // documentation
          Block.of(4, 224), // multicast
          Block.of(4, 240)); // reserved, and broadcast

  /** Of IPv6 this is what is given out; all else is special. */
  private static final Block GIVEN_OUT_6 = Block.of(3, 0x20);

  private static final List<Block> SPECIAL_6 =
      List.of(
          Block.of(23, 0x20, 0x01, 0x00), // protocol assignments, with Teredo
          Block.of(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
          Block.of(16, 0x20, 0x02), // 6to4
          Block.of(48, 0x26, 0x20, 0x00, 0x4f, 0x80, 0x00), // AS112
          Block.of(20, 0x3f, 0xff, 0x00)); // documentation

  private SafeAddresses() {}

  /** The addresses that begin with some bits. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
  private record Block(int bits, byte[] start) {

    static Block of(int bits, int... start) {
      byte[] bytes = new byte[start.length];
      for (int i = 0; i < start.length; i++) {
        bytes[i] = (byte) start[i];
      }
      return new Block(bits, Arrays.copyOf(bytes, (bits + 7) / 8));
    }

    boolean holds(byte[] address) {
      for (int i = 0; i < start.length; i++) {
        int mask = 0xff << Math.max(0, 8 * (i + 1) - bits);
        if (((address[i] ^ start[i]) & mask & 0xff) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Whether an address is one of the public internet, which anybody can reach.
   *
   * @param address the address
   * @return whether it is
   */
  public static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? SPECIAL_4.stream().noneMatch(block -> block.holds(bytes))
        : GIVEN_OUT_6.holds(bytes) && SPECIAL_6.stream().noneMatch(block -> block.holds(bytes));
  }
}
