package com.signalcraft.common.internal;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * Reads what {@link StateWriter} wrote, and says what is wrong with anything else. Not thread-safe.
 */
public final class StateReader {

  private static final int HEADER = 6;
  private static final int CHECKSUM = 4;

  private final ByteBuffer in;
  private final String field;
  private final int version;

  private StateReader(ByteBuffer in, String field, int version) {
    this.in = in;
    this.field = field;
    this.version = version;
  }

  /**
   * Checks a state and reads it to its end.
   *
   * @param <T> what it becomes
   * @param kind what it should be
   * @param state the bytes
   * @param body reads the fields in the order in which they were written
   * @return what the body made of them
   * @throws ValidationException if it is no such state, damaged, cut, or of a newer version
   */
  public static <T> T read(StateKind kind, byte[] state, Function<StateReader, T> body) {
    String field = kind.field();
    Checks.required(field, state);
    Checks.that(
        state.length >= HEADER + CHECKSUM,
        field,
        "is cut off or no " + kind.noun() + ": " + state.length + " bytes");
    ByteBuffer buffer = ByteBuffer.wrap(state);
    Checks.that(buffer.getInt() == kind.magic(), field, "is no " + kind.noun() + ": other format");
    int version = Short.toUnsignedInt(buffer.getShort());
    Checks.that(
        version >= 1 && version <= kind.version(),
        field,
        "is of version " + version + ", this library reads versions 1 to " + kind.version());
    int end = state.length - CHECKSUM;
    Checks.that(
        buffer.getInt(end) == (int) StateWriter.checksum(state, end),
        field,
        "is damaged or cut off: its checksum is wrong");
    buffer.limit(end);
    try {
      T value = body.apply(new StateReader(buffer, field, version));
      Checks.that(!buffer.hasRemaining(), field, "has " + buffer.remaining() + " bytes too many");
      return value;
    } catch (BufferUnderflowException | DateTimeException damaged) {
      throw new ValidationException(field, "cannot be read: " + damaged);
    }
  }

  /**
   * The version that the state was written in.
   *
   * @return 1 to the version of its kind
   */
  public int version() {
    return version;
  }

  /**
   * A byte.
   *
   * @return the value
   */
  public byte getByte() {
    return in.get();
  }

  /**
   * A whole number that must lie within bounds, such as an index.
   *
   * @param least the smallest that can be
   * @param greatest the largest that can be
   * @return the value
   */
  public int getInt(int least, int greatest) {
    int value = in.getInt();
    Checks.that(
        value >= least && value <= greatest, field, "holds " + value + " where it cannot be");
    return value;
  }

  /**
   * A whole number.
   *
   * @return the value
   */
  public long getLong() {
    return in.getLong();
  }

  /**
   * A number.
   *
   * @return the value
   */
  public double getDouble() {
    return in.getDouble();
  }

  /**
   * A text.
   *
   * @return the text
   */
  public String getString() {
    byte[] utf = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(utf);
    return new String(utf, StandardCharsets.UTF_8);
  }

  /**
   * A constant by its name.
   *
   * @param <E> its type
   * @param type its type
   * @return the constant
   */
  public <E extends Enum<E>> E getConstant(Class<E> type) {
    String name = getString();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new ValidationException(
        field, "names the unknown " + type.getSimpleName() + " " + Checks.shown(name));
  }

  /**
   * Reads as many numbers as an array takes.
   *
   * @param values is filled
   */
  public void fill(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getDouble();
    }
  }

  /**
   * Reads as many numbers as an array takes.
   *
   * @param values is filled
   */
  public void fill(int[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getInt();
    }
  }

  /**
   * Reads as many numbers as an array takes.
   *
   * @param values is filled
   */
  public void fill(long[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getLong();
    }
  }

  /**
   * A truth value.
   *
   * @return the value
   */
  public boolean getBoolean() {
    byte value = getByte();
    Checks.that(value == 0 || value == 1, field, "holds " + value + " where it cannot be");
    return value == 1;
  }

  /**
   * Bytes after their count.
   *
   * @param most how many there can be
   * @return the bytes
   */
  public byte[] getBytes(int most) {
    byte[] values = new byte[count(most, 1)];
    in.get(values);
    return values;
  }

  /**
   * Numbers after their count.
   *
   * @param most how many there can be
   * @return the numbers
   */
  public double[] getDoubles(int most) {
    double[] values = new double[count(most, Double.BYTES)];
    fill(values);
    return values;
  }

  /**
   * Whole numbers after their count.
   *
   * @param most how many there can be
   * @return the numbers
   */
  public int[] getInts(int most) {
    int[] values = new int[count(most, Integer.BYTES)];
    fill(values);
    return values;
  }

  /**
   * Whole numbers after their count.
   *
   * @param most how many there can be
   * @return the numbers
   */
  public long[] getLongs(int most) {
    long[] values = new long[count(most, Long.BYTES)];
    fill(values);
    return values;
  }

  /** A count is held against what is left, so that a wrong one does not fill the memory. */
  private int count(int most, int size) {
    return getInt(0, Math.min(most, in.remaining() / size));
  }
}
