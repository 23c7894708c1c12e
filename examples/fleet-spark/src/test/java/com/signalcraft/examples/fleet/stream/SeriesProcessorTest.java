package com.signalcraft.examples.fleet.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.StreamingDetector;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.TwsTester;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** The work on a series, with the state in memory. */
class SeriesProcessorTest {

  private static final long HOUR = Fleet.STEP;
  private static final Tuple2<String, String> KEY = new Tuple2<>("business", "source");

  private final TwsTester<Tuple2<String, String>, StreamPoint, Told> spark = tester(false);

  private static StreamSettings settings(boolean restartUnreadable) {
    return new StreamSettings(
        Duration.ofHours(6),
        Duration.ofDays(1),
        Duration.ofHours(48),
        0.5,
        restartUnreadable,
        false);
  }

  private static TwsTester<Tuple2<String, String>, StreamPoint, Told> tester(boolean restart) {
    return new TwsTester<>(
        new SeriesProcessor(settings(restart), StreamCounts.unregistered()),
        CollectionConverters.asScala(List.<Tuple2<Tuple2<String, String>, Object>>of()).toList(),
        TimeMode.EventTime(),
        OutputMode.Append(),
        // Points carry no time that Spark knows of, as in the job.
        Option.apply(point -> (Object) Long.MAX_VALUE));
  }

  private static StreamPoint point(long millis, double value, int position) {
    StreamPoint point = new StreamPoint();
    point.setBusinessId(KEY._1());
    point.setSourceId(KEY._2());
    point.setZone(Fleet.ZONE);
    point.setMillis(millis);
    point.setValue(value);
    point.setPosition(position);
    return point;
  }

  private static List<Told> take(
      TwsTester<Tuple2<String, String>, StreamPoint, Told> spark, StreamPoint... points) {
    return new ArrayList<>(
        CollectionConverters.asJava(
            spark.test(KEY, CollectionConverters.asScala(List.of(points)).toList())));
  }

  private static List<Told> passes(
      TwsTester<Tuple2<String, String>, StreamPoint, Told> spark, long watermark) {
    return new ArrayList<>(CollectionConverters.asJava(spark.setWatermark(watermark)));
  }

  private byte[] detector() {
    return spark.<byte[]>peekValueState("detector", KEY).get();
  }

  private static byte[] detector(Map<Long, Double> points) {
    StreamingDetector detector =
        Detectors.streaming(ZoneId.of(Fleet.ZONE), settings(false).detectorOptions());
    points.forEach(detector::update);
    return detector.saveState();
  }

  @Property(tries = 100)
  void points_that_come_in_time_are_seen_in_order_once_however_they_come(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
    Random random = new Random(seed);
    TwsTester<Tuple2<String, String>, StreamPoint, Told> own = tester(false);
    TreeMap<Long, Double> ordered = new TreeMap<>();
    List<StreamPoint> coming = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long time = Fleet.START + random.nextInt(40) * HOUR;
      coming.add(point(time, random.nextInt(100), i));
    }
    // Each up to six hours late; of two with one time that which comes later counts.
    coming.sort(Comparator.comparingLong(point -> point.getMillis() + random(point) * HOUR));
    for (int i = 0; i < count; i++) {
      coming.get(i).setPosition(i);
    }
    coming.forEach(point -> ordered.put(point.getMillis(), point.getValue()));
    List<Told> told = new ArrayList<>();
    long greatest = Long.MIN_VALUE;
    long watermark = 0;
    for (int i = 0; i < count; ) {
      int size = Math.min(count - i, 1 + random.nextInt(8));
      List<StreamPoint> batch = new ArrayList<>(coming.subList(i, i + size));
      Collections.shuffle(batch, random);
      told.addAll(take(own, batch.toArray(StreamPoint[]::new)));
      for (StreamPoint point : batch) {
        greatest = Math.max(greatest, point.getMillis());
      }
      if (greatest - 6 * HOUR - 1 > watermark) {
        watermark = greatest - 6 * HOUR - 1;
        told.addAll(passes(own, watermark));
      }
      i += size;
    }
    passes(own, greatest);

