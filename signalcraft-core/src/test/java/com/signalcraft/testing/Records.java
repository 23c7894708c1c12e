package com.signalcraft.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Records made anew by reflection, so that tests can change one component and see what is said. */
public final class Records {

  private Records() {}

  /**
   * A copy of a record with another value for one component, made by its canonical constructor.
   *
   * @param valid a record that passes all checks
   * @param component the component's name
   * @param value its new value
   * @param <R> the record's type
   * @return the copy
   * @throws RuntimeException what the constructor throws
   */
  public static <R extends Record> R with(R valid, String component, @Nullable Object value) {
    @SuppressWarnings("unchecked") // the class of an R
    Class<R> type = (Class<R>) valid.getClass();
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    boolean found = false;
    for (int i = 0; i < components.length; i++) {
      boolean wanted = components[i].getName().equals(component);
      values[i] = wanted ? value : valueOf(valid, components[i]);
      found |= wanted;
    }
    if (!found) {
      throw new IllegalArgumentException(type + " has no component " + component);
    }
    return create(type, components, values);
  }

  /**
   * The value of a component.
   *
   * @param record the record
   * @param component the component
   * @return its value
   */
  public static @Nullable Object valueOf(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The name that a component has as a column: {@code stripeCustomerId} as {@code
   * stripe_customer_id}, {@code change24h} as {@code change_24h}.
   *
   * @param component the component's name
   * @return the name in snake case
   */
  public static String columnOf(String component) {
    return component.replaceAll("([a-z])([A-Z0-9])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static <R extends Record> R create(
      Class<R> type, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
