package com.signalcraft.forecast.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.ValidationException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Holidays by country. */
class CountryHolidaysTest {

  private static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 1);
  private static final LocalDate SILVESTER = LocalDate.of(2024, 12, 31);

  @Test
  void a_region_has_the_holidays_of_its_country_and_its_own() {
    HolidayCalendar bavaria = CountryHolidays.of("DE", "BY");

    assertThat(CountryHolidays.of("DE").between(NEW_YEAR, SILVESTER))
        .hasSize(9)
        .contains(
            new Holiday("New Year's Day", NEW_YEAR),
            new Holiday("Labour day", LocalDate.of(2024, 5, 1)));
    assertThat(bavaria.between(NEW_YEAR, SILVESTER))
        .containsAll(CountryHolidays.of("de").between(NEW_YEAR, SILVESTER))
        .contains(new Holiday("Epiphany", LocalDate.of(2024, 1, 6)))
        .isSortedAccordingTo((a, b) -> a.date().compareTo(b.date()));
    assertThat(bavaria.between(LocalDate.of(2024, 1, 6), LocalDate.of(2024, 1, 6))).hasSize(1);
    assertThat(bavaria.between(LocalDate.of(2024, 1, 7), LocalDate.of(2024, 2, 1))).isEmpty();
    assertThat(bavaria.between(SILVESTER, NEW_YEAR)).isEmpty();
  }

  @Test
  void several_years_are_told_at_once() {
    assertThat(
            CountryHolidays.of("US").between(LocalDate.of(2021, 7, 1), LocalDate.of(2023, 7, 10)))
        .filteredOn(holiday -> holiday.name().startsWith("Independence"))
        .hasSize(3);
  }

  @Test
  void what_there_is_not_is_refused_with_what_there_is() {
    assertThatThrownBy(() -> CountryHolidays.of("XX"))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("country: must be one of A")
        .hasMessageContaining(", DE, ")
        .hasMessageEndingWith(", was \"XX\"");
    assertThatThrownBy(() -> CountryHolidays.of("DE", "XX"))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("regions: must be one of BB, BE, BW, BY, ")
        .hasMessageEndingWith(", was \"XX\"");
    assertThatThrownBy(() -> CountryHolidays.of("DE", "HB", "XX"))
        .isInstanceOf(ValidationException.class)
        .hasMessage("regions: must be absent, there are none below HB");
    assertThat(CountryHolidays.countries()).hasSizeGreaterThan(80).contains("DE", "US").isSorted();
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  void names_are_english_whatever_the_machine_speaks() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(CountryHolidays.of("DE").between(NEW_YEAR, NEW_YEAR))
          .containsExactly(new Holiday("New Year's Day", NEW_YEAR));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void without_the_library_the_error_says_what_to_add() throws Exception {
    URL[] classPath = {
      CountryHolidays.class.getProtectionDomain().getCodeSource().getLocation(),
      org.slf4j.Logger.class.getProtectionDomain().getCodeSource().getLocation()
    };
    try (URLClassLoader alone =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = alone.loadClass(CountryHolidays.class.getName());

      assertThatThrownBy(() -> type.getMethod("countries").invoke(null))
          .isInstanceOf(InvocationTargetException.class)
          .satisfies(
              failed ->
                  assertThat(failed.getCause().getClass().getName())
                      .isEqualTo(NotSupportedException.class.getName()))
          .cause()
          .hasMessageContaining("need the library de.focus-shift:jollyday-core");
    }
  }
}
