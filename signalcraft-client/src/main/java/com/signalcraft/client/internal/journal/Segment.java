package com.signalcraft.client.internal.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * One file of the journal: a header, then records. The header is a magic word (8 bytes), the
 * version of the format (4), the file's number (8) and a CRC-32C of these (4). Guarded by the
 * journal's lock.
 */
final class Segment {

  static final int HEADER_BYTES = 24;

  private static final byte[] MAGIC = "SCJOURNL".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final Pattern NAME = Pattern.compile("journal-(\\p{XDigit}{16})\\.log");

  private final long number;
  private final Path path;
  private long bytes;
  private long firstSequence = -1;
  private long unsettled;

  Segment(Path folder, long number) {
    this.number = number;
    this.path = folder.resolve(String.format("journal-%016x.log", number));
  }

  /** The files in a folder, in their order. */
  static List<Segment> in(Path folder) throws IOException {
    List<Segment> segments = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          Segment segment = new Segment(folder, Long.parseUnsignedLong(name.group(1), 16));
          segment.bytes = Files.size(file);
          segments.add(segment);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    segments.sort(Comparator.comparingLong(Segment::number));
    return segments;
  }

  byte[] header() {
    byte[] header = new byte[HEADER_BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(header).put(MAGIC).putInt(VERSION).putLong(number);
    buffer.putInt(checksum(header));
    return header;
  }

  private static int checksum(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, HEADER_BYTES - Integer.BYTES);
    return (int) crc.getValue();
  }

  /**
   * Whether the file begins as it should.
   *
   * @throws IOException if a later version of the library wrote it
   */
  boolean hasValidHeader() throws IOException {
    byte[] header = new byte[HEADER_BYTES];
    if (bytes < HEADER_BYTES) {
      return false;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.readFully(header);
    }
    ByteBuffer fields = ByteBuffer.wrap(header);
    if (fields.getInt(HEADER_BYTES - Integer.BYTES) != checksum(header)) {
      return false;
    }
    int version = fields.getInt(MAGIC.length);
    if (version > VERSION) {
      throw new IOException(
          path + " has version " + version + " of the format, this library knows up to " + VERSION);
    }
    return true;
  }

  /** Takes note of a point. */
  void add(long sequence) {
    if (firstSequence < 0) {
      firstSequence = sequence;
    }
    unsettled++;
  }

  void settle() {
    unsettled--;
  }

  long number() {
    return number;
  }

  Path path() {
    return path;
  }

  long bytes() {
    return bytes;
  }

  void bytes(long length) {
    bytes = length;
  }

  /** The number of its first point that was not settled when it was opened, or -1. */
  long firstSequence() {
    return firstSequence;
  }

  boolean isSettled() {
    return unsettled == 0;
  }
}
