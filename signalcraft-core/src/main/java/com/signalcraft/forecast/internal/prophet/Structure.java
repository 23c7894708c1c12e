package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.prophet.Mode;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.forecast.prophet.ProphetRegressor;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a model is made of, with every automatic choice taken: the columns of its regression and
 * where its trend may change. Columns are those of the seasons, the regressors and, from {@link
 * #dense()} on, the holidays, which are 0 on most days. Immutable.
 */
final class Structure {

  /** The columns of one name, from one to another, exclusive. */
  record Part(String name, int from, int to, boolean multiplicative) {}

  private final ProphetOptions options;
  private final List<Season> seasons;
  private final List<HolidayColumn> holidays;
  private final long[] changepoints;
  private final List<Part> parts;
  private final double[] priorScales;
  private final boolean[] multiplicative;
  private final int dense;

  Structure(
      ProphetOptions options,
      List<Season> seasons,
      List<HolidayColumn> holidays,
      long[] changepoints) {
    this.options = options;
    this.seasons = List.copyOf(seasons);
    this.holidays = List.copyOf(holidays);
    this.changepoints = changepoints.clone();
    List<Part> found = new ArrayList<>();
    List<Double> scales = new ArrayList<>();
    for (Season season : seasons) {
      add(
          found,
          scales,
          season.name(),
          2 * season.order(),
          season.priorScale(),
          season.multiplicative());
    }
    double usual = options.holidays().priorScale();
    for (ProphetRegressor regressor : options.regressors()) {
      boolean factor =
          regressor.mode().orElse(options.seasonalities().mode()) == Mode.MULTIPLICATIVE;
      add(
          found,
          scales,
          regressor.regressor().name(),
          1,
          regressor.priorScale().orElse(usual),
          factor);
    }
    this.dense = scales.size();
    boolean factor =
        options.holidays().mode().orElse(options.seasonalities().mode()) == Mode.MULTIPLICATIVE;
    for (int j = 0; j < holidays.size(); j++) {
      HolidayColumn column = holidays.get(j);
      int columns = 0;
      if (j == 0 || !holidays.get(j - 1).name().equals(column.name())) {
        while (j + columns < holidays.size()
            && holidays.get(j + columns).name().equals(column.name())) {
          columns++;
        }
        add(found, scales, column.name(), columns, column.priorScale(), factor);
      }
    }
    this.parts = List.copyOf(found);
    this.priorScales = scales.stream().mapToDouble(Double::doubleValue).toArray();
    this.multiplicative = new boolean[priorScales.length];
    Set<String> names = new HashSet<>();
    for (Part part : parts) {
      Checks.that(
          names.add(part.name()),
          "name",
          "must be of one part alone, \"" + Checks.shown(part.name()) + "\" was taken");
      for (int j = part.from(); j < part.to(); j++) {
        multiplicative[j] = part.multiplicative();
      }
    }
  }

  private static void add(
      List<Part> parts,
      List<Double> scales,
      String name,
      int columns,
      double scale,
      boolean factor) {
    parts.add(new Part(name, scales.size(), scales.size() + columns, factor));
    for (int j = 0; j < columns; j++) {
      scales.add(scale);
    }
  }

  /** Takes the automatic choices for a history. */
  static Structure decide(ProphetOptions options, TimeSeries history, Observations observations) {
    return new Structure(
        options,
        SeasonRules.decide(options, observations, Fits.frequencyOf(history)),
        HolidayDays.columns(options.holidays(), observations),
        ChangepointGrid.decide(options, observations));
  }

  ProphetOptions options() {
    return options;
  }

  List<Season> seasons() {
    return seasons;
  }

  List<HolidayColumn> holidays() {
    return holidays;
  }

  /** The instants of possible changes, in milliseconds since 1970-01-01T00:00Z; not a copy. */
  long[] changepoints() {
    return changepoints;
  }

  List<Part> parts() {
    return parts;
  }

  /** How many columns there are. */
  int columns() {
    return priorScales.length;
  }

  /** How many columns are not those of holidays. */
  int dense() {
    return dense;
  }

  double priorScale(int column) {
    return priorScales[column];
  }

  boolean multiplicative(int column) {
    return multiplicative[column];
  }

  /** Whether a column is a share of the trend. */
  boolean anyMultiplicative() {
    for (Part part : parts) {
      if (part.multiplicative()) {
        return true;
      }
    }
    return false;
  }
}
