package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Regressor;
import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.forecast.prophet.Bound;
import com.signalcraft.forecast.prophet.ChangepointOptions;
import com.signalcraft.forecast.prophet.Departures;
import com.signalcraft.forecast.prophet.Growth;
import com.signalcraft.forecast.prophet.HolidayEffect;
import com.signalcraft.forecast.prophet.HolidayOptions;
import com.signalcraft.forecast.prophet.Mode;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.forecast.prophet.ProphetRegressor;
import com.signalcraft.forecast.prophet.Scaling;
import com.signalcraft.forecast.prophet.Seasonality;
import com.signalcraft.forecast.prophet.SeasonalityOptions;
import com.signalcraft.forecast.prophet.Uncertainty;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** The kept form of settings. A calendar is kept as the days that it gives. Stateless. */
final class OptionsState {

  private static final int MANY = 1 << 20;

  private OptionsState() {}

  static void write(StateWriter out, ProphetOptions options, LocalDate first, LocalDate last) {
    writeBound(out.put(options.growth().kind().name()), options.growth().cap());
    writeBound(out, options.growth().floor());
    ChangepointOptions changes = options.changepoints();
    out.put(changes.given().isPresent());
    List<Instant> given = changes.given().orElse(List.of());
    out.put(given.size());
    given.forEach(instant -> out.put(instant.getEpochSecond()).put(instant.getNano()));
    out.put(changes.count()).put(changes.range()).put(changes.priorScale());
    writeSeasonalities(out, options.seasonalities());
    writeHolidays(out, options.holidays(), first, last);
    out.put(options.regressors().size());
    for (ProphetRegressor regressor : options.regressors()) {
      out.put(regressor.regressor().name());
      writeSeries(out, regressor.regressor().values());
      write(out, regressor.priorScale());
      out.put(regressor.standardised().isPresent()).put(regressor.standardised().orElse(false));
      writeMode(out, regressor.mode());
    }
    out.put(options.scaling().name());
    write(out, options.uncertainty().draws());
    out.put(options.uncertainty().seed());
    Departures beyond = options.departures();
    out.put(beyond.cappedOrder()).put(beyond.logarithm());
    out.put(beyond.autoregressive()).put(beyond.nonNegative());
  }

  static ProphetOptions read(StateReader in) {
    Growth growth = new Growth(in.getConstant(Growth.Kind.class), readBound(in), readBound(in));
    boolean given = in.getBoolean();
    List<Instant> instants =
        list(in, state -> Instant.ofEpochSecond(state.getLong(), state.getInt(0, 999_999_999)));
    ChangepointOptions changes =
        new ChangepointOptions(
            given ? Optional.of(instants) : Optional.empty(),
            in.getInt(0, MANY),
            in.getDouble(),
            in.getDouble());
    return new ProphetOptions(
        growth,
        changes,
        readSeasonalities(in),
        readHolidays(in),
        list(in, OptionsState::readRegressor),
        in.getConstant(Scaling.class),
        new Uncertainty(readInt(in), in.getLong()),
        new Departures(in.getBoolean(), in.getBoolean(), in.getBoolean(), in.getBoolean()));
  }

  private static void writeSeasonalities(StateWriter out, SeasonalityOptions options) {
    write(out, options.yearly());
    write(out, options.weekly());
    write(out, options.daily());
    out.put(options.custom().size());
    for (Seasonality season : options.custom()) {
      out.put(season.name()).put(season.period()).put(season.order());
      write(out, season.priorScale());
      writeMode(out, season.mode());
      write(out, season.condition());
    }
    out.put(options.priorScale()).put(options.mode().name());
  }

  private static SeasonalityOptions readSeasonalities(StateReader in) {
    return new SeasonalityOptions(
        readInt(in),
        readInt(in),
        readInt(in),
        list(
            in,
            state ->
                new Seasonality(
                    state.getString(),
                    state.getDouble(),
                    state.getInt(1, MANY),
                    readDouble(state),
                    readMode(state),
                    readOptionalSeries(state))),
        in.getDouble(),
        in.getConstant(Mode.class));
  }

