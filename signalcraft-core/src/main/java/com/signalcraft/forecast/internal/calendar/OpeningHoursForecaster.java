package com.signalcraft.forecast.internal.calendar;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.SeasonalModel;
import com.signalcraft.forecast.holiday.OpeningHours;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a model to the steps within opening hours alone. Immutable and thread-safe as the model is.
 */
public final class OpeningHoursForecaster implements Forecaster {

  private static final long serialVersionUID = 1;

  private static final int WEEK_DAYS = 7;

  /** A Monday like any other, in a zone without changes of the clock. */
  private static final Instant MONDAY =
      LocalDate.of(2024, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

  private final SeasonalModel model;
  private final OpeningHours hours;

  /**
   * A model for opening hours.
   *
   * @param model the model for given season lengths in open steps
   * @param hours the opening hours
   */
  public OpeningHoursForecaster(SeasonalModel model, OpeningHours hours) {
    this.model = model;
    this.hours = hours;
  }

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    Frequency frequency = Fits.frequencyOf(series);
    StepTimes times = new StepTimes(hours, frequency, series.zone());
    TimeSeries open = open(series, times, 0, 0);
    if (open.size() == open.missingCount()) {
      throw new InsufficientDataException(
          "must hold at least 1 observed value within the opening hours, had none");
    }
    Forecaster suited = model.of(seasons(frequency, open.size()));
    return new FittedOpeningHours(this, hours, times, series, suited.fit(open));
  }

  /** The steps within opening hours from one on, as a series of indices from another on. */
  static TimeSeries open(TimeSeries series, StepTimes times, int from, long firstIndex) {
    StepTimes.Kind[] kinds = times.kinds(series.slice(from, series.size()).timestamps());
    long[] indices = new long[kinds.length];
    double[] values = new double[kinds.length];
    int count = 0;
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] != StepTimes.Kind.CLOSED) {
        indices[count] = firstIndex + count;
        values[count++] = kinds[i] == StepTimes.Kind.OPEN ? series.valueAt(from + i) : Double.NaN;
      }
    }
    return TimeSeries.of(
        ZoneOffset.UTC,
        Frequency.INDEX,
        Arrays.copyOf(indices, count),
        Arrays.copyOf(values, count));
  }

  private List<Integer> seasons(Frequency frequency, int size) {
    StepTimes times = new StepTimes(hours, frequency, ZoneOffset.UTC);
    int stepsADay = times.daily() ? 1 : (int) (86_400_000L / frequency.meanLength().toMillis());
    long step = 86_400_000L / stepsADay;
    long[] week = new long[WEEK_DAYS * stepsADay];
    Arrays.setAll(week, i -> MONDAY.toEpochMilli() + i * step);
    return OpenSeasons.of(times.kinds(week), stepsADay, size);
  }

  @Override
  public String toString() {
    return model.of(List.of()) + " during opening hours";
  }
}
