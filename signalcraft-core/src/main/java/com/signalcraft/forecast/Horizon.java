package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.TimeSeries;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * How far a forecast reaches: a number of steps of the series' own frequency, a number of calendar
 * days, or an instant. Immutable.
 */
public abstract sealed class Horizon implements Serializable {

  private static final long serialVersionUID = 1;

  /** The longest horizon, in steps. */
  public static final int MAX_STEPS = 1_000_000;

  private Horizon() {}

  /**
   * A number of steps of the series' frequency.
   *
   * @param steps 1 to {@value #MAX_STEPS}
   * @return the horizon
   */
  public static Horizon steps(int steps) {
    return new Steps(Checks.between("horizon", steps, 1, MAX_STEPS));
  }

  /**
   * Every step within a number of calendar days after the last observation, at least one.
   *
   * @param days 1 to 36,600
   * @return the horizon
   */
  public static Horizon days(int days) {
    return new Days(Checks.between("horizon", days, 1, 36_600));
  }

  /**
   * Every step up to an instant, inclusive, at least one.
   *
   * @param end the instant
   * @return the horizon
   */
  public static Horizon until(Instant end) {
    return new Until(Checks.required("horizon", end));
  }

  /**
   * How many steps this is for a given series.
   *
   * @param series the history, of known frequency and not empty
   * @return the steps, 1 to {@value #MAX_STEPS}
   * @throws com.signalcraft.error.ValidationException if there would be none, or more than allowed
   */
  public abstract int stepsAfter(TimeSeries series);

  private static int stepsUntil(TimeSeries series, long end) {
    long last = series.timestampAt(series.size() - 1);
    var frequency = Checks.required("frequency", series.frequency().orElse(null));
    long steps = frequency.stepsBetween(last, end, series.zone());
    Checks.that(steps <= MAX_STEPS, "horizon", "must not exceed " + MAX_STEPS + " steps");
    Checks.that(steps > 0, "horizon", "ends before the first step of one " + frequency);
    return (int) steps;
  }

  private static final class Steps extends Horizon {
    private static final long serialVersionUID = 1;

    private final int steps;

    private Steps(int steps) {
      this.steps = steps;
    }

    @Override
    public int stepsAfter(TimeSeries series) {
      return steps;
    }

    @Override
    public String toString() {
      return steps + " steps";
    }
  }

  private static final class Days extends Horizon {
    private static final long serialVersionUID = 1;

    private final int days;

    private Days(int days) {
      this.days = days;
    }

    @Override
    public int stepsAfter(TimeSeries series) {
      ZonedDateTime last = series.instantAt(series.size() - 1).atZone(series.zone());
      return stepsUntil(series, last.plusDays(days).toInstant().toEpochMilli());
    }

    @Override
    public String toString() {
      return days + " days";
    }
  }

  private static final class Until extends Horizon {
    private static final long serialVersionUID = 1;

    private final Instant end;

    private Until(Instant end) {
      this.end = end;
    }

    @Override
    public int stepsAfter(TimeSeries series) {
      try {
        return stepsUntil(series, end.toEpochMilli());
      } catch (ArithmeticException beyond) {
        throw new ValidationException(
            "horizon",
            "must end where milliseconds since 1970 still count, was " + this,
            FailureDetails.causedBy(beyond));
      }
    }

    @Override
    public String toString() {
      return "until " + end;
    }
  }
}
