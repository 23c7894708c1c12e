package com.signalcraft.anomaly;

import com.signalcraft.common.internal.StateKind;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/** How a detector's options are kept in its state. Stateless. */
final class StateFormat {

  /** "SCSD": SignalCraft streaming detector. */
  static final StateKind KIND = new StateKind(0x53435344, (short) 1, "state", "detector state");

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
