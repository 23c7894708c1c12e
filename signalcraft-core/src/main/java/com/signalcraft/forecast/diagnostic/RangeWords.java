package com.signalcraft.forecast.diagnostic;

import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Forecast;
import java.util.Locale;
import java.util.Optional;

/** How sure a forecast is. Stateless. */
final class RangeWords {

  private static final double NARROW = 0.1;
  private static final double WIDE = 0.4;
  private static final double GOOD = 0.9;
  private static final double POOR = 0.6;

  private RangeWords() {}

  /** The widest band at the last step. */
  static Optional<String> of(Forecast forecast) {
    if (forecast.bands().isEmpty()) {
      return Optional.empty();
    }
    Band band = forecast.bands().get(forecast.bands().size() - 1);
    int last = forecast.mean().size() - 1;
    double mean = forecast.mean().valueAt(last);
    double lower = band.lower()[last];
    double upper = band.upper()[last];
    String chance =
        String.format(Locale.ROOT, "%s %%", Figures.number(100 * band.level().coverage()));
    String range =
        "At the end of it the value should lie between "
            + Figures.number(lower)
            + " and "
            + Figures.number(upper)
            + " with a probability of "
            + chance;
    double half = (upper / 2 - lower / 2) / Math.abs(mean);
    if (!Double.isFinite(half)) {
      return Optional.of(range + ".");
    }
    String judged =
        half <= NARROW
            ? ", a narrow range of ± "
            : half <= WIDE ? ", a range of ± " : ", which leaves much open: ± ";
    return Optional.of(range + judged + Figures.percent(half) + ".");
  }

  /** What a backtest found. */
  static String accuracy(double accuracy) {
    String found =
        "On its own past the model got "
            + Figures.percent(accuracy)
            + " right (100 % less the weighted absolute percentage error)";
    if (accuracy >= GOOD) {
      return found + ".";
    }
    return accuracy >= POOR
        ? found + ", so take single values with care."
        : found + ", so it is a weak guide.";
  }
}
