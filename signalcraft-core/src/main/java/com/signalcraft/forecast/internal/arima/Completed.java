package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.internal.decompose.Gaps;
import com.signalcraft.forecast.internal.decompose.Mstl;
import com.signalcraft.forecast.internal.decompose.Parts;
import com.signalcraft.forecast.internal.decompose.StlSettings;
import java.util.List;
import java.util.OptionalInt;

/**
 * A series with its missing values filled, for what needs a complete one.
 *
 * @param values the values, those missing filled by trend and season, or on lines without a season
 * @param missing which are missing
 * @param observed how many are not
 */
@SuppressWarnings("ArrayRecordComponent") // internal; made once, never changed after
record Completed(double[] values, boolean[] missing, int observed) {

  private static final int SEASONAL_WINDOW = 11;

  /**
   * Fills a series.
   *
   * @param y the series, NaN where missing, at least one value there
   * @param seasonLength the steps of its season, 1 for none
   * @return the series with its missing values filled
   */
  static Completed of(double[] y, int seasonLength) {
    boolean[] missing = new boolean[y.length];
    int observed = 0;
    for (int i = 0; i < y.length; i++) {
      missing[i] = Double.isNaN(y[i]);
      observed += missing[i] ? 0 : 1;
    }
    double[] values = y.clone();
    if (observed < y.length) {
      if (seasonLength > 1 && y.length > 2 * seasonLength) {
        StlSettings settings = StlSettings.of(seasonLength, OptionalInt.of(SEASONAL_WINDOW), false);
        Parts parts = Mstl.decompose(y, List.of(settings), 1);
        for (int i = 0; i < y.length; i++) {
          if (missing[i]) {
            values[i] = parts.trend()[i] + parts.seasons()[0][i];
          }
        }
      } else {
        Gaps.fillByLines(values);
      }
    }
    return new Completed(values, missing, observed);
  }
}
