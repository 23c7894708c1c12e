package com.signalcraft.forecast.diagnostic;

import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.series.TimeSeries;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the seasons do: when they are highest and lowest. Stateless. */
final class SeasonWords {

  /** A calendar tells a season if its averages account for this share of the variance. */
  private static final double CLEAR = 0.8;

  /** Effects that differ by less than this share of the values are not worth a sentence. */
  private static final double SLIGHT = 0.005;

  /** So many of the latest steps are looked at. */
  private static final int LATEST = 20_000;

  private SeasonWords() {}

  /** Parts of the calendar by which a season may go. */
  private enum Calendar {
    HOUR("Within the day", 24),
    WEEKDAY("Within the week", 7),
    MONTH("Within the year", 12);

    private final String within;
    private final int size;

    Calendar(String within, int size) {
      this.within = within;
      this.size = size;
    }

    int position(ZonedDateTime at) {
      return switch (this) {
        case HOUR -> at.getHour();
        case WEEKDAY -> at.getDayOfWeek().getValue() - 1;
        case MONTH -> at.getMonthValue() - 1;
      };
    }

    String name(int position) {
      return switch (this) {
        case HOUR -> String.format(Locale.ROOT, "%02d:00", position);
        case WEEKDAY -> DayOfWeek.of(position + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        case MONTH -> Month.of(position + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      };
    }
  }

  /** A sentence for each part but the first, the trend, that the calendar tells. */
  static List<String> of(FittedForecaster model) {
    List<Component> parts = model.components();
    List<String> sentences = new ArrayList<>();
    if (parts.size() < 2 || model.history().frequency().isEmpty()) {
      return sentences;
    }
    boolean product = isProduct(parts, model.fitted());
    for (Component part : parts.subList(1, parts.size())) {
      for (Calendar calendar : Calendar.values()) {
        double[] averages = averages(part.values(), model.history(), calendar);
        if (averages.length > 0) {
          if (range(averages) >= SLIGHT * (product ? 1 : size(model.fitted()))) {
            sentences.add(sentence(calendar, averages, product));
          }
          break;
        }
      }
    }
    return sentences;
  }

  private static double range(double[] averages) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double average : averages) {
      if (!Double.isNaN(average)) {
        low = Math.min(low, average);
        high = Math.max(high, average);
      }
    }
    return high - low;
  }

  /** How large the values are on average. */
  private static double size(TimeSeries fitted) {
    return Arrays.stream(fitted.values())
        .filter(value -> !Double.isNaN(value))
        .map(Math::abs)
        .average()
        .orElse(0);
  }

  /** Whether the product of the parts, not their sum, is the fitted value. */
  static boolean isProduct(List<Component> parts, TimeSeries fitted) {
    double sumOff = 0;
    double productOff = 0;
    double[][] values = parts.stream().map(Component::values).toArray(double[][]::new);
    for (int i = 0; i < fitted.size(); i++) {
      double sum = 0;
      double product = 1;
      for (double[] part : values) {
        sum += part[i];
        product *= part[i];
      }
      double offSum = Math.abs(sum - fitted.valueAt(i));
      double offProduct = Math.abs(product - fitted.valueAt(i));
      if (!Double.isNaN(offSum) && !Double.isNaN(offProduct)) {
        sumOff += offSum;
        productOff += offProduct;
      }
    }
    return productOff < sumOff;
  }

  /**
   * The average at each position, NaN where there is none; nothing if they do not tell the part.
   */
  private static double[] averages(double[] part, TimeSeries history, Calendar calendar) {
    int from = Math.max(0, part.length - LATEST);
    double[] sums = new double[calendar.size];
    int[] counts = new int[calendar.size];
    int[] positions = new int[part.length];
    double mean = 0;
    int count = 0;
    for (int i = from; i < part.length; i++) {
      positions[i] = calendar.position(history.instantAt(i).atZone(history.zone()));
      if (!Double.isNaN(part[i])) {
        sums[positions[i]] += part[i];
        counts[positions[i]]++;
        mean += part[i];
        count++;
      }
    }
    mean /= count;
    int seen = 0;
    for (int k = 0; k < sums.length; k++) {
      sums[k] /= counts[k];
      seen += counts[k] > 0 ? 1 : 0;
    }
    double total = 0;
    double left = 0;
    for (int i = from; i < part.length; i++) {
      if (!Double.isNaN(part[i])) {
        total += (part[i] - mean) * (part[i] - mean);
        left += (part[i] - sums[positions[i]]) * (part[i] - sums[positions[i]]);
      }
    }
    boolean clear = seen > 1 && count >= 2 * seen && total > 0 && left <= (1 - CLEAR) * total;
    return clear ? sums : new double[0];
  }

  private static String sentence(Calendar calendar, double[] averages, boolean product) {
    int high = -1;
    int low = -1;
    for (int k = 0; k < averages.length; k++) {
      if (!Double.isNaN(averages[k])) {
        high = high < 0 || averages[k] > averages[high] ? k : high;
        low = low < 0 || averages[k] < averages[low] ? k : low;
      }
    }
    return calendar.within
        + ", "
        + calendar.name(high)
        + " is usually highest ("
        + effect(averages[high], product)
        + ") and "
        + calendar.name(low)
        + " lowest ("
        + effect(averages[low], product)
        + ").";
  }

  private static String effect(double value, boolean product) {
    double off = product ? value - 1 : value;
    return (product ? Figures.percent(off) : Figures.number(Math.abs(off)))
        + (off >= 0 ? " above" : " below")
        + " the trend";
  }
}
