package com.signalcraft.alert.internal;

import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.NoDataPolicy;
import com.signalcraft.alert.Silence;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.TimeRange;
import com.signalcraft.common.WireEnum;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings of an alert as the column holds them. Stateless. */
public final class SettingsJson {

  private static final List<String> NAMES =
      List.of(
          "aggregation",
          "full_window",
          "recovery_threshold",
          "least_change",
          "pending_for",
          "keep_firing_for",
          "no_data",
          "no_data_after",
          "flap_changes",
          "flap_window",
          "cool_down",
          "repeat_interval",
          "delay",
          "depends_on",
          "silences");

  private SettingsJson() {}

  /**
   * Refuses names that are no settings.
   *
   * @param json the settings
   */
  public static void checkNames(JsonObject json) {
    for (String name : Checks.required("settings", json).members().keySet()) {
      Checks.that(
          NAMES.contains(name),
          "settings",
          "has no " + Checks.shown(name) + "; there are " + String.join(", ", NAMES));
    }
  }

  /**
   * Reads the settings; other names are left aside.
   *
   * @param json the settings
   * @return the settings
   */
  public static AlertSettings read(JsonObject json) {
    AlertSettings defaults = AlertSettings.defaults();
    Members in = new Members("settings", Checks.required("settings", json).members());
    return new AlertSettings(
        in.constant(Aggregation.class, "aggregation", defaults.aggregation()),
        in.truth("full_window", defaults.fullWindow()),
        in.member("recovery_threshold", BigDecimal.class, "a number").orElse(null),
        in.member("least_change", BigDecimal.class, "a number").orElse(defaults.leastChange()),
        in.length("pending_for").orElse(defaults.pendingFor()),
        in.length("keep_firing_for").orElse(defaults.keepFiringFor()),
        in.constant(NoDataPolicy.class, "no_data", defaults.noData()),
        in.length("no_data_after").orElse(defaults.noDataAfter()),
        in.whole("flap_changes", defaults.flapChanges()),
        in.length("flap_window").orElse(defaults.flapWindow()),
        in.length("cool_down").orElse(defaults.coolDown()),
        in.length("repeat_interval").orElse(null),
        in.length("delay").orElse(defaults.delay()),
        in.text("depends_on", "an id", UUID::fromString).orElse(null),
        in.silences());
  }

  /**
   * Writes the settings that differ from those by default.
   *
   * @param settings the settings
   * @return the object
   */
  public static JsonObject write(AlertSettings settings) {
    AlertSettings defaults = AlertSettings.defaults();
    if (settings.equals(defaults)) {
      return JsonObject.EMPTY;
    }
    Map<String, Object> out = new TreeMap<>();
    put(out, "aggregation", settings.aggregation(), defaults.aggregation());
    put(out, "full_window", settings.fullWindow(), defaults.fullWindow());
    put(out, "recovery_threshold", settings.recoveryThreshold(), null);
    if (settings.leastChange().signum() != 0) {
      out.put("least_change", settings.leastChange());
    }
    put(out, "pending_for", settings.pendingFor(), defaults.pendingFor());
    put(out, "keep_firing_for", settings.keepFiringFor(), defaults.keepFiringFor());
    put(out, "no_data", settings.noData(), defaults.noData());
    put(out, "no_data_after", settings.noDataAfter(), defaults.noDataAfter());
    put(out, "flap_changes", settings.flapChanges(), defaults.flapChanges());
    put(out, "flap_window", settings.flapWindow(), defaults.flapWindow());
    put(out, "cool_down", settings.coolDown(), defaults.coolDown());
    put(out, "repeat_interval", settings.repeatInterval(), null);
    put(out, "delay", settings.delay(), defaults.delay());
    put(out, "depends_on", settings.dependsOn(), null);
    if (!settings.silences().isEmpty()) {
      out.put("silences", settings.silences().stream().map(SettingsJson::silence).toList());
    }
    return JsonObject.of(out);
  }

  private static void put(
      Map<String, Object> out, String name, @Nullable Object value, @Nullable Object byDefault) {
    if (value == null || Objects.equals(value, byDefault)) {
      return;
    }
    if (value instanceof WireEnum constant) {
      out.put(name, constant.wireName());
    } else if (value instanceof Duration || value instanceof UUID) {
      out.put(name, value.toString());
    } else {
      out.put(name, value);
    }
  }

  private static Map<String, String> silence(Silence silence) {
    return Map.of(
        "from", silence.during().from().toString(),
        "to", silence.during().to().toString(),
        "reason", silence.reason());
  }

  /** The members of an object, by their names and types. */
  private record Members(String path, Map<String, Object> members) {

    private <T> Optional<T> member(String name, Class<T> type, String allowed) {
      Object value = members.get(name);
      if (value == null || value.equals(Optional.empty())) {
        return Optional.empty();
      }
      if (!type.isInstance(value)) {
        throw new ValidationException(
            path + "." + name, "must be " + allowed + ", was " + Checks.shown(value.toString()));
      }
      return Optional.of(type.cast(value));
    }

    private boolean truth(String name, boolean byDefault) {
      return member(name, Boolean.class, "true or false").orElse(byDefault);
    }

    private int whole(String name, int byDefault) {
      Optional<BigDecimal> number = member(name, BigDecimal.class, "a whole number");
      try {
        return number.map(BigDecimal::intValueExact).orElse(byDefault);
      } catch (ArithmeticException e) {
        throw new ValidationException(
            path + "." + name,
            "must be a whole number, was " + number.orElseThrow(),
            FailureDetails.causedBy(e));
      }
    }

    private <E extends Enum<E> & WireEnum> E constant(Class<E> type, String name, E byDefault) {
      return member(name, String.class, "a string")
          .map(text -> OpenEnum.require(type, path + "." + name, text))
          .orElse(byDefault);
    }

    private Optional<Duration> length(String name) {
      return text(name, "a length of time such as PT5M", Duration::parse);
    }

    private <T> Optional<T> text(String name, String allowed, Function<String, T> parse) {
      return member(name, String.class, allowed).map(text -> parsed(name, allowed, text, parse));
    }

    private <T> T parsed(String name, String allowed, String text, Function<String, T> parse) {
      try {
        return parse.apply(text);
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new ValidationException(
            path + "." + name,
            "must be " + allowed + ", was \"" + Checks.shown(text) + "\"",
            FailureDetails.causedBy(e));
      }
    }

    private List<Silence> silences() {
      List<Silence> silences = new ArrayList<>();
      for (Object item : member("silences", List.class, "a list").orElse(List.of())) {
        String place = path + ".silences[" + silences.size() + "]";
        if (!(item instanceof Map<?, ?> object)) {
          throw new ValidationException(place, "must be an object of from, to and reason");
        }
        silences.add(new Members(place, JsonObject.of(stringKeys(object)).members()).silence());
      }
      return silences;
    }

    private Silence silence() {
      TimeRange during = TimeRange.of(instant("from"), instant("to"));
      return new Silence(during, required("reason", member("reason", String.class, "a string")));
    }

    private Instant instant(String name) {
      return required(name, text(name, "an instant such as 2026-01-31T08:00:00Z", Instant::parse));
    }

    private <T> T required(String name, Optional<T> value) {
      return Checks.required(path + "." + name, value.orElse(null));
    }

    private static Map<String, Object> stringKeys(Map<?, ?> object) {
      Map<String, Object> copy = new TreeMap<>();
      object.forEach((name, value) -> copy.put(String.valueOf(name), value));
      return copy;
    }
  }
}
