package com.signalcraft.examples.fleet.stream;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** What Spark keeps of a series, but for its detector. */
public final class SeriesState {

  /** How Spark turns it into a row and back. */
  public static final Encoder<SeriesState> ENCODER = Encoders.bean(SeriesState.class);

  /** {@link #getLast()} and {@link #getTimer()} where there is none. */
  static final long NONE = Long.MIN_VALUE;

  private String zone = "";
  private long last = NONE;
  private long[] times = {};
  private double[] values = {};
  private long timer = NONE;
  private long upStart = NONE;
  private int upCalm;
  private long downStart = NONE;
  private int downCalm;

  /** An empty one, for Spark. */
  public SeriesState() {}

  /** The zone whose hours and days the detector follows. */
  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }

  /** The time of the last point that was judged. */
  public long getLast() {
    return last;
  }

  public void setLast(long last) {
    this.last = last;
  }

  /** The times of the points that wait, rising. */
  public long[] getTimes() {
    return times;
  }

  public void setTimes(long[] times) {
    this.times = times;
  }

  public double[] getValues() {
    return values;
  }

  public void setValues(double[] values) {
    this.values = values;
  }

  /** When Spark is to call, in the time of the points. */
  public long getTimer() {
    return timer;
  }

  public void setTimer(long timer) {
    this.timer = timer;
  }

  /** When the episode upwards began. */
  public long getUpStart() {
    return upStart;
  }

  public void setUpStart(long upStart) {
    this.upStart = upStart;
  }

  /** How many points came since its last one. */
  public int getUpCalm() {
    return upCalm;
  }

  public void setUpCalm(int upCalm) {
    this.upCalm = upCalm;
  }

  /** When the episode downwards began. */
  public long getDownStart() {
    return downStart;
  }

  public void setDownStart(long downStart) {
    this.downStart = downStart;
  }

  /** How many points came since its last one. */
  public int getDownCalm() {
    return downCalm;
  }

  public void setDownCalm(int downCalm) {
    this.downCalm = downCalm;
  }
}
