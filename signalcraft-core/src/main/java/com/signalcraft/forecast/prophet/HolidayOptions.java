package com.signalcraft.forecast.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.forecast.holiday.HolidayCalendar;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The holidays of the model. Days of one name share their effects; every observation of a day has
 * its effect. Immutable.
 *
 * @param days named days of history and future
 * @param calendar gives further days; empty for none. Names that it gives for no day of the history
 *     have no effect
 * @param effects windows and priors of names that are to have some; others have an effect on the
 *     day alone
 * @param priorScale the standard deviation of the normal prior of each effect, above 0; default 10
 * @param mode how holidays act on the trend; empty for the mode of the seasons; default empty
 */
public record HolidayOptions(
    List<Holiday> days,
    Optional<HolidayCalendar> calendar,
    List<HolidayEffect> effects,
    double priorScale,
    Optional<Mode> mode)
    implements Serializable {

  private static final HolidayOptions NONE =
      new HolidayOptions(List.of(), Optional.empty(), List.of(), 10, Optional.empty());

  /** Checks the ranges and copies the lists. */
  public HolidayOptions {
    days = Checks.list("holidays", days);
    Checks.required("calendar", calendar);
    effects = Checks.list("holidayEffects", effects);
    long names = effects.stream().map(HolidayEffect::name).distinct().count();
    Checks.that(names == effects.size(), "holidayEffects", "must be of different names");
    Priors.positive("holidayPriorScale", priorScale);
    Checks.required("mode", mode);
  }

  /**
   * No holidays.
   *
   * @return the default settings
   */
  public static HolidayOptions none() {
    return NONE;
  }

  /**
   * The same with given days.
   *
   * @param named the days, of history and future
   * @return the changed settings
   */
  public HolidayOptions withDays(List<Holiday> named) {
    return new HolidayOptions(named, calendar, effects, priorScale, mode);
  }

  /**
   * The same with the days of a calendar.
   *
   * @param source gives the days
   * @return the changed settings
   */
  public HolidayOptions withCalendar(HolidayCalendar source) {
    return new HolidayOptions(days, Optional.of(source), effects, priorScale, mode);
  }

  /**
   * The same with windows and priors for some names.
   *
   * @param some the effects, of different names
   * @return the changed settings
   */
  public HolidayOptions withEffects(HolidayEffect... some) {
    return new HolidayOptions(days, calendar, List.of(some), priorScale, mode);
  }

  /**
   * The same with another prior.
   *
   * @param scale the standard deviation of the prior, above 0
   * @return the changed settings
   */
  public HolidayOptions withPriorScale(double scale) {
    return new HolidayOptions(days, calendar, effects, scale, mode);
  }

  /**
   * The same with a mode of their own.
   *
   * @param wanted how holidays act on the trend
   * @return the changed settings
   */
  public HolidayOptions withMode(Mode wanted) {
    return new HolidayOptions(days, calendar, effects, priorScale, Optional.of(wanted));
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
