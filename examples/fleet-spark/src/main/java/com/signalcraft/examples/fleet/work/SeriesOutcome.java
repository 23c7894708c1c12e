package com.signalcraft.examples.fleet.work;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.jspecify.annotations.Nullable;

/**
 * What became of one series. A bean, as Spark turns beans with arrays into rows without boxing.
 * Times are in milliseconds since 1970-01-01T00:00Z.
 */
public final class SeriesOutcome {

  /** How Spark turns it into a row and back. */
  public static final Encoder<SeriesOutcome> ENCODER = Encoders.bean(SeriesOutcome.class);

  /** {@link #getStatus()} of a series of which everything was made. */
  public static final String MADE = "made";

  /** {@link #getStatus()} of a series of which something could not be made. */
  public static final String FAILED = "failed";

  private String businessId = "";
  private String sourceId = "";
  private String status = MADE;
  private @Nullable String reason;
  private long points;
  private long pointsUsed;
  private long millisTaken;
  private @Nullable String model;
  private @Nullable String description;
  private @Nullable Double accuracy;
  private long[] forecastTimes = {};
  private double[] means = {};
  private double[] lowers = {};
  private double[] uppers = {};
  private long[] anomalyTimes = {};
  private double[] actuals = {};
  private double[] expecteds = {};
  private double[] deviations = {};
  private String[] severities = {};

  /** An empty one, for Spark. */
  public SeriesOutcome() {}

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

  public String getStatus() {
    return status;
  }

  public void setStatus(String status) {
    this.status = status;
  }

  /** Why something could not be made; null where everything was. */
  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  /** How many points the series has. */
  public long getPoints() {
    return points;
  }

  public void setPoints(long points) {
    this.points = points;
  }

  /** How many of them were used, the newest. */
  public long getPointsUsed() {
    return pointsUsed;
  }

  public void setPointsUsed(long pointsUsed) {
    this.pointsUsed = pointsUsed;
  }

  /** How long it took, in milliseconds. */
  public long getMillisTaken() {
    return millisTaken;
  }

  public void setMillisTaken(long millisTaken) {
    this.millisTaken = millisTaken;
  }

  /** The kind of model, by the library's name; null where there is no forecast. */
  public @Nullable String getModel() {
    return model;
  }

  public void setModel(@Nullable String model) {
    this.model = model;
  }

  /** The fitted model in words; null where there is no forecast. */
  public @Nullable String getDescription() {
    return description;
  }

  public void setDescription(@Nullable String description) {
    this.description = description;
  }

  /** How well the model does out of sample, at most 1; null where that is not known. */
  public @Nullable Double getAccuracy() {
    return accuracy;
  }

  public void setAccuracy(@Nullable Double accuracy) {
    this.accuracy = accuracy;
  }

  public long[] getForecastTimes() {
    return forecastTimes;
  }

  public void setForecastTimes(long[] forecastTimes) {
    this.forecastTimes = forecastTimes;
  }

  public double[] getMeans() {
    return means;
  }

  public void setMeans(double[] means) {
    this.means = means;
  }

  public double[] getLowers() {
    return lowers;
  }

  public void setLowers(double[] lowers) {
    this.lowers = lowers;
  }

  public double[] getUppers() {
    return uppers;
  }

  public void setUppers(double[] uppers) {
    this.uppers = uppers;
  }

  public long[] getAnomalyTimes() {
    return anomalyTimes;
  }

  public void setAnomalyTimes(long[] anomalyTimes) {
    this.anomalyTimes = anomalyTimes;
  }

  public double[] getActuals() {
    return actuals;
  }

  public void setActuals(double[] actuals) {
    this.actuals = actuals;
  }

  public double[] getExpecteds() {
    return expecteds;
  }

  public void setExpecteds(double[] expecteds) {
    this.expecteds = expecteds;
  }

  public double[] getDeviations() {
    return deviations;
  }

  public void setDeviations(double[] deviations) {
    this.deviations = deviations;
  }

  public String[] getSeverities() {
    return severities;
  }

  public void setSeverities(String[] severities) {
    this.severities = severities;
  }
}
