package com.signalcraft.examples.report.business;

import com.signalcraft.forecast.Prediction;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Combines the values of a forecast to the steps of a history, so that they can be compared. */
final class Ahead {

  private Ahead() {}

  /**
   * The forecast by steps; those that it does not fill are left out. The bounds of a step are those
   * of its values, combined in the same way: wide enough, whether or not the values err together.
   */
  static List<Prediction> of(
      List<Prediction> predictions, Frequency step, ZoneId zone, Aggregation aggregation) {
    Map<Long, List<Prediction>> byStep =
        predictions.stream()
            .collect(
                Collectors.groupingBy(
                    made -> step.floor(made.forecastDate().toEpochMilli(), zone),
                    TreeMap::new,
                    Collectors.toList()));
    int most = byStep.values().stream().mapToInt(List::size).max().orElse(0);
    if (most <= 1) {
      return predictions;
    }
    List<Prediction> combined = new ArrayList<>();
    byStep.forEach(
        (at, parts) -> {
          if (parts.size() == most) {
            combined.add(combined(Instant.ofEpochMilli(at), parts, aggregation));
          }
        });
    return combined;
  }

  private static Prediction combined(Instant at, List<Prediction> parts, Aggregation how) {
    BigDecimal mean = required(parts, Prediction::predictedValue, how);
    BigDecimal lower = all(parts, Prediction::confidenceLower, how);
    BigDecimal upper = all(parts, Prediction::confidenceUpper, how);
    return new Prediction(
        at, mean, lower == null ? null : lower.min(mean), upper == null ? null : upper.max(mean));
  }

  private static @Nullable BigDecimal all(
      List<Prediction> parts, Function<Prediction, @Nullable BigDecimal> part, Aggregation how) {
    return parts.stream().anyMatch(made -> part.apply(made) == null)
        ? null
        : required(parts, part, how);
  }

  private static BigDecimal required(
      List<Prediction> parts, Function<Prediction, @Nullable BigDecimal> part, Aggregation how) {
    List<BigDecimal> values = new ArrayList<>();
    for (Prediction made : parts) {
      BigDecimal value = part.apply(made);
      if (value != null) {
        values.add(value);
      }
    }
    BigDecimal total = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return switch (how) {
      case SUM, COUNT -> total;
      case AVG -> total.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
      case MIN -> values.stream().reduce(BigDecimal::min).orElse(total);
      case MAX -> values.stream().reduce(BigDecimal::max).orElse(total);
      case LAST -> values.get(values.size() - 1);
    };
  }
}
