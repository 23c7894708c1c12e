package com.signalcraft.memory;

import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.internal.RowKey;

/** An anomaly, which lists by source and by business share. Guarded by the catalog's lock. */
final class AnomalyState {

  private final SourceState source;
  private final RowKey key;
  private Anomaly anomaly;

  AnomalyState(SourceState source, RowKey key, Anomaly anomaly) {
    this.source = source;
    this.key = key;
    this.anomaly = anomaly;
  }

  SourceState source() {
    return source;
  }

  RowKey key() {
    return key;
  }

  Anomaly anomaly() {
    return anomaly;
  }

  void anomaly(Anomaly changed) {
    anomaly = changed;
  }
}
