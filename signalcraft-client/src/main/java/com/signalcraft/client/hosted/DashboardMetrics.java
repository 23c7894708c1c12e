package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.kpi.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The points of sources with their statistics. Immutable.
 *
 * @param timeframe how far they go back
 * @param data each source
 */
public record DashboardMetrics(OpenEnum<Timeframe> timeframe, List<SourceMetrics> data) {

  public DashboardMetrics {
    Checks.required("timeframe", timeframe);
    data = Checks.list("data", data);
  }

  /**
   * The points of a source. Immutable.
   *
   * @param sourceId the source
   * @param sourceName its name
   * @param unit the unit of its values, or null
   * @param points its points, the newest first
   * @param statistics what they come to
   */
  public record SourceMetrics(
      UUID sourceId,
      String sourceName,
      @Nullable String unit,
      List<Value> points,
      Statistics statistics) {

    public SourceMetrics {
      Checks.required("source_id", sourceId);
      Checks.required("source_name", sourceName);
      points = Checks.list("data_points", points);
      Checks.required("statistics", statistics);
    }
  }

  /**
   * A value at an instant. Immutable.
   *
   * @param timestamp when
   * @param value the value, in the source's unit
   */
  public record Value(Instant timestamp, BigDecimal value) {

    public Value {
      Checks.required("timestamp", timestamp);
      Checks.required("value", value);
    }
  }

  /**
   * What values come to, in the source's unit; each null where there are none. Immutable.
   *
   * @param avg their mean
   * @param min the least
   * @param max the greatest
   * @param total their sum
   */
  public record Statistics(
      @Nullable BigDecimal avg,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      @Nullable BigDecimal total) {}
}
