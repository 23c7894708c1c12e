package com.signalcraft.examples.fleet.stream;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.jspecify.annotations.Nullable;

/** A point as it was found, of which nothing is known to be right. */
public final class RawPoint {

  /** How Spark turns it into a row and back. */
  public static final Encoder<RawPoint> ENCODER = Encoders.bean(RawPoint.class);

  private @Nullable String place;
  private @Nullable String raw;
  private @Nullable String broken;
  private @Nullable String businessId;
  private @Nullable String sourceId;
  private @Nullable String zone;
  private @Nullable String time;
  private @Nullable String value;
  private long order;
  private long position;
  private long now;

  /** An empty one, for Spark. */
  public RawPoint() {}

  /** Where it was found, for a person. */
  public @Nullable String getPlace() {
    return place;
  }

  public void setPlace(@Nullable String place) {
    this.place = place;
  }

  /** The text that was found, where there is one. */
  public @Nullable String getRaw() {
    return raw;
  }

  public void setRaw(@Nullable String raw) {
    this.raw = raw;
  }

  /** What is wrong with all of it; null where its fields could be told apart. */
  public @Nullable String getBroken() {
    return broken;
  }

  public void setBroken(@Nullable String broken) {
    this.broken = broken;
  }

  public @Nullable String getBusinessId() {
    return businessId;
  }

  public void setBusinessId(@Nullable String businessId) {
    this.businessId = businessId;
  }

  public @Nullable String getSourceId() {
    return sourceId;
  }

  public void setSourceId(@Nullable String sourceId) {
    this.sourceId = sourceId;
  }

  public @Nullable String getZone() {
    return zone;
  }

  public void setZone(@Nullable String zone) {
    this.zone = zone;
  }

  public @Nullable String getTime() {
    return time;
  }

  public void setTime(@Nullable String time) {
    this.time = time;
  }

  public @Nullable String getValue() {
    return value;
  }

  public void setValue(@Nullable String value) {
    this.value = value;
  }

  /** Which of two points with one time came later: the greater. */
  public long getOrder() {
    return order;
  }

  public void setOrder(long order) {
    this.order = order;
  }

  /** Where in its file its block begins, or which record of its partition it is. */
  public long getPosition() {
    return position;
  }

  public void setPosition(long position) {
    this.position = position;
  }

  /** When the batch began, the same if the batch is repeated. */
  public long getNow() {
    return now;
  }

  public void setNow(long now) {
    this.now = now;
  }
}
