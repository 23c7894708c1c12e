package com.signalcraft.client.internal.journal;

import com.signalcraft.client.internal.json.MetadataText;
import com.signalcraft.common.JsonObject;
import com.signalcraft.error.ValidationException;
import com.signalcraft.internal.Micros;
import com.signalcraft.kpi.KpiPoint;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Records of the journal as bytes, big endian: the length of what follows the checksum (4 bytes),
 * the CRC-32C of length and payload (4), and the payload, which begins with its type (1) and a
 * sequence number (8). Stateless.
 */
final class RecordCodec {

  /** What stands before a payload. */
  static final int FRAME_BYTES = 8;

  /** The shortest payload: type, sequence number, source. */
  static final int MIN_PAYLOAD = 25;

  /** More than the longest payload, a point with 8,192 bytes of metadata. */
  static final int MAX_PAYLOAD = 16_384;

  private static final byte POINT = 1;
  private static final byte BATCH = 2;
  private static final byte SETTLED = 3;

  private static final int SEQUENCE_AT = FRAME_BYTES + 1;

  /** Of a point: id, microseconds, scale and the count of the value's bytes. */
  private static final int POINT_BYTES = 26;

  private static final byte[] NOTHING = {};

  private RecordCodec() {}

  /** A point; its sequence number is filled in by {@link #seal}. */
  static byte[] point(KpiPoint point) {
    byte[] digits = point.value().unscaledValue().toByteArray();
    byte[] metadata =
        point.metadata().isEmpty()
            ? NOTHING
            : point.metadata().toJson().getBytes(StandardCharsets.UTF_8);
    byte[] frame = frame(POINT, point.sourceId(), POINT_BYTES + digits.length + metadata.length);
    ByteBuffer rest = rest(frame);
    put(rest, point.id());
    rest.putLong(Micros.floor(point.timestamp()));
    rest.put((byte) point.value().scale());
    rest.put((byte) digits.length);
    rest.put(digits);
    rest.put(metadata);
    return frame;
  }

  /** A note that points of a source are sent together, under a key. */
  static byte[] batch(JournaledBatch batch) {
    byte[] key = batch.key().getBytes(StandardCharsets.UTF_8);
    byte[] frame = frame(BATCH, batch.sourceId(), Long.BYTES + Integer.BYTES + key.length);
    rest(frame).putLong(batch.firstSequence()).putInt(batch.points()).put(key);
    return seal(frame, batch.lastSequence());
  }

  /** A note that the points of a source are settled, up to a sequence number. */
  static byte[] settled(UUID sourceId, long lastSequence) {
    return seal(frame(SETTLED, sourceId, 0), lastSequence);
  }

  private static byte[] frame(byte type, UUID sourceId, int more) {
    int payload = MIN_PAYLOAD + more;
    byte[] frame = new byte[FRAME_BYTES + payload];
    ByteBuffer buffer = ByteBuffer.wrap(frame);
    put(buffer.putInt(payload).putInt(0).put(type).putLong(0), sourceId);
    return frame;
  }

  private static ByteBuffer rest(byte[] frame) {
    return ByteBuffer.wrap(frame).position(FRAME_BYTES + MIN_PAYLOAD);
  }

  /** Fills the sequence number and the checksum in. */
  static byte[] seal(byte[] frame, long sequence) {
    ByteBuffer buffer = ByteBuffer.wrap(frame);
    buffer.putLong(SEQUENCE_AT, sequence);
    buffer.putInt(4, checksum(frame, 0, frame.length - FRAME_BYTES));
    return frame;
  }

  /** The checksum of a frame that begins somewhere in an array. */
  static int checksum(byte[] bytes, int at, int payload) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, at, 4);
    crc.update(bytes, at + FRAME_BYTES, payload);
    return (int) crc.getValue();
  }

  static boolean isPoint(ByteBuffer payload) {
    return payload.get(payload.position()) == POINT;
  }

  static boolean isBatch(ByteBuffer payload) {
    return payload.get(payload.position()) == BATCH;
  }

  static boolean isSettled(ByteBuffer payload) {
    return payload.get(payload.position()) == SETTLED;
  }

  /** The number of the point, or of the last point that a note is about. */
  static long sequence(ByteBuffer payload) {
    return payload.getLong(payload.position() + 1);
  }

  static UUID sourceId(ByteBuffer payload) {
    int at = payload.position() + 9;
    return new UUID(payload.getLong(at), payload.getLong(at + 8));
  }

  /**
   * A point.
   *
   * @throws IOException if the payload is none that this version writes
   */
  static KpiPoint readPoint(ByteBuffer payload) throws IOException {
    ByteBuffer in = payload.slice();
    try {
      UUID sourceId = sourceId(in);
      in.position(MIN_PAYLOAD);
      UUID id = new UUID(in.getLong(), in.getLong());
      long micros = in.getLong();
      int scale = in.get();
      byte[] digits = new byte[in.get()];
      in.get(digits);
      byte[] metadata = new byte[in.remaining()];
      in.get(metadata);
      return new KpiPoint(
          id,
          sourceId,
          Micros.instant(micros),
          new BigDecimal(new BigInteger(digits), scale),
          metadata.length == 0 ? JsonObject.EMPTY : MetadataText.parse(metadata));
    } catch (BufferUnderflowException
        | NegativeArraySizeException
        | NumberFormatException
        | ValidationException e) {
      throw new IOException("a record of the journal is no point", e);
    }
  }

  /** A batch; the payload is one, as its type says and its checksum proves. */
  static JournaledBatch readBatch(ByteBuffer payload) {
    ByteBuffer in = payload.slice();
    UUID sourceId = sourceId(in);
    long last = sequence(in);
    in.position(MIN_PAYLOAD);
    long first = in.getLong();
    int points = in.getInt();
    byte[] key = new byte[in.remaining()];
    in.get(key);
    return new JournaledBatch(
        sourceId, first, last, points, new String(key, StandardCharsets.UTF_8));
  }

  private static void put(ByteBuffer buffer, UUID id) {
    buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }
}
