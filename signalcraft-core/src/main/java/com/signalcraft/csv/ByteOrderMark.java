package com.signalcraft.csv;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The mark of UTF-8 and UTF-16 at the beginning of a file. */
final class ByteOrderMark {

  /** The bytes of the longest mark. */
  static final int LENGTH = 3;

  private ByteOrderMark() {}

  /** Skips a mark, if there is one, and tells the character set that it or the caller states. */
  static Charset skip(PushbackInputStream bytes, Charset otherwise) throws IOException {
    byte[] start = new byte[LENGTH];
    int length = bytes.readNBytes(start, 0, LENGTH);
    int first = length > 0 ? start[0] & 0xff : -1;
    int second = length > 1 ? start[1] & 0xff : -1;
    int third = length > 2 ? start[2] & 0xff : -1;
    int mark = 0;
    Charset charset = otherwise;
    if (first == 0xef && second == 0xbb && third == 0xbf) {
      mark = 3;
      charset = StandardCharsets.UTF_8;
    } else if (first == 0xfe && second == 0xff) {
      mark = 2;
      charset = StandardCharsets.UTF_16BE;
    } else if (first == 0xff && second == 0xfe) {
      mark = 2;
      charset = StandardCharsets.UTF_16LE;
    }
    bytes.unread(start, mark, length - mark);
    return charset;
  }
}
