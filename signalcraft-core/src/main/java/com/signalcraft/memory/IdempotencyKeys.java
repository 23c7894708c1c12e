package com.signalcraft.memory;

import com.signalcraft.error.ConflictException;
import com.signalcraft.internal.Sha256;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriteResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
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
   * @throws ConflictException if the key came before with another batch
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
        throw new ConflictException(
            "idempotency_key: the key came before with another batch; give each batch its own");
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

  /** SHA-256 of the source and of each point's id, time stamp, value as written, and metadata. */
  private record BodyHash(ByteBuffer hash) {

    static BodyHash of(PointBatch batch) {
      MessageDigest digest = Sha256.start();
      ByteBuffer numbers = ByteBuffer.allocate(64);
      add(numbers, batch.sourceId());
      for (KpiPoint point : batch.points()) {
        byte[] value = point.value().toString().getBytes(StandardCharsets.UTF_8);
        byte[] metadata = point.metadata().toJson().getBytes(StandardCharsets.UTF_8);
        Instant at = point.timestamp();
        add(numbers, point.id());
        // The lengths keep the end of one text from being taken for the begin of the next.
        numbers.putLong(at.getEpochSecond()).putInt(at.getNano());
        numbers.putInt(value.length).putInt(metadata.length);
        digest.update(numbers.array(), 0, numbers.position());
        digest.update(value);
        digest.update(metadata);
        numbers.clear();
      }
      return new BodyHash(ByteBuffer.wrap(digest.digest()));
    }

    private static void add(ByteBuffer numbers, UUID id) {
      numbers.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
  }
}
