package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import java.util.Arrays;

/**
 * What an alert has to remember from one evaluation to the next, in a versioned form that only the
 * evaluation reads: back ends keep it as it is. Immutable and thread-safe.
 */
public final class AlertMemory {

  /** The greatest size, in bytes. */
  public static final int GREATEST_SIZE = 65_536;

  private final byte[] bytes;

  private AlertMemory(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A memory as it was kept.
   *
   * @param bytes at most {@value #GREATEST_SIZE} bytes; copied
   * @return the memory
   * @throws com.signalcraft.error.ValidationException if there are more
   */
  public static AlertMemory of(byte[] bytes) {
    int size = Checks.required("memory", bytes).length;
    Checks.that(
        size <= GREATEST_SIZE,
        "memory",
        "must have at most " + GREATEST_SIZE + " bytes, had " + size);
    return new AlertMemory(bytes.clone());
  }

  /**
   * The form to be kept.
   *
   * @return a copy of the bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AlertMemory memory && Arrays.equals(bytes, memory.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "AlertMemory[" + bytes.length + " bytes]";
  }
}
