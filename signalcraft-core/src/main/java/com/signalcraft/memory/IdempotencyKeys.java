package com.signalcraft.memory;

import com.signalcraft.internal.BodyHash;
import com.signalcraft.internal.Conflicts;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriteResult;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The idempotency keys of one business, each with a hash of the batch it came with and the answer.
 * Thread-safe: of two calls with one key at once, one waits for the other and gets its answer.
 */
final class IdempotencyKeys {

  private static final int STRIPES = 64;

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Object[] stripes = new Object[STRIPES];

  IdempotencyKeys() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Object();
    }
  }

  /**
   * Does the work if the batch's key is new, or gives the answer it got.
   *
   * @throws com.signalcraft.error.ConflictException if the key came before with another batch
   */
  WriteResult once(String key, PointBatch batch, Supplier<WriteResult> work) {
    BodyHash body = BodyHash.of(batch);
    synchronized (stripes[Math.floorMod(key.hashCode(), STRIPES)]) {
      Answer before = answers.get(key);
      if (before == null) {
        WriteResult result = work.get();
        answers.put(key, new Answer(body, replayed(result)));
        return result;
      } else if (!before.body.equals(body)) {
        throw Conflicts.idempotencyKeyReused();
      }
      return before.result;
    }
  }

  private static WriteResult replayed(WriteResult result) {
    return new WriteResult(
        result.inserted(),
        result.corrected(),
        result.unchanged(),
        result.superseded(),
        result.rejected(),
        true);
  }

  private record Answer(BodyHash body, WriteResult result) {}
}
