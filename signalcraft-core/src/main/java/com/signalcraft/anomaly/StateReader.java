package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.function.Function;

/** Reads what {@link StateWriter} wrote, and says what is wrong with anything else. */
final class StateReader {

  private static final String FIELD = "state";
  private static final int HEADER = 6;
  private static final int CHECKSUM = 4;

  private final ByteBuffer in;

  private StateReader(ByteBuffer in) {
    this.in = in;
  }

  /**
   * Checks a state and reads it to its end.
   *
   * @throws ValidationException if it is no state, damaged, cut, or of a newer version
   */
  static <T> T read(byte[] state, Function<StateReader, T> body) {
    Checks.required(FIELD, state);
    Checks.that(
        state.length >= HEADER + CHECKSUM,
        FIELD,
        "is cut off or no detector state: " + state.length + " bytes");
    ByteBuffer buffer = ByteBuffer.wrap(state);
    Checks.that(buffer.getInt() == StateWriter.MAGIC, FIELD, "is no detector state: other format");
    int version = Short.toUnsignedInt(buffer.getShort());
    Checks.that(
        version >= 1 && version <= StateWriter.VERSION,
        FIELD,
        "is of version " + version + ", this library reads versions 1 to " + StateWriter.VERSION);
    int end = state.length - CHECKSUM;
    Checks.that(
        buffer.getInt(end) == (int) StateWriter.checksum(state, end),
        FIELD,
        "is damaged or cut off: its checksum is wrong");
    buffer.limit(end);
    try {
      T value = body.apply(new StateReader(buffer));
      Checks.that(!buffer.hasRemaining(), FIELD, "has " + buffer.remaining() + " bytes too many");
      return value;
    } catch (BufferUnderflowException | DateTimeException damaged) {
      throw new ValidationException(FIELD, "cannot be read: " + damaged);
    }
  }

  byte getByte() {
    return in.get();
  }

  /** A whole number that must lie within bounds, such as an index. */
  int getInt(int least, int greatest) {
    int value = in.getInt();
    Checks.that(
        value >= least && value <= greatest, FIELD, "holds " + value + " where it cannot be");
    return value;
  }

  long getLong() {
    return in.getLong();
  }

  double getDouble() {
    return in.getDouble();
  }

  String getString() {
    byte[] utf = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(utf);
    return new String(utf, StandardCharsets.UTF_8);
  }

  <E extends Enum<E>> E getConstant(Class<E> type) {
    String name = getString();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new ValidationException(
        FIELD, "names the unknown " + type.getSimpleName() + " " + Checks.shown(name));
  }

  void fill(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getDouble();
    }
  }

  void fill(int[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getInt();
    }
  }

  void fill(long[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getLong();
    }
  }
}
