package com.signalcraft.examples.fleet.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.streaming.ExpiredTimerInfo;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StatefulProcessor;
import org.apache.spark.sql.streaming.StatefulProcessorHandle;
import org.apache.spark.sql.streaming.TTLConfig;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.TimerValues;
import org.apache.spark.sql.streaming.ValueState;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Keeps the points of each series until the watermark has passed them, and judges them in order.
 * Called by Spark for one series after the other; the state is Spark's.
 */
final class SeriesProcessor extends StatefulProcessor<Tuple2<String, String>, StreamPoint, Told> {

  private static final long serialVersionUID = 1L;

  private final StreamSettings settings;
  private final StreamCounts counts;

  // Two, as the detector is written only when it has learnt.
  private transient @Nullable ValueState<SeriesState> series;
  private transient @Nullable ValueState<byte[]> detector;

  SeriesProcessor(StreamSettings settings, StreamCounts counts) {
    this.settings = settings;
    this.counts = counts;
  }

  @Override
  public void init(OutputMode outputMode, TimeMode timeMode) {
    StatefulProcessorHandle handle = getHandle();
    series = handle.getValueState("series", SeriesState.ENCODER, TTLConfig.NONE());
    detector = handle.getValueState("detector", Encoders.BINARY(), TTLConfig.NONE());
  }

  @Override
  public Iterator<Told> handleInputRows(
      Tuple2<String, String> key, Iterator<StreamPoint> rows, TimerValues timers) {
    List<Told> told = new ArrayList<>();
    List<StreamPoint> points = new ArrayList<>();
    while (rows.hasNext()) {
      StreamPoint row = rows.next();
      if (row.getProblem() == null) {
        points.add(row);
      } else {
        told.add(ToldOf.unreadable(row));
      }
    }
    if (!points.isEmpty()) {
      SeriesTurn turn = turn(key, told);
      turn.forgetIfSilent(timers.getCurrentWatermarkInMs());
      turn.take(points);
      turn.judge(timers.getCurrentWatermarkInMs(), SeriesState.NONE);
    }
    return iterator(told);
  }

  @Override
  public Iterator<Told> handleExpiredTimer(
      Tuple2<String, String> key, TimerValues timers, ExpiredTimerInfo expired) {
    List<Told> told = new ArrayList<>();
    if (!Objects.requireNonNull(series).exists()) {
      return iterator(told);
    }
    turn(key, told).judge(timers.getCurrentWatermarkInMs(), expired.getExpiryTimeInMs());
    return iterator(told);
  }

  private SeriesTurn turn(Tuple2<String, String> key, List<Told> told) {
    return new SeriesTurn(
        key,
        settings,
        counts,
        getHandle(),
        Objects.requireNonNull(series),
        Objects.requireNonNull(detector),
        told);
  }

  private static Iterator<Told> iterator(List<Told> told) {
    return CollectionConverters.asScala(told.iterator());
  }
}
