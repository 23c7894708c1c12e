package com.signalcraft.common.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/**
 * Writes a state that is kept outside of memory: four bytes that name the format, two for its
 * version, the fields, and a CRC-32 of all of that. Big-endian. Not thread-safe.
 */
public final class StateWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final DataOutputStream out = new DataOutputStream(bytes);

  /**
   * Begins a state.
   *
   * @param kind what is written
   */
  public StateWriter(StateKind kind) {
    write(() -> out.writeInt(kind.magic()));
    write(() -> out.writeShort(kind.version()));
  }

  /**
   * Writes a byte.
   *
   * @param value the value
   * @return this
   */
  public StateWriter put(byte value) {
    return write(() -> out.writeByte(value));
  }

  /**
   * Writes a whole number.
   *
   * @param value the value
   * @return this
   */
  public StateWriter put(int value) {
    return write(() -> out.writeInt(value));
  }

  /**
   * Writes a whole number.
   *
   * @param value the value
   * @return this
   */
  public StateWriter put(long value) {
    return write(() -> out.writeLong(value));
  }

  /**
   * Writes a number.
   *
   * @param value the value
   * @return this
   */
  public StateWriter put(double value) {
    return write(() -> out.writeDouble(value));
  }

  /**
   * Writes a text.
   *
   * @param value the text, at most 65,535 bytes in UTF-8
   * @return this
   */
  public StateWriter put(String value) {
    return write(() -> out.writeUTF(value));
  }

  /**
   * Writes numbers without their count.
   *
   * @param values the numbers
   * @return this
   */
  public StateWriter put(double[] values) {
    for (double value : values) {
      put(value);
    }
    return this;
  }

  /**
   * Writes numbers without their count.
   *
   * @param values the numbers
   * @return this
   */
  public StateWriter put(int[] values) {
    for (int value : values) {
      put(value);
    }
    return this;
  }

  /**
   * Writes numbers without their count.
   *
   * @param values the numbers
   * @return this
   */
  public StateWriter put(long[] values) {
    for (long value : values) {
      put(value);
    }
    return this;
  }

  /**
   * Writes a truth value.
   *
   * @param value the value
   * @return this
   */
  public StateWriter put(boolean value) {
    return put((byte) (value ? 1 : 0));
  }

  /**
   * Writes bytes after their count, for {@link StateReader#getBytes}.
   *
   * @param values the bytes
   * @return this
   */
  public StateWriter putCounted(byte[] values) {
    return put(values.length).write(() -> out.write(values));
  }

  /**
   * Writes numbers after their count, for {@link StateReader#getDoubles}.
   *
   * @param values the numbers
   * @return this
   */
  public StateWriter putCounted(double[] values) {
    return put(values.length).put(values);
  }

  /**
   * Writes whole numbers after their count, for {@link StateReader#getInts}.
   *
   * @param values the numbers
   * @return this
   */
  public StateWriter putCounted(int[] values) {
    return put(values.length).put(values);
  }

  /**
   * Writes whole numbers after their count, for {@link StateReader#getLongs}.
   *
   * @param values the numbers
   * @return this
   */
  public StateWriter putCounted(long[] values) {
    return put(values.length).put(values);
  }

  /**
   * Ends the state.
   *
   * @return all of it, with the checksum
   */
  public byte[] finish() {
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
