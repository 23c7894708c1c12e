package com.signalcraft.internal;

import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What tells one batch from another under the same idempotency key: the SHA-256 of the source and
 * of each point's id, time stamp, value as written, and metadata. The key itself is not in it. It
 * is stored, so it must stay the same from release to release. Immutable.
 */
public final class BodyHash {

  private final byte[] hash;

  private BodyHash(byte[] hash) {
    this.hash = hash;
  }

  /**
   * The hash of a batch.
   *
   * @param batch the batch
   * @return its hash
   */
  public static BodyHash of(PointBatch batch) {
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
    return new BodyHash(digest.digest());
  }

  private static void add(ByteBuffer numbers, UUID id) {
    numbers.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  /**
   * The hash as bytes, to be stored.
   *
   * @return a new array of 32 bytes
   */
  public byte[] bytes() {
    return hash.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BodyHash that && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(hash);
  }
}