    assertThat(told).filteredOn(each -> each.getKind().equals(Told.LATE)).isEmpty();
    assertThat(own.<byte[]>peekValueState("detector", KEY).get()).isEqualTo(detector(ordered));
    assertThat(own.<SeriesState>peekValueState("series", KEY).get().getTimes()).isEmpty();
  }

  /** Up to six hours, the same for all points of one time, so that they come in one order. */
  private static int random(StreamPoint point) {
    return new Random(point.getMillis()).nextInt(7);
  }

  @Test
  void points_wait_until_the_watermark_is_there() {
    assertThat(take(spark, point(2 * HOUR, 1, 0), point(HOUR, 2, 1))).isEmpty();
    assertThat(spark.<byte[]>peekValueState("detector", KEY).isEmpty()).isTrue();
    passes(spark, HOUR);
    assertThat(detector()).isEqualTo(detector(Map.of(HOUR, 2.0)));
    assertThat(spark.<SeriesState>peekValueState("series", KEY).get().getTimes())
        .containsExactly(2 * HOUR);
  }

  @Test
  void a_late_point_is_told_and_not_seen() {
    take(spark, point(2 * HOUR, 1, 0));
    passes(spark, 3 * HOUR);
    byte[] before = detector();

    List<Told> told = take(spark, point(HOUR, 9, 0), point(2 * HOUR, 9, 1));

    assertThat(told).hasSize(2).allMatch(each -> each.getKind().equals(Told.LATE));
    assertThat(told.get(0).getExplanation())
        .isEqualTo("came after the point of 1970-01-01T02:00:00Z of its series was judged");
    assertThat(told.get(0).getValue()).isEqualTo(9);
    assertThat(detector()).isEqualTo(before);
  }

  @Test
  void behind_the_watermark_a_point_is_seen_at_once_while_its_series_is_in_order() {
    take(spark, point(HOUR, 1, 0));
    passes(spark, 40 * HOUR);
    take(spark, point(3 * HOUR, 1, 0), point(2 * HOUR, 1, 1));
    assertThat(spark.<SeriesState>peekValueState("series", KEY).get().getLast())
        .isEqualTo(3 * HOUR);
  }

  @Test
  void a_silent_series_is_forgotten_when_its_time_has_come_and_begins_anew() {
    take(spark, point(HOUR, 1, 0));
    passes(spark, 30 * HOUR);
    take(spark, point(20 * HOUR, 1, 0));
    passes(spark, 50 * HOUR);
    assertThat(spark.<byte[]>peekValueState("detector", KEY).isEmpty())
        .as("the first point is 49 hours back, the second 30")
        .isFalse();
    passes(spark, 68 * HOUR);
    assertThat(spark.<byte[]>peekValueState("detector", KEY).isEmpty()).isTrue();
    assertThat(spark.<SeriesState>peekValueState("series", KEY).isEmpty()).isTrue();

    take(spark, point(70 * HOUR, 5, 0));
    passes(spark, 71 * HOUR);
    assertThat(detector()).isEqualTo(detector(Map.of(70 * HOUR, 5.0)));
  }

  @Test
  void a_state_that_cannot_be_read_stops_the_stream_and_names_the_series_and_the_way_out() {
    take(spark, point(HOUR, 1, 0));
    passes(spark, HOUR);
    spark.updateValueState("detector", KEY, new byte[] {1, 2, 3});
    take(spark, point(2 * HOUR, 1, 0));
    assertThatThrownBy(() -> passes(spark, 2 * HOUR))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("series source of business \"business\" cannot be read")
        .hasMessageContaining("--restart-unreadable");
  }

  @Test
  void or_the_series_begins_anew_where_that_is_wanted() {
    TwsTester<Tuple2<String, String>, StreamPoint, Told> lenient = tester(true);
    take(lenient, point(HOUR, 1, 0));
    passes(lenient, HOUR);
    lenient.updateValueState("detector", KEY, new byte[] {1, 2, 3});
    take(lenient, point(2 * HOUR, 4, 0));
    List<Told> told = passes(lenient, 2 * HOUR);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).getKind()).isEqualTo(Told.RESTARTED);
    assertThat(told.get(0).getExplanation()).startsWith("its state could not be read");
    assertThat(lenient.<byte[]>peekValueState("detector", KEY).get())
        .isEqualTo(detector(Map.of(2 * HOUR, 4.0)));
  }

  @Test
  void what_is_no_point_is_told_and_leaves_no_state() {
    StreamPoint broken = point(0, 0, 0);
    broken.setProblem("value: is missing");
    broken.setPlace("file 1");
    broken.setRaw("{}");
    List<Told> told = take(spark, broken);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).getKind()).isEqualTo(Told.UNREADABLE);
    assertThat(told.get(0).getPlace()).isEqualTo("file 1");
    assertThat(told.get(0).getRaw()).isEqualTo("{}");
    assertThat(spark.<SeriesState>peekValueState("series", KEY).isEmpty()).isTrue();
  }
}
