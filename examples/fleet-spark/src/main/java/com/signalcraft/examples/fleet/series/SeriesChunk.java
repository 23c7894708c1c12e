package com.signalcraft.examples.fleet.series;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/**
 * Some points of one series, in order of time, or all of them: what travels between machines
 * instead of single points. A bean, as Spark turns beans with arrays into rows without boxing.
 */
public final class SeriesChunk {

  /** How Spark turns it into a row and back. */
  public static final Encoder<SeriesChunk> ENCODER = Encoders.bean(SeriesChunk.class);

  private String businessId = "";
  private String sourceId = "";
  private String zone = "";
  private String aggregation = "";
  private int mostDays = SeriesKey.NO_LIMIT;
  private long first;
  private long[] times = {};
  private double[] values = {};

  /** An empty one, for Spark. */
  public SeriesChunk() {}

  /**
   * Some points of a series.
   *
   * @param key whose they are
   * @param times their times, in milliseconds since 1970-01-01T00:00Z, none before the one before
   *     it; at least one
   * @param values their values, one for each
   * @return the chunk, which keeps the arrays
   */
  public static SeriesChunk of(SeriesKey key, long[] times, double[] values) {
    SeriesChunk chunk = new SeriesChunk();
    chunk.businessId = key.businessId();
    chunk.sourceId = key.sourceId();
    chunk.zone = key.zone();
    chunk.aggregation = key.aggregation();
    chunk.mostDays = key.mostDays();
    chunk.first = times[0];
    chunk.times = times;
    chunk.values = values;
    return chunk;
  }

  /** Whose points they are. */
  public SeriesKey key() {
    return new SeriesKey(businessId, sourceId, zone, aggregation, mostDays);
  }

  public String getBusinessId() {
    return businessId;
  }

  public void setBusinessId(String businessId) {
    this.businessId = businessId;
  }

  public String getSourceId() {
    return sourceId;
  }

  public void setSourceId(String sourceId) {
    this.sourceId = sourceId;
  }

  /** The time zone of the business. */
  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }

  /** What becomes of points that share a time, by the library's name. */
  public String getAggregation() {
    return aggregation;
  }

  public void setAggregation(String aggregation) {
    this.aggregation = aggregation;
  }

  /** How many days of forecasts it may have. */
  public int getMostDays() {
    return mostDays;
  }

  public void setMostDays(int mostDays) {
    this.mostDays = mostDays;
  }

  /** The time of the first point, by which chunks are sorted. */
  public long getFirst() {
    return first;
  }

  public void setFirst(long first) {
    this.first = first;
  }

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
}
