package com.signalcraft.client.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;

class MessageLimiterTest {

  private static final int MAX = 1_024;
  private static final int TEXT = 1;
  private static final int CONTINUATION = 0;
  private static final int PING = 9;

  private record Frame(int opcode, boolean isFinal, ByteString payload) {}

  @Property(tries = 300)
  void messages_are_cut_to_one_byte_more_than_allowed_and_all_else_stays(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9_000) int chunk) throws IOException {
    Random random = new Random(seed);
    List<Frame> expected = new ArrayList<>();
    Buffer wire = new Buffer();
    for (int message = 0; message < 5; message++) {
      int parts = 1 + random.nextInt(4);
      int left = MAX + 1;
      for (int part = 0; part < parts; part++) {
        if (random.nextBoolean()) {
          expected.add(write(wire, PING, true, bytes(random, random.nextInt(126)), 126));
        }
        int length = random.nextInt(4) == 0 ? random.nextInt(70_000) : random.nextInt(600);
        int opcode = part == 0 ? TEXT : CONTINUATION;
        Frame frame = write(wire, opcode, part == parts - 1, bytes(random, length), left);
        left -= frame.payload().size();
        expected.add(frame);
      }
    }
    assertThat(read(limited(inChunks(wire, chunk)))).isEqualTo(expected);
  }

  /** Writes a frame, and gives what is to be left of it. */
  private static Frame write(
      Buffer wire, int opcode, boolean isFinal, ByteString payload, int kept) {
    wire.writeByte(opcode | (isFinal ? 0x80 : 0));
    int size = payload.size();
    if (size < 126) {
      wire.writeByte(size);
    } else if (size <= 0xffff) {
      wire.writeByte(126).writeShort(size);
    } else {
      wire.writeByte(127).writeLong(size);
    }
    wire.write(payload);
    return new Frame(opcode, isFinal, payload.substring(0, Math.min(size, kept)));
  }

  private static ByteString bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return ByteString.of(bytes);
  }

  private static List<Frame> read(BufferedSource source) throws IOException {
    List<Frame> frames = new ArrayList<>();
    while (!source.exhausted()) {
      int first = source.readByte();
      long length = source.readByte() & 0x7f;
      if (length == 126) {
        length = source.readShort() & 0xffff;
      } else if (length == 127) {
        length = source.readLong();
      }
      frames.add(new Frame(first & 0x0f, (first & 0x80) != 0, source.readByteString(length)));
    }
    return frames;
  }

  private static BufferedSource limited(Source source) {
    return Okio.buffer(new MessageLimiter(source, MAX, new Liveness(new FakeTime())));
  }

  private static Source inChunks(Buffer wire, int chunk) {
    return new FakeSource() {
      @Override
      public long read(Buffer sink, long byteCount) {
        return wire.read(sink, Math.min(byteCount, chunk));
      }
    };
  }

  @Test
  void a_message_without_end_takes_no_memory() throws IOException {
    long size = 1L << 31;
    byte[] zeros = new byte[8_192];
    Source endless =
        new FakeSource() {
          private long sent = -1;

          @Override
          public long read(Buffer sink, long byteCount) {
            if (sent == -1) {
              sent = 0;
              sink.writeByte(0x80 | TEXT).writeByte(127).writeLong(size);
              return 10;
            } else if (sent == size) {
              return -1;
            }
            sink.write(zeros);
            sent += zeros.length;
            return zeros.length;
          }
        };
    List<Frame> frames = read(limited(endless));
    assertThat(frames).containsExactly(new Frame(TEXT, true, ByteString.of(new byte[MAX + 1])));
  }

  @Test
  void a_length_that_is_not_allowed_is_left_to_the_reader_to_refuse() throws IOException {
    Buffer wire = new Buffer().writeByte(0x80 | TEXT).writeByte(127).writeLong(-1);
    ByteString asItCame = wire.snapshot();
    assertThat(limited(wire).readByteString()).isEqualTo(asItCame);
  }

  /** A source without anything to close. */
  private abstract static class FakeSource implements Source {
    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {}
  }
}
