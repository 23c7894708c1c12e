package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.internal.Micros;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PreferQueryMode;
import org.postgresql.util.ByteConverter;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * An array in the database's binary form, which neither side has to format or to parse; the
 * driver's own arrays of these types are text. Not to be changed once it is made.
 */
final class BinaryArray extends PGobject implements PGBinaryObject {

  private static final long serialVersionUID = 1L;

  /** Dimensions, whether there are nulls, the type of elements, their number, the first index. */
  private static final int HEADER = 5 * Integer.BYTES;

  private static final int NULL = -1;

  /** What an array can hold. */
  enum ElementType {
    /** {@code uuid}. */
    UUID(Oid.UUID, Oid.UUID_ARRAY),
    /** {@code timestamptz}. */
    TIMESTAMPTZ(Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY),
    /** {@code numeric}. */
    NUMERIC(Oid.NUMERIC, Oid.NUMERIC_ARRAY);

    private final int oid;
    private final int arrayOid;

    ElementType(int oid, int arrayOid) {
      this.oid = oid;
      this.arrayOid = arrayOid;
    }

    /** The name that the database knows it by. */
    String sqlName() {
      return name().toLowerCase(Locale.ROOT);
    }

    private byte[] encode(Object element) {
      return switch (this) {
        case UUID -> {
          UUID id = (UUID) element;
          yield ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .array();
        }
        case TIMESTAMPTZ ->
            ByteBuffer.allocate(Long.BYTES)
                .putLong(Micros.floor((Instant) element) - Rows.BINARY_EPOCH)
                .array();
        case NUMERIC -> ByteConverter.numeric((BigDecimal) element);
      };
    }
  }

  private final byte[] bytes;

  /**
   * An array.
   *
   * @param type the type of the elements
   * @param elements UUIDs, instants or decimals, as the type wants them; some may be null
   */
  BinaryArray(ElementType type, Collection<? extends @Nullable Object> elements) {
    setType(type.sqlName() + "[]");
    List<byte @Nullable []> encoded = new ArrayList<>(elements.size());
    int size = HEADER;
    boolean nulls = false;
    for (Object element : elements) {
      byte[] one = element == null ? null : type.encode(element);
      encoded.add(one);
      nulls |= one == null;
      size += Integer.BYTES + (one == null ? 0 : one.length);
    }
    ByteBuffer buffer = ByteBuffer.allocate(size);
    buffer.putInt(1).putInt(nulls ? 1 : 0).putInt(type.oid).putInt(elements.size()).putInt(1);
    for (byte[] one : encoded) {
      if (one == null) {
        buffer.putInt(NULL);
      } else {
        buffer.putInt(one.length).put(one);
      }
    }
    bytes = buffer.array();
  }

  /** Whether a connection takes such arrays; makes it take them where it can. */
  static boolean isTakenBy(Connection connection, ElementType type) throws SQLException {
    BaseConnection driver = connection.unwrap(BaseConnection.class);
    if (driver.getPreferQueryMode() == PreferQueryMode.SIMPLE) {
      return false;
    }
    // For what is sent alone; it changes nothing for the connection's other users.
    driver.getQueryExecutor().addBinarySendOid(type.arrayOid);
    return true;
  }

  @Override
  public int lengthInBytes() {
    return bytes.length;
  }

  @Override
  public void toBytes(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }

  /** Never called: results are not read into this. */
  @Override
  public void setByteValue(byte[] value, int offset) {
    throw new UnsupportedOperationException();
  }
}
