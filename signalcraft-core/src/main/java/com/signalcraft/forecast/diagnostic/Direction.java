package com.signalcraft.forecast.diagnostic;

import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.Locale;
import java.util.Optional;

/** Where a forecast goes against the past. Stateless. */
final class Direction {

  private static final double SAME = 0.005;

  private Direction() {}

  /**
   * The mean of the forecast against that of the same steps before it: where there is a season, by
   * the calendar or the values, the same ones so many whole seasons earlier, else as many.
   */
  static Optional<String> of(FittedForecaster model, Forecast forecast) {
    TimeSeries history = model.history();
    TimeSeries mean = forecast.mean();
    int steps = mean.size();
    int season = SeasonLengths.primary(history);
    long seasons = (steps + season - 1L) / season;
    long back = seasons * season <= history.size() ? seasons * season : steps;
    Frequency frequency = mean.frequency().orElse(Frequency.INDEX);
    double before = 0;
    double after = 0;
    int count = 0;
    for (int h = 0; h < steps; h++) {
      long index = history.size() + h - back;
      if (index >= 0 && index < history.size() && !history.isMissing((int) index)) {
        before += history.valueAt((int) index);
        after += mean.valueAt(h);
        count++;
      }
    }
    String begin = "The forecast averages " + Figures.number(average(mean));
    String over = " over the next " + Figures.steps(steps, frequency);
    if (2 * count < steps) {
      return Optional.of(begin + over + ".");
    }
    String than =
        back == steps
            ? "the " + Figures.steps(steps, frequency) + " before"
            : "the same "
                + Figures.steps(steps, frequency)
                + " "
                + Figures.steps((int) back, frequency)
                + " earlier";
    return Optional.of(begin + over + ", " + change(before / count, after / count, than) + ".");
  }

  private static double average(TimeSeries mean) {
    double sum = 0;
    for (int h = 0; h < mean.size(); h++) {
      sum += mean.valueAt(h) / mean.size();
    }
    return sum;
  }

  private static String change(double before, double after, String than) {
    double difference = after - before;
    if (before > 0 && after >= 0) {
      double share = difference / before;
      if (Math.abs(share) < SAME) {
        return "about as much as in " + than;
      }
      return String.format(
          Locale.ROOT,
          "%s %s than in %s",
          Figures.percent(share),
          share > 0 ? "more" : "less",
          than);
    }
    if (difference == 0) {
      return "as much as in " + than;
    }
    return Figures.number(Math.abs(difference))
        + (difference > 0 ? " more than in " : " less than in ")
        + than;
  }
}
