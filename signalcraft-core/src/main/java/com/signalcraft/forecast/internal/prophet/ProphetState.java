package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.series.TimeSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The kept form of a fitted Prophet model: settings, structure, scales and parameters. The days of
 * a calendar are kept from the history's first to {@value #YEARS_AHEAD} years after its last.
 * Stateless.
 */
public final class ProphetState {

  /** For how many years after the history the days of a calendar are kept. */
  static final int YEARS_AHEAD = 20;

  private static final int MANY = 1 << 20;

  private ProphetState() {}

  static void write(
      StateWriter out,
      Structure structure,
      Scales scales,
      Parameters parameters,
      double logPosterior,
      double memory,
      WallClock clock,
      TimeSeries history) {
    long[] ends = {history.timestampAt(0), history.timestampAt(history.size() - 1)};
    long[] wall = clock.at(ends);
    LocalDate first = LocalDate.ofEpochDay(HolidayDays.dayOf(wall[0]));
    LocalDate last = LocalDate.ofEpochDay(HolidayDays.dayOf(wall[1])).plusYears(YEARS_AHEAD);
    OptionsState.write(out, structure.options(), first, last);
    out.put(structure.seasons().size());
    for (Season season : structure.seasons()) {
      out.put(season.name()).put(season.period()).put(season.order()).put(season.priorScale());
      out.put(season.multiplicative());
      OptionsState.write(out, season.condition());
    }
    out.put(structure.holidays().size());
    for (HolidayColumn column : structure.holidays()) {
      out.put(column.name()).put(column.offset()).put(column.priorScale());
    }
    out.put(structure.changepoints().length).put(structure.changepoints());
    out.put(scales.start()).put(scales.span()).put(scales.unit());
    out.put(scales.floor()).put(scales.scale());
    out.put(scales.centres()).put(scales.widths());
    out.put(parameters.slope()).put(parameters.level()).put(parameters.sigma());
    out.put(parameters.changes()).put(parameters.coefficients());
    out.put(logPosterior).put(memory);
  }

  /**
   * Makes a model again.
   *
   * @param in stands at the settings
   * @param history the history that the model was fitted to
   * @return the model
   * @throws com.signalcraft.error.ValidationException if the state holds what cannot be
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    ProphetOptions options = OptionsState.read(in);
    List<Season> seasons = new ArrayList<>();
    for (int left = in.getInt(0, MANY); left > 0; left--) {
      seasons.add(
          new Season(
              in.getString(),
              in.getDouble(),
              in.getInt(1, MANY),
              in.getDouble(),
              in.getBoolean(),
              OptionsState.readOptionalSeries(in)));
    }
    List<HolidayColumn> holidays = new ArrayList<>();
    for (int left = in.getInt(0, MANY); left > 0; left--) {
      holidays.add(new HolidayColumn(in.getString(), in.getInt(-MANY, MANY), in.getDouble()));
    }
    long[] changepoints = new long[in.getInt(0, MANY)];
    in.fill(changepoints);
    Structure structure = new Structure(options, seasons, holidays, changepoints);
    Scales scales =
        new Scales(
            options.growth(),
            in.getLong(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble(),
            doubles(in, options.regressors().size()),
            doubles(in, options.regressors().size()));
    double slope = in.getDouble();
    double level = in.getDouble();
    double sigma = in.getDouble();
    double[] changes = doubles(in, changepoints.length);
    double[] coefficients = doubles(in, structure.columns());
    Parameters parameters = new Parameters(slope, level, changes, coefficients, sigma);
    double logPosterior = in.getDouble();
    OptionalDouble memory = OptionalDouble.of(in.getDouble());
    return new FittedProphetModel(structure, scales, parameters, logPosterior, memory, history);
  }

  private static double[] doubles(StateReader in, int count) {
    double[] values = new double[count];
    in.fill(values);
    return values;
  }
}
