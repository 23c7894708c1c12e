package com.signalcraft.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.ValidationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** Single checks of a record's constructor as dynamic tests: what is refused and what is taken. */
public final class RecordCheck {

  private final Record valid;

  private RecordCheck(Record valid) {
    this.valid = valid;
  }

  /**
   * Checks of a record.
   *
   * @param valid a record that passes all checks
   * @return its checks
   */
  public static RecordCheck of(Record valid) {
    return new RecordCheck(valid);
  }

  /**
   * A value is refused with an error that names the field.
   *
   * @param component the component that gets the value
   * @param value the value
   * @param field the field that the error must name
   * @param issue a part of what the error must say
   * @return the test
   */
  public DynamicTest refuses(String component, @Nullable Object value, String field, String issue) {
    return DynamicTest.dynamicTest(
        name(component, value) + " is refused",
        () ->
            assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> Records.with(valid, component, value))
                .satisfies(
                    error -> {
                      assertThat(error.field()).isEqualTo(field);
                      assertThat(error.issue()).contains(issue);
                    }));
  }

  /**
   * A value is refused; the field has the component's name in snake case.
   *
   * @param component the component that gets the value
   * @param value the value
   * @param issue a part of what the error must say
   * @return the test
   */
  public DynamicTest refuses(String component, @Nullable Object value, String issue) {
    return refuses(component, value, Records.columnOf(component), issue);
  }

  /**
   * A value is taken.
   *
   * @param component the component that gets the value
   * @param value the value
   * @return the test
   */
  public DynamicTest takes(String component, @Nullable Object value) {
    return DynamicTest.dynamicTest(
        name(component, value) + " is taken",
        () -> assertThat(Records.with(valid, component, value)).isNotNull());
  }

  private String name(String component, @Nullable Object value) {
    String text = String.valueOf(value);
    String shown = text.length() <= 40 ? text : text.substring(0, 40) + "… (" + text.length() + ")";
    return valid.getClass().getSimpleName() + "." + component + " = " + shown;
  }
}
