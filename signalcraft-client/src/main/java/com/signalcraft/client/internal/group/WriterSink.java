package com.signalcraft.client.internal.group;

import com.signalcraft.client.internal.transport.Transport;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriteResult;
import java.util.function.Function;

/**
 * Writes a writer's batches. That the client is closed before its writer says nothing of the
 * points: they are not refused, and stay in the journal where there is one.
 *
 * @param calls writes a batch
 */
record WriterSink(Function<PointBatch, WriteResult> calls)
    implements Function<PointBatch, WriteResult> {

  @Override
  public WriteResult apply(PointBatch batch) {
    try {
      return calls.apply(batch);
    } catch (SignalCraftException e) {
      if (e.code().equals(Transport.CLOSED)) {
        throw new TransportException(
            "the client was closed before its writer", FailureDetails.causedBy(e));
      }
      throw e;
    }
  }
}
