package com.signalcraft.forecast.holiday;

import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.ValidationException;
import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The one class that knows jollyday, so that the others load without it. Immutable and thread-safe.
 */
final class JollydayCalendar implements HolidayCalendar {

  private static final long serialVersionUID = 1;
  private static final int MAX_NAME = 100;

  private final String country;
  private final transient HolidayManager manager;
  private final String[] regions;

  private JollydayCalendar(String country, HolidayManager manager, String[] regions) {
    this.country = country;
    this.manager = manager;
    this.regions = regions;
  }

  static JollydayCalendar of(String country, List<String> regions) {
    List<String> countries = countries();
    Checks.that(
        countries.contains(code(country)),
        "country",
        "must be one of " + String.join(", ", countries) + ", was \"" + code(country) + "\"");
    HolidayManager manager = manager(country);
    CalendarHierarchy at = manager.getCalendarHierarchy();
    for (String region : regions) {
      CalendarHierarchy below = at.getChildren().get(region);
      if (below == null) {
        throw new ValidationException("regions", choice(at, region));
      }
      at = below;
    }
    return new JollydayCalendar(country, manager, regions.toArray(String[]::new));
  }

  private static String choice(CalendarHierarchy at, String region) {
    List<String> names = at.getChildren().keySet().stream().map(JollydayCalendar::code).toList();
    return names.isEmpty()
        ? "must be absent, there are none below " + code(at.getId())
        : "must be one of "
            + String.join(", ", names.stream().sorted().toList())
            + ", was \""
            + code(region)
            + "\"";
  }

  private static String code(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static HolidayManager manager(String country) {
    try {
      return HolidayManager.getInstance(ManagerParameters.create(country));
    } catch (IllegalStateException unreadable) {
      throw new NotSupportedException(
          "holidays by country need de.focus-shift:jollyday-jaxb on the class"
              + " path beside jollyday-core",
          FailureDetails.causedBy(unreadable));
    }
  }

  /** Codes of two letters; the library has stock exchanges too. */
  static List<String> countries() {
    return HolidayManager.getSupportedCalendarCodes().stream()
        .filter(code -> code.length() == 2)
        .map(JollydayCalendar::code)
        .sorted()
        .toList();
  }

  @Override
  public List<Holiday> between(LocalDate first, LocalDate last) {
    if (last.isBefore(first)) {
      return List.of();
    }
    // The root locale is English, and does not fall back to that of the machine.
    return manager.getHolidays(first, last, HolidayType.PUBLIC_HOLIDAY, regions).stream()
        .map(day -> new Holiday(cut(day.getDescription(Locale.ROOT)), day.getDate()))
        .sorted(Comparator.comparing(Holiday::date).thenComparing(Holiday::name))
        .toList();
  }

  private static String cut(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
  }

  private Object writeReplace() {
    return new Form(country, List.of(regions));
  }

  private void readObject(ObjectInputStream in) {
    throw new IllegalStateException(in + " holds a calendar that is not in its own form");
  }

  /** What is written of a calendar: the other machine makes it of its own library. */
  private record Form(String country, List<String> regions) implements Serializable {
    private Object readResolve() {
      return CountryHolidays.of(country, regions.toArray(String[]::new));
    }
  }
}
