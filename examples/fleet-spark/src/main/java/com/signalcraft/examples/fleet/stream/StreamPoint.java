package com.signalcraft.examples.fleet.stream;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.jspecify.annotations.Nullable;

/** A point of a series, or what is wrong with what was found in its place. */
public final class StreamPoint {

  /** How Spark turns it into a row and back. */
  public static final Encoder<StreamPoint> ENCODER = Encoders.bean(StreamPoint.class);

  private String businessId = "";
  private String sourceId = "";
  private String zone = "";
  private long millis;
  private double value;
  private long order;
  private long position;
  private @Nullable String problem;
  private @Nullable String place;
  private @Nullable String raw;

  /** An empty one, for Spark. */
  public StreamPoint() {}

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

  /** Which of two points with one time came later: the greater. */
  public long getOrder() {
    return order;
  }

  public void setOrder(long order) {
    this.order = order;
  }

  /** Which of two points of one order came later: the greater. */
  public long getPosition() {
    return position;
  }

  public void setPosition(long position) {
    this.position = position;
  }

  /** What is wrong with it; null where nothing is. */
  public @Nullable String getProblem() {
    return problem;
  }

  public void setProblem(@Nullable String problem) {
    this.problem = problem;
  }

  /** Where it was found; null where nothing is wrong with it. */
  public @Nullable String getPlace() {
    return place;
  }

  public void setPlace(@Nullable String place) {
    this.place = place;
  }

  /** What was found; null where nothing is wrong with it. */
  public @Nullable String getRaw() {
    return raw;
  }

  public void setRaw(@Nullable String raw) {
    this.raw = raw;
  }
}
