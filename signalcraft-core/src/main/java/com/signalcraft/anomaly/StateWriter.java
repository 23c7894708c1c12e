package com.signalcraft.anomaly;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/**
 * Writes a detector's state: four bytes that name the format, two for its version, the fields, and
 * a CRC-32 of all of that. Big-endian. Not thread-safe.
 */
final class StateWriter {

  /** "SCSD": SignalCraft streaming detector. */
  static final int MAGIC = 0x53435344;

  static final short VERSION = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final DataOutputStream out = new DataOutputStream(bytes);

  StateWriter() {
    write(() -> out.writeInt(MAGIC));
    write(() -> out.writeShort(VERSION));
  }

  StateWriter put(byte value) {
    return write(() -> out.writeByte(value));
  }

  StateWriter put(int value) {
    return write(() -> out.writeInt(value));
  }

  StateWriter put(long value) {
    return write(() -> out.writeLong(value));
  }

  StateWriter put(double value) {
    return write(() -> out.writeDouble(value));
  }

  StateWriter put(String value) {
    return write(() -> out.writeUTF(value));
  }

  StateWriter put(double[] values) {
    for (double value : values) {
      put(value);
    }
    return this;
  }

  StateWriter put(int[] values) {
    for (int value : values) {
      put(value);
    }
    return this;
  }

  StateWriter put(long[] values) {
    for (long value : values) {
      put(value);
    }
    return this;
  }

  byte[] finish() {
    put((int) checksum(bytes.toByteArray(), bytes.size()));
    return bytes.toByteArray();
  }

  static long checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  private StateWriter write(Field field) {
    try {
      field.write();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return this;
  }

  /** One field to write. */
  private interface Field {
    void write() throws IOException;
  }
}
