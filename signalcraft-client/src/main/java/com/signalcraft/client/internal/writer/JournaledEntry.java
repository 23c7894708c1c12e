package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.journal.JournaledPoint;
import com.signalcraft.client.internal.json.PointBatchEncoder;

/**
 * A point that was read back from the journal.
 *
 * @param read the point
 * @param bytes its size as JSON
 */
record JournaledEntry(JournaledPoint read, int bytes) {

  static JournaledEntry of(JournaledPoint read) {
    return new JournaledEntry(read, PointBatchEncoder.sizeOf(read.point()));
  }

  Entry at(long now) {
    return new Entry(read.point(), read.sequence(), bytes, now);
  }
}
