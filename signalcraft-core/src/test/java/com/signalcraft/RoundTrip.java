package com.signalcraft;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** Writes a value by Java's serialisation and reads it again. */
public final class RoundTrip {

  private RoundTrip() {}

  /**
   * The value as another machine would have it.
   *
   * @param value the value
   * @return a copy by way of bytes
   * @param <T> what it is
   * @throws IOException if something in it cannot be written
   */
  @SuppressWarnings("unchecked")
  public static <T> T of(T value) throws IOException {
    return (T) read(write(value));
  }

  /**
   * The bytes of a value.
   *
   * @param value the value
   * @return its serialised form
   * @throws IOException if something in it cannot be written
   */
  public static byte[] write(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  /**
   * The value of some bytes.
   *
   * @param bytes its serialised form
   * @return the value
   * @throws IOException if they cannot be read
   */
  public static Object read(byte[] bytes) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    } catch (ClassNotFoundException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
