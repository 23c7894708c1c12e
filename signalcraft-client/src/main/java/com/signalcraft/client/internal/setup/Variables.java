package com.signalcraft.client.internal.setup;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Settings from outside the program: environment variables, and system properties of the same names
 * in lower case with dots ({@code SIGNALCRAFT_BASE_URL}, {@code signalcraft.base.url}), which go
 * first. Blank ones are as good as none.
 */
public final class Variables {

  private final Function<String, @Nullable String> environment;
  private final Function<String, @Nullable String> properties;

  /**
   * Variables.
   *
   * @param environment gives an environment variable, or null
   * @param properties gives a system property, or null
   */
  public Variables(
      Function<String, @Nullable String> environment,
      Function<String, @Nullable String> properties) {
    this.environment = environment;
    this.properties = properties;
  }

  /**
   * Those of this process.
   *
   * @return the variables
   */
  public static Variables system() {
    return new Variables(System::getenv, System::getProperty);
  }

  /**
   * One of them.
   *
   * @param name its name as an environment variable
   * @return the variable, or empty where it is not set
   */
  public Optional<Variable> get(String name) {
    String property = name.toLowerCase(Locale.ROOT).replace('_', '.');
    return set(property, properties.apply(property)).or(() -> set(name, environment.apply(name)));
  }

  private static Optional<Variable> set(String name, @Nullable String value) {
    return value == null || value.isBlank()
        ? Optional.empty()
        : Optional.of(new Variable(name, value));
  }

  /**
   * A setting from outside. {@code toString} does not show its value, which may be secret.
   *
   * @param name where it was found: the environment variable's or the property's name
   * @param value what was found
   */
  public record Variable(String name, String value) {

    /**
     * Hands the value on.
     *
     * @param taker takes it
     * @throws ValidationException that names the variable if the taker refuses the value
     */
    public void to(Consumer<String> taker) {
      try {
        taker.accept(value);
      } catch (ValidationException e) {
        throw new ValidationException(name, e.issue(), FailureDetails.causedBy(e));
      }
    }

    /**
     * Makes something of the value.
     *
     * @param reader makes it
     * @param <T> what it makes
     * @return what it made
     * @throws ValidationException that names the variable if the reader refuses the value
     */
    public <T> T as(Function<String, T> reader) {
      try {
        return reader.apply(value.strip());
      } catch (ValidationException e) {
        throw new ValidationException(name, e.issue(), FailureDetails.causedBy(e));
      }
    }

    /** The name alone. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * The error for variables that contradict each other.
   *
   * @param one a variable
   * @param other another one
   * @return the error, to be thrown
   */
  static SignalCraftException contradiction(Variable one, Variable other) {
    return new ValidationException(
        one.name(), "must not be set beside " + other.name() + ": they are two identities");
  }
}
