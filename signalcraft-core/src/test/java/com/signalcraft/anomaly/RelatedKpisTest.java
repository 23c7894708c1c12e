package com.signalcraft.anomaly;

import static com.signalcraft.anomaly.SyntheticKpi.FIVE_MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelatedKpisTest {

  private static final int SIZE = 288 * 7;
  private static final int INCIDENT = 1_500;
  private static final Frequency TEN_MINUTES = Frequency.of(10, FrequencyUnit.MINUTE);

  @Test
  void tells_which_moved_with_it_by_which_lag_and_which_first() {
    Map<String, Detection> detections = new LinkedHashMap<>();
    detections.put("revenue", kpi(1, FIVE_MINUTES, INCIDENT, -1, 0));
    detections.put("latency", kpi(2, FIVE_MINUTES, INCIDENT - 4, 1, 0));
    detections.put("refunds", kpi(3, FIVE_MINUTES, INCIDENT + 6, 1, 0.1));
    for (int i = 0; i < 10; i++) {
      detections.put("other " + i, kpi(10 + i, FIVE_MINUTES, -1, 1, 0));
    }

    RelatedKpis<String> found = find(detections, "revenue");

    assertThat(found.related())
        .extracting(RelatedKpi::kpi)
        .containsExactlyInAnyOrder("latency", "refunds");
    assertThat(found.firstMover()).isEqualTo("latency");
    RelatedKpi<String> latency = of(found, "latency");
    assertThat(latency.lag()).isBetween(Duration.ofMinutes(-30), Duration.ofMinutes(-10));
    assertThat(latency.correlation()).isLessThan(-0.5);
    assertThat(latency.significance()).isLessThan(1e-4);
    assertThat(of(found, "refunds").lag())
        .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(40));
    Episode episode = incident(detections.get("revenue"));
    assertThat(found.lookFrom(episode)).isEqualTo(episode.start().plus(latency.lag()));
  }

  @Test
  void grids_need_not_be_equal() {
    Map<String, Detection> detections = new LinkedHashMap<>();
    detections.put("visits", kpi(1, FIVE_MINUTES, INCIDENT, -1, 0.1));
    detections.put("orders", kpi(2, TEN_MINUTES, INCIDENT, -1, 0));

    RelatedKpi<String> orders = of(find(detections, "visits"), "orders");

    assertThat(orders.correlation()).isGreaterThan(0.5);
    assertThat(orders.lag().abs()).isLessThanOrEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void a_kpi_that_moves_alone_is_its_own_first_mover() {
    Map<String, Detection> detections = new LinkedHashMap<>();
    detections.put("visits", kpi(1, FIVE_MINUTES, INCIDENT, -1, 0));
    for (int i = 0; i < 20; i++) {
      detections.put("other " + i, kpi(100 + i, FIVE_MINUTES, -1, 1, 0));
    }

    RelatedKpis<String> found = find(detections, "visits");

    assertThat(found.related()).isEmpty();
    assertThat(found.firstMover()).isEqualTo("visits");
  }

  @Test
  void a_kpi_without_values_or_detection_is_told() {
    Map<String, Detection> detections = new LinkedHashMap<>();
    detections.put("visits", kpi(1, FIVE_MINUTES, INCIDENT, -1, 0));
    detections.put("empty", new Detection(TimeSeries.ofValues(), java.util.List.of()));

    assertThat(find(detections, "visits").related()).isEmpty();
    Episode episode = incident(detections.get("visits"));
    assertThatThrownBy(
            () -> RelatedKpis.of(detections, "orders", episode, RelatedKpis.Options.defaults()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("orders");
  }

  private static RelatedKpis<String> find(Map<String, Detection> detections, String kpi) {
    return RelatedKpis.of(
        detections, kpi, incident(detections.get(kpi)), RelatedKpis.Options.defaults());
  }

  private static RelatedKpi<String> of(RelatedKpis<String> found, String kpi) {
    return found.related().stream().filter(each -> each.kpi().equals(kpi)).findFirst().get();
  }

  private static Episode incident(Detection detection) {
    return detection.episodes().stream()
        .max(java.util.Comparator.comparingInt(Episode::points))
        .get();
  }

  /** A KPI that is out by eight standard deviations, rising and falling, for two hours. */
  private static Detection kpi(
      long seed, Frequency frequency, int incident, int sign, double missing) {
    int perStep = frequency.equals(FIVE_MINUTES) ? 1 : 2;
    TimeSeries series =
        SyntheticKpi.series(
            frequency,
            SIZE / perStep,
            seed,
            (i, at, r) -> {
              int since = i * perStep - incident;
              boolean inside = incident >= 0 && since >= 0 && since < 24;
              double out = inside ? 400 * Math.sin(Math.PI * (since + 1) / 25.0) : 0;
              double value = SyntheticKpi.hourly(at) + 50 * r.nextGaussian() + sign * out;
              return !inside && r.nextDouble() < missing ? Double.NaN : value;
            });
    return Detectors.seasonal().detect(series);
  }
}
