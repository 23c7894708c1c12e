package com.signalcraft.examples.fleet.series;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** A point as a row. A bean, as Spark reads beans without boxing their numbers. */
public final class PointRow {

  /** How Spark turns it into a row and back. */
  public static final Encoder<PointRow> ENCODER = Encoders.bean(PointRow.class);

  private String businessId = "";
  private String sourceId = "";
  private String zone = "";
  private String aggregation = "";
  private int mostDays = SeriesKey.NO_LIMIT;
  private long millis;
  private double value;

  /** An empty one, for Spark. */
  public PointRow() {}

  /** Whose it is. */
  SeriesKey key() {
    return new SeriesKey(businessId, sourceId, zone, aggregation, mostDays);
  }

  boolean isOf(SeriesKey key) {
    return sourceId.equals(key.sourceId())
        && businessId.equals(key.businessId())
        && zone.equals(key.zone())
        && aggregation.equals(key.aggregation())
        && mostDays == key.mostDays();
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

  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }

  public String getAggregation() {
    return aggregation;
  }

  public void setAggregation(String aggregation) {
    this.aggregation = aggregation;
  }

  /** How many days of forecasts its source may have. */
  public int getMostDays() {
    return mostDays;
  }

  public void setMostDays(int mostDays) {
    this.mostDays = mostDays;
  }

  /** The time, in milliseconds since 1970-01-01T00:00Z. */
  public long getMillis() {
    return millis;
  }

  public void setMillis(long millis) {
    this.millis = millis;
  }

  public double getValue() {
    return value;
  }

  public void setValue(double value) {
    this.value = value;
  }
}
