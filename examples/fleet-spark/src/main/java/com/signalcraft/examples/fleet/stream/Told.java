package com.signalcraft.examples.fleet.stream;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.jspecify.annotations.Nullable;

/** What there is to tell of a point: an anomaly, or why it was not judged. */
public final class Told {

  /** How Spark turns it into a row and back. */
  public static final Encoder<Told> ENCODER = Encoders.bean(Told.class);

  /** {@link #getKind()} of an anomaly. */
  public static final String ANOMALY = "anomaly";

  /** {@link #getKind()} of a point that came after a later one of its series was judged. */
  public static final String LATE = "late";

  /** {@link #getKind()} of what is not a point. */
  public static final String UNREADABLE = "unreadable";

  /** {@link #getKind()} of a series that begins anew, as its state could not be read. */
  public static final String RESTARTED = "restarted";

  private String kind = "";
  private String businessId = "";
  private String sourceId = "";
  private @Nullable Long millis;
  private @Nullable Double value;
  private @Nullable Double expected;
  private @Nullable Double lower;
  private @Nullable Double upper;
  private @Nullable Double deviation;
  private @Nullable Double score;
  private @Nullable String severity;
  private boolean startsEpisode;
  private @Nullable String explanation;
  private @Nullable String place;
  private @Nullable String raw;

  /** An empty one, for Spark. */
  public Told() {}

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
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

  /** The time, in milliseconds since 1970-01-01T00:00Z. */
  public @Nullable Long getMillis() {
    return millis;
  }

  public void setMillis(@Nullable Long millis) {
    this.millis = millis;
  }

  public @Nullable Double getValue() {
    return value;
  }

  public void setValue(@Nullable Double value) {
    this.value = value;
  }

  public @Nullable Double getExpected() {
    return expected;
  }

  public void setExpected(@Nullable Double expected) {
    this.expected = expected;
  }

  public @Nullable Double getLower() {
    return lower;
  }

  public void setLower(@Nullable Double lower) {
    this.lower = lower;
  }

  public @Nullable Double getUpper() {
    return upper;
  }

  public void setUpper(@Nullable Double upper) {
    this.upper = upper;
  }

  public @Nullable Double getDeviation() {
    return deviation;
  }

  public void setDeviation(@Nullable Double deviation) {
    this.deviation = deviation;
  }

  public @Nullable Double getScore() {
    return score;
  }

  public void setScore(@Nullable Double score) {
    this.score = score;
  }

  public @Nullable String getSeverity() {
    return severity;
  }

  public void setSeverity(@Nullable String severity) {
    this.severity = severity;
  }

  /** Whether it is the first of the points that are odd together. */
  public boolean isStartsEpisode() {
    return startsEpisode;
  }

  public void setStartsEpisode(boolean startsEpisode) {
    this.startsEpisode = startsEpisode;
  }

  /** The anomaly in words, or what is wrong. */
  public @Nullable String getExplanation() {
    return explanation;
  }

  public void setExplanation(@Nullable String explanation) {
    this.explanation = explanation;
  }

  /** Where it was found. */
  public @Nullable String getPlace() {
    return place;
  }

  public void setPlace(@Nullable String place) {
    this.place = place;
  }

  /** What was found. */
  public @Nullable String getRaw() {
    return raw;
  }

  public void setRaw(@Nullable String raw) {
    this.raw = raw;
  }
}
