package com.signalcraft.forecast.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * How the days of one name act. Immutable.
 *
 * @param name the name of the days, as in {@link com.signalcraft.forecast.holiday.Holiday#name()}
 * @param daysBefore how many days before have effects of their own, 0 to {@value #MAX_WINDOW}
 * @param daysAfter how many days after have effects of their own, 0 to {@value #MAX_WINDOW}
 * @param priorScale the standard deviation of the normal prior of each effect, above 0; empty for
 *     that of {@link HolidayOptions#priorScale()}
 */
public record HolidayEffect(String name, int daysBefore, int daysAfter, OptionalDouble priorScale)
    implements Serializable {

  /** The longest window on either side, in days. */
  public static final int MAX_WINDOW = 366;

  /** Checks the ranges. */
  public HolidayEffect {
    Checks.text("name", name, 100);
    Checks.between("daysBefore", daysBefore, 0, MAX_WINDOW);
    Checks.between("daysAfter", daysAfter, 0, MAX_WINDOW);
    Priors.positive("holidayPriorScale", priorScale);
  }

  /**
   * Effects on the day and days about it, with the prior scale of all.
   *
   * @param name the name of the days
   * @param daysBefore how many days before
   * @param daysAfter how many days after
   * @return the effect
   */
  public static HolidayEffect of(String name, int daysBefore, int daysAfter) {
    return new HolidayEffect(name, daysBefore, daysAfter, OptionalDouble.empty());
  }

  /**
   * The same with a prior of its own.
   *
   * @param scale the standard deviation of the prior, above 0
   * @return the changed effect
   */
  public HolidayEffect withPriorScale(double scale) {
    return new HolidayEffect(name, daysBefore, daysAfter, OptionalDouble.of(scale));
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
