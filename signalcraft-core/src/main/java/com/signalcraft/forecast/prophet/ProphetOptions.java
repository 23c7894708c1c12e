package com.signalcraft.forecast.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.holiday.Holiday;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Settings of the {@code prophet} model. Immutable.
 *
 * @param growth the form of the trend; default linear
 * @param changepoints where the trend may change
 * @param seasonalities the seasons
 * @param holidays the holidays; default none
 * @param regressors outside variables, of different names; default none
 * @param scaling how values are scaled before they meet the priors; default {@link Scaling#ABSMAX}
 * @param uncertainty how intervals are found; default without draws
 * @param departures what goes beyond the published model; default nothing
 */
public record ProphetOptions(
    Growth growth,
    ChangepointOptions changepoints,
    SeasonalityOptions seasonalities,
    HolidayOptions holidays,
    List<ProphetRegressor> regressors,
    Scaling scaling,
    Uncertainty uncertainty,
    Departures departures)
    implements Serializable {

  private static final List<String> PARTS = List.of("trend", "residual");

  private static final List<String> SEASONS = List.of("yearly", "weekly", "daily");

  private static final ProphetOptions DEFAULTS =
      new ProphetOptions(
          Growth.linear(),
          ChangepointOptions.ofDefaults(),
          SeasonalityOptions.ofDefaults(),
          HolidayOptions.none(),
          List.of(),
          Scaling.ABSMAX,
          Uncertainty.closedForm(),
          Departures.none());

  /** Checks that names differ and settings fit together. */
  public ProphetOptions {
    Checks.required("growth", growth);
    Checks.required("changepoints", changepoints);
    Checks.required("seasonalities", seasonalities);
    Checks.required("holidays", holidays);
    regressors = Checks.list("regressors", regressors);
    Checks.required("scaling", scaling);
    Checks.required("uncertainty", uncertainty);
    Checks.required("departures", departures);
    Checks.that(
        !(departures.logarithm() && growth.kind() == Growth.Kind.LOGISTIC),
        "logarithm",
        "must not be combined with logistic growth, whose bounds are in the series' unit");
    Set<String> taken = new HashSet<>(PARTS);
    seasonalities.custom().forEach(season -> take(season.name(), taken));
    taken.addAll(SEASONS);
    Stream.concat(
            holidays.days().stream().map(Holiday::name).distinct(),
            regressors.stream().map(given -> given.regressor().name()))
        .forEach(name -> take(name, taken));
  }

  private static void take(String name, Set<String> taken) {
    Checks.that(
        taken.add(name),
        "name",
        "must be of one part alone, \"" + Checks.shown(name) + "\" was taken");
  }

  /**
   * Linear growth with automatic changepoints and seasons, as the model was published.
   *
   * @return the default settings
   */
  public static ProphetOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with another trend.
   *
   * @param form the form of the trend
   * @return the changed settings
   */
  public ProphetOptions withGrowth(Growth form) {
    return new ProphetOptions(
        form, changepoints, seasonalities, holidays, regressors, scaling, uncertainty, departures);
  }

  /**
   * The same with other changepoints.
   *
   * @param changes where the trend may change
   * @return the changed settings
   */
  public ProphetOptions withChangepoints(ChangepointOptions changes) {
    return new ProphetOptions(
        growth, changes, seasonalities, holidays, regressors, scaling, uncertainty, departures);
  }

  /**
   * The same with other seasons.
   *
   * @param seasons the seasons
   * @return the changed settings
   */
  public ProphetOptions withSeasonalities(SeasonalityOptions seasons) {
    return new ProphetOptions(
        growth, changepoints, seasons, holidays, regressors, scaling, uncertainty, departures);
  }

  /**
   * The same with other holidays.
   *
   * @param days the holidays
   * @return the changed settings
   */
  public ProphetOptions withHolidays(HolidayOptions days) {
    return new ProphetOptions(
        growth, changepoints, seasonalities, days, regressors, scaling, uncertainty, departures);
  }

  /**
   * The same with other outside variables.
   *
   * @param variables the variables, of different names
   * @return the changed settings
   */
  public ProphetOptions withRegressors(ProphetRegressor... variables) {
    return new ProphetOptions(
        growth,
        changepoints,
        seasonalities,
        holidays,
        List.of(variables),
        scaling,
        uncertainty,
        departures);
  }

  /**
   * The same with another scaling.
   *
   * @param how how values are scaled
   * @return the changed settings
   */
  public ProphetOptions withScaling(Scaling how) {
    return new ProphetOptions(
        growth, changepoints, seasonalities, holidays, regressors, how, uncertainty, departures);
  }

  /**
   * The same with intervals found in another way.
   *
   * @param how how intervals are found
   * @return the changed settings
   */
  public ProphetOptions withUncertainty(Uncertainty how) {
    return new ProphetOptions(
        growth, changepoints, seasonalities, holidays, regressors, scaling, how, departures);
  }

  /**
   * The same with other departures from the published model.
   *
   * @param beyond the departures
   * @return the changed settings
   */
  public ProphetOptions withDepartures(Departures beyond) {
    return new ProphetOptions(
        growth, changepoints, seasonalities, holidays, regressors, scaling, uncertainty, beyond);
  }
}
