package com.signalcraft.anomaly;

/** How a detector's options are kept in its state. Stateless. */
final class StateFormat {

  private StateFormat() {}

  static void writeOptions(StateWriter out, DetectorOptions options) {
    SeverityScale severity = options.severityScale();
    out.put(options.falseAlarms().basis().name())
        .put(options.falseAlarms().rate())
        .put(severity.low())
        .put(severity.medium())
        .put(severity.high())
        .put(severity.critical())
        .put(options.scaleFloor().relative())
        .put(options.scaleFloor().absolute());
  }

  static DetectorOptions readOptions(StateReader in) {
    FalseAlarmRate.Basis basis = in.getConstant(FalseAlarmRate.Basis.class);
    return new DetectorOptions(
        new FalseAlarmRate(in.getDouble(), basis),
        new SeverityScale(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble()),
        new ScaleFloor(in.getDouble(), in.getDouble()));
  }
}
