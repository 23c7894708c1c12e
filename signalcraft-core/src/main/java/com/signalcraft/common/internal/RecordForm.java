package com.signalcraft.common.internal;

import com.signalcraft.common.Checks;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A record in the form in which Java serialises it, for records with optional components, which
 * Java does not serialise: their {@code writeReplace} gives this. An optional component is written
 * as its value or as null. The record is made again by its canonical constructor, which checks what
 * it is given.
 */
public final class RecordForm implements Serializable {

  private static final long serialVersionUID = 1;

  private static final String ROOT = "com.signalcraft.";

  private final Class<?> type;
  private final Object[] values;

  /**
   * The form of a record.
   *
   * @param written the record, one of this library's
   */
  public RecordForm(Record written) {
    type = written.getClass();
    RecordComponent[] components = type.getRecordComponents();
    values = new Object[components.length];
    Arrays.setAll(values, i -> bare(read(components[i], written)));
  }

  private static @Nullable Object read(RecordComponent component, Record written) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(written);
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException(component + " cannot be read", unreadable);
    }
  }

  private static @Nullable Object bare(@Nullable Object value) {
    if (value instanceof Optional<?> any) {
      return any.orElse(null);
    }
    if (value instanceof OptionalInt whole) {
      return whole.isPresent() ? whole.getAsInt() : null;
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? number.getAsDouble() : null;
    }
    return value;
  }

  private Object readResolve() {
    Checks.that(
        type.isRecord() && type.getName().startsWith(ROOT),
        "type",
        "must be a record of this library, was " + type.getName());
    RecordComponent[] components = type.getRecordComponents();
    Checks.that(
        components.length == values.length,
        type.getSimpleName(),
        "must have " + components.length + " components, had " + values.length);
    Object[] arguments = new Object[values.length];
    Arrays.setAll(arguments, i -> optional(components[i].getType(), values[i]));
    return make(
        type,
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new),
        arguments);
  }

  private static @Nullable Object optional(Class<?> wanted, @Nullable Object value) {
    if (wanted == Optional.class) {
      return Optional.ofNullable(value);
    }
    if (wanted == OptionalInt.class) {
      return value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
    }
    if (wanted == OptionalDouble.class) {
      return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
    }
    return value;
  }

  private static Object make(Class<?> type, Class<?>[] types, Object[] arguments) {
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical.newInstance(arguments);
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new IllegalStateException(type + " cannot be made", refused);
    } catch (ReflectiveOperationException unmakable) {
      throw new IllegalStateException(type + " cannot be made", unmakable);
    }
  }
}