  private static void writeHolidays(
      StateWriter out, HolidayOptions options, LocalDate first, LocalDate last) {
    Set<Holiday> days = new LinkedHashSet<>(options.days());
    options
        .calendar()
        .ifPresent(
            calendar ->
                days.addAll(
                    calendar.between(
                        first.minusDays(HolidayEffect.MAX_WINDOW),
                        last.plusDays(HolidayEffect.MAX_WINDOW))));
    out.put(days.size());
    days.forEach(day -> out.put(day.name()).put(day.date().toEpochDay()));
    out.put(options.effects().size());
    for (HolidayEffect effect : options.effects()) {
      out.put(effect.name()).put(effect.daysBefore()).put(effect.daysAfter());
      write(out, effect.priorScale());
    }
    out.put(options.priorScale());
    writeMode(out, options.mode());
  }

  private static HolidayOptions readHolidays(StateReader in) {
    return new HolidayOptions(
        list(in, state -> new Holiday(state.getString(), LocalDate.ofEpochDay(state.getLong()))),
        Optional.empty(),
        list(
            in,
            state ->
                new HolidayEffect(
                    state.getString(),
                    state.getInt(0, MANY),
                    state.getInt(0, MANY),
                    readDouble(state))),
        in.getDouble(),
        readMode(in));
  }

  private static ProphetRegressor readRegressor(StateReader in) {
    Regressor regressor = new Regressor(in.getString(), readSeries(in));
    OptionalDouble prior = readDouble(in);
    boolean said = in.getBoolean();
    boolean wanted = in.getBoolean();
    return new ProphetRegressor(
        regressor, prior, said ? Optional.of(wanted) : Optional.empty(), readMode(in));
  }

  private static void writeBound(StateWriter out, Optional<Bound> bound) {
    out.put(bound.isPresent());
    if (bound.isPresent()) {
      write(out, bound.get().constant());
      write(out, bound.get().changing());
    }
  }

  private static Optional<Bound> readBound(StateReader in) {
    return in.getBoolean()
        ? Optional.of(new Bound(readDouble(in), readOptionalSeries(in)))
        : Optional.empty();
  }

  private static void writeMode(StateWriter out, Optional<Mode> mode) {
    out.put(mode.isPresent());
    mode.ifPresent(given -> out.put(given.name()));
  }

  private static Optional<Mode> readMode(StateReader in) {
    return in.getBoolean() ? Optional.of(in.getConstant(Mode.class)) : Optional.empty();
  }

  private static void write(StateWriter out, OptionalInt value) {
    out.put(value.isPresent()).put(value.orElse(0));
  }

  private static OptionalInt readInt(StateReader in) {
    boolean present = in.getBoolean();
    int value = in.getInt(Integer.MIN_VALUE, Integer.MAX_VALUE);
    return present ? OptionalInt.of(value) : OptionalInt.empty();
  }

  private static void write(StateWriter out, OptionalDouble value) {
    out.put(value.isPresent()).put(value.orElse(0));
  }

  private static OptionalDouble readDouble(StateReader in) {
    boolean present = in.getBoolean();
    double value = in.getDouble();
    return present ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** Writes a series where there is one. */
  static void write(StateWriter out, Optional<TimeSeries> series) {
    out.put(series.isPresent());
    series.ifPresent(given -> writeSeries(out, given));
  }

  /** Reads what {@link #write(StateWriter, Optional)} wrote. */
  static Optional<TimeSeries> readOptionalSeries(StateReader in) {
    return in.getBoolean() ? Optional.of(readSeries(in)) : Optional.empty();
  }

  private static void writeSeries(StateWriter out, TimeSeries series) {
    out.put(series.zone().getId());
    out.put(series.frequency().map(Frequency::code).orElse(""));
    out.put(series.size()).put(series.timestamps()).put(series.values());
  }

  private static TimeSeries readSeries(StateReader in) {
    ZoneId zone = ZoneId.of(in.getString());
    String frequency = in.getString();
    int size = in.getInt(0, 50_000_000);
    List<long[]> blocks = new ArrayList<>();
    for (int left = size; left > 0; left -= MANY) {
      // Block by block, so that a wrong size does not fill the memory.
      long[] block = new long[Math.min(left, MANY)];
      in.fill(block);
      blocks.add(block);
    }
    long[] times = blocks.stream().flatMapToLong(Arrays::stream).toArray();
    double[] values = new double[size];
    in.fill(values);
    return frequency.isEmpty()
        ? TimeSeries.of(zone, times, values)
        : TimeSeries.of(zone, Frequency.parse(frequency), times, values);
  }

  private static <T> List<T> list(StateReader in, Function<StateReader, T> item) {
    int size = in.getInt(0, MANY);
    List<T> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(item.apply(in));
    }
    return items;
  }
}
