package com.signalcraft.client.internal.event;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/**
 * Cuts messages that are too long while they are read, as the library above would take one of any
 * length into memory. Follows the frames of a server (RFC 6455, section 5.2: not masked) and
 * rewrites their lengths; of a message that is too long the first bytes are left, one more than
 * allowed, so that it can be told. For one thread.
 */
final class MessageLimiter extends ForwardingSource {

  private static final int CHUNK = 8_192;
  private static final int LENGTH_IN_2_BYTES = 126;
  private static final int LENGTH_IN_8_BYTES = 127;
  private static final int OPCODE_BITS = 0x0f;
  private static final int CONTROL_BIT = 0x08;

  private final long maxMessageBytes;
  private final Liveness liveness;
  private final Buffer in = new Buffer();
  private final Buffer out = new Buffer();
  private long toKeep;
  private long toLeaveOut;
  private long messageBytes;

  MessageLimiter(Source delegate, int maxMessageBytes, Liveness liveness) {
    super(delegate);
    this.maxMessageBytes = maxMessageBytes;
    this.liveness = liveness;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    while (out.exhausted()) {
      liveness.readBegins();
      long count = super.read(in, CHUNK);
      liveness.readEnds();
      if (count == -1) {
        return -1;
      }
      while (step()) {
        // until what came is used up
      }
    }
    return out.read(sink, byteCount);
  }

  private boolean step() throws IOException {
    if (toKeep > 0) {
      long kept = Math.min(toKeep, in.size());
      out.write(in, kept);
      toKeep -= kept;
      return kept > 0;
    } else if (toLeaveOut > 0) {
      long leftOut = Math.min(toLeaveOut, in.size());
      in.skip(leftOut);
      toLeaveOut -= leftOut;
      return leftOut > 0;
    }
    return header();
  }

  private boolean header() throws IOException {
    if (in.size() < 2) {
      return false;
    }
    int length = in.getByte(1) & 0x7f;
    int lengthBytes = length == LENGTH_IN_2_BYTES ? 2 : length == LENGTH_IN_8_BYTES ? 8 : 0;
    if (in.size() < 2 + lengthBytes) {
      return false;
    }
    int first = in.readByte();
    int maskBit = in.readByte() & 0x80;
    long payload =
        switch (lengthBytes) {
          case 2 -> in.readShort() & 0xffffL;
          case 8 -> in.readLong();
          default -> length;
        };
    if ((first & CONTROL_BIT) != 0 || payload < 0) {
      // short by the protocol; what is not allowed is left to the library, which refuses it
      toKeep = Math.max(0, payload);
    } else {
      boolean continued = (first & OPCODE_BITS) == 0;
      long before = continued ? messageBytes : 0;
      toKeep = Math.max(0, Math.min(payload, maxMessageBytes + 1 - before));
      toLeaveOut = payload - toKeep;
      messageBytes = before + toKeep;
      payload = toKeep;
    }
    out.writeByte(first);
    writeLength(maskBit, payload);
    return true;
  }

  private void writeLength(int maskBit, long payload) {
    if (payload < LENGTH_IN_2_BYTES && payload >= 0) {
      out.writeByte(maskBit | (int) payload);
    } else if (payload <= 0xffff && payload >= 0) {
      out.writeByte(maskBit | LENGTH_IN_2_BYTES).writeShort((int) payload);
    } else {
      out.writeByte(maskBit | LENGTH_IN_8_BYTES).writeLong(payload);
    }
  }
}
