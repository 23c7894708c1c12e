package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;

/**
 * What can be set of a detector. Immutable and thread-safe.
 *
 * @param falseAlarms how sensitive it is; {@link FalseAlarmRate#DEFAULT} by default
 * @param severityScale how anomalies are graded; {@link SeverityScale#DEFAULT} by default
 * @param scaleFloor the least standard deviation; {@link ScaleFloor#DEFAULT} by default
 */
public record DetectorOptions(
    FalseAlarmRate falseAlarms, SeverityScale severityScale, ScaleFloor scaleFloor) {

  private static final DetectorOptions DEFAULTS =
      new DetectorOptions(FalseAlarmRate.DEFAULT, SeverityScale.DEFAULT, ScaleFloor.DEFAULT);

  /** Checks that all are there. */
  public DetectorOptions {
    Checks.required("falseAlarms", falseAlarms);
    Checks.required("severityScale", severityScale);
    Checks.required("scaleFloor", scaleFloor);
  }

  /**
   * The options by default.
   *
   * @return the options
   */
  public static DetectorOptions defaults() {
    return DEFAULTS;
  }

  /**
   * These options with another sensitivity.
   *
   * @param rate how many false alarms are allowed
   * @return the options
   */
  public DetectorOptions withFalseAlarms(FalseAlarmRate rate) {
    return new DetectorOptions(rate, severityScale, scaleFloor);
  }

  /**
   * These options with another scale of severity.
   *
   * @param scale the scale
   * @return the options
   */
  public DetectorOptions withSeverityScale(SeverityScale scale) {
    return new DetectorOptions(falseAlarms, scale, scaleFloor);
  }

  /**
   * These options with another least standard deviation.
   *
   * @param floor the floor
   * @return the options
   */
  public DetectorOptions withScaleFloor(ScaleFloor floor) {
    return new DetectorOptions(falseAlarms, severityScale, floor);
  }
}
