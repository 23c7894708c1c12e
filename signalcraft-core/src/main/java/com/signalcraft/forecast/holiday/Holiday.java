package com.signalcraft.forecast.holiday;

import com.signalcraft.common.Checks;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * A named day, such as a public holiday or the day of a sale. Days of one name are taken to have
 * one effect. Immutable.
 *
 * @param name what the day is called, at most 100 characters
 * @param date the local date
 */
public record Holiday(String name, LocalDate date) implements Serializable {

  /** Checks the name. */
  public Holiday {
    Checks.text("name", name, 100);
    Checks.required("date", date);
  }
}
