package com.signalcraft.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.RoundTrip;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Detectors go to other machines as they are, and find there what they find here. */
class DetectorSerialisationTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final DetectorOptions OPTIONS =
      DetectorOptions.defaults()
          .withFalseAlarms(FalseAlarmRate.perWeek(0.3))
          .withDirection(Direction.DOWN)
          .withVoices(EnumSet.of(Voice.POINT, Voice.RUN))
          .withQuietHours(
              List.of(QuietHours.daily("backup", LocalTime.of(2, 0), LocalTime.of(3, 0))))
          .withKnownEvents(
              List.of(new KnownEvent("fair", TimeRange.of(START, START.plusSeconds(7_200)))))
          .withHolidays(
              (first, last) -> List.of(new Holiday("New Year", LocalDate.of(2026, 1, 1))));

  /** One detector for each public method of {@link Detectors} that gives one. */
  private static final Map<String, AnomalyDetector> DETECTORS =
      Map.of(
          "auto()", Detectors.auto(),
          "seasonal()", Detectors.seasonal(),
          "seasonal(DetectorOptions)", Detectors.seasonal(OPTIONS));

  private static Set<String> detectors() {
    return DETECTORS.keySet();
  }

  @Test
  void every_detector_of_the_library_is_in_the_table() {
    assertThat(
            Arrays.stream(Detectors.class.getDeclaredMethods())
                .filter(
                    method ->
                        Modifier.isPublic(method.getModifiers())
                            && method.getReturnType() == AnomalyDetector.class)
                .map(
                    method ->
                        Arrays.stream(method.getParameterTypes())
                            .map(Class::getSimpleName)
                            .collect(Collectors.joining(", ", method.getName() + "(", ")"))))
        .containsExactlyInAnyOrderElementsOf(detectors());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void a_detector_finds_the_same_on_another_machine(String name) throws IOException {
    AnomalyDetector here = DETECTORS.get(name);
    Detection found = here.detect(series());

    assertThat(RoundTrip.of(here).detect(series())).usingRecursiveComparison().isEqualTo(found);
    assertThat(found.verdicts()).anyMatch(Verdict::isAnomaly);
  }

  @Test
  void settings_are_the_same_on_another_machine() throws IOException {
    DetectorOptions there = RoundTrip.of(OPTIONS);

    assertThat(there).usingRecursiveComparison().ignoringFields("holidays").isEqualTo(OPTIONS);
    assertThat(there.holidays()).isPresent();
    assertThat(RoundTrip.of(DetectorOptions.defaults())).isEqualTo(DetectorOptions.defaults());
  }

  private static TimeSeries series() {
    Random random = new Random(3);
    double[] values = new double[24 * 28];
    long[] times = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      times[i] = START.toEpochMilli() + i * 3_600_000L;
      values[i] = 100 + 20 * Math.sin(i * Math.PI / 12) + random.nextGaussian();
    }
    values[500] -= 60;
    return TimeSeries.of(ZoneOffset.UTC, Frequency.HOURLY, times, values);
  }
}
