package com.signalcraft.client.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.testing.Points;
import com.signalcraft.client.writer.JournalOptions;
import com.signalcraft.client.writer.JournalOptions.Sync;
import com.signalcraft.common.JsonObject;
import com.signalcraft.kpi.KpiPoint;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal with damage gives right points or none, and opens. */
class JournalFuzzTest {

  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final String SECOND = "journal-0000000000000001.log";
  private static final String KEY = "a-key-of-a-batch";

  @TempDir private Path root;

  private final Map<Long, KpiPoint> written = new TreeMap<>();
  private final Map<String, byte[]> files = new TreeMap<>();
  private Path folder;

  /** Two files of points of two sources, some settled, some under way. */
  @BeforeEach
  void writeJournal() throws IOException {
    folder = Files.createDirectory(root.resolve("original"));
    try (Journal journal = Journal.open(options(folder), JournalFiles.SYSTEM)) {
      for (int i = 1; i <= 12; i++) {
        KpiPoint point = point(i);
        written.put((long) i, point);
        journal.append(Journal.record(point), i);
        if (i == 6) {
          journal.sending(new JournaledBatch(A, 1, 5, 3, KEY + 1));
          journal.settled(A, new long[] {1, 3, 5});
        }
      }
      journal.sending(new JournaledBatch(B, 2, 6, 3, KEY + 2));
      // 4,096 bytes are the smallest file, so a large point begins the next one.
      KpiPoint large =
          new KpiPoint(
              new UUID(9, 9),
              A,
              Points.START,
              BigDecimal.ONE,
              JsonObject.of("text", "x".repeat(3_500)));
      written.put(13L, large);
      journal.append(Journal.record(large), 13);
      written.put(14L, point(14));
      journal.append(Journal.record(point(14)), 14);
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    assertThat(files.keySet()).hasSize(3);
  }

  private static KpiPoint point(int i) {
    UUID source = i % 2 == 1 ? A : B;
    return new KpiPoint(
        new UUID(7, i),
        source,
        Points.START.plusNanos(i * 1_000L),
        new BigDecimal("-12345678901234567890.5" + i),
        i % 3 == 0 ? JsonObject.of("shop", "Köln " + i) : JsonObject.EMPTY);
  }

  private static JournalOptions options(Path folder) {
    return new JournalOptions(folder, 1 << 20, 4_096, Sync.NONE);
  }

  @Test
  void an_undamaged_journal_gives_all_that_is_not_settled_in_its_order() throws IOException {
    Reading reading = read(files);

    assertThat(reading.points().keySet())
        .containsExactly(2L, 4L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L);
    assertThat(reading.recovery().batches())
        .containsExactly(Map.entry(B, new JournaledBatch(B, 2, 6, 3, KEY + 2)));
    assertThat(reading.recovery().lastSequence()).isEqualTo(14);
    assertThat(reading.recovery().damagedPlaces()).isZero();
  }

  @Test
  void a_journal_cut_off_anywhere_gives_what_stood_before_and_can_be_written_on()
      throws IOException {
    byte[] whole = files.get(SECOND);
    for (int length = 0; length < whole.length; length += length > 150 ? 37 : 1) {
      Map<String, byte[]> damaged = new HashMap<>(files);
      damaged.put(SECOND, Arrays.copyOf(whole, length));

      Reading reading = read(damaged);

      assertThat(reading.points().keySet())
          .as("cut off at %s", length)
          .contains(2L, 4L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
      assertThat(reading.recovery().damagedPlaces()).as("cut off at %s", length).isZero();
    }
  }

  @Test
  void a_changed_byte_anywhere_costs_one_record_at_the_most() throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      int length = file.getValue().length;
      for (int at = 0; at < length; at++) {
        // the long text of the large point is all alike
        if (file.getKey().equals(SECOND) && at > 150 && at < length - 150 && at % 100 != 0) {
          continue;
        }
        byte[] bytes = file.getValue().clone();
        bytes[at] ^= (byte) (1 << at % 8);
        Map<String, byte[]> damaged = new HashMap<>(files);
        damaged.put(file.getKey(), bytes);

        Reading reading = read(damaged);

        // 3 points come back where the note that they are settled is gone.
        assertThat(reading.points().size())
            .as("%s changed at %s", file.getKey(), at)
            .isBetween(10, 14);
        assertThat(reading.recovery().batches().values())
            .allMatch(batch -> batch.key().startsWith(KEY));
      }
    }
  }

  @Test
  void whatever_is_written_over_it_no_wrong_point_comes_out() throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
    for (int round = 0; round < 200; round++) {
      Map<String, byte[]> damaged = new HashMap<>();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        byte[] bytes = file.getValue().clone();
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(300));
        byte[] rubbish = new byte[to - from];
        if (random.nextBoolean()) {
          random.nextBytes(rubbish);
        }
        System.arraycopy(rubbish, 0, bytes, from, rubbish.length);
        damaged.put(file.getKey(), bytes);
      }

      read(damaged);
    }
  }

  @Test
  void a_missing_file_costs_its_points_alone() throws IOException {
    Map<String, byte[]> damaged = new HashMap<>(files);
    damaged.remove("journal-0000000000000000.log");

    assertThat(read(damaged).points().keySet()).containsExactly(13L, 14L);
  }

  @Test
  void a_file_of_a_later_version_is_left_alone() throws IOException {
    byte[] bytes = files.get(SECOND).clone();
    ByteBuffer header = ByteBuffer.wrap(bytes).putInt(8, 2);
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, 20);
    header.putInt(20, (int) crc.getValue());
    Map<String, byte[]> newer = new HashMap<>(files);
    newer.put(SECOND, bytes);

    assertThatThrownBy(() -> read(newer))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  /** What came out, by number. */
  private record Reading(Recovery recovery, Map<Long, KpiPoint> points) {}

  private Reading read(Map<String, byte[]> contents) throws IOException {
    Path copy = Files.createTempDirectory(root, "copy");
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      Files.write(copy.resolve(file.getKey()), file.getValue());
    }
    Map<Long, KpiPoint> points = new TreeMap<>();
    Recovery recovery;
    try (Journal journal = Journal.open(options(copy), JournalFiles.SYSTEM);
        JournalCursor cursor = journal.cursor(null)) {
      recovery = journal.recovery();
      List<Long> order = new ArrayList<>();
      for (JournaledPoint point = cursor.next(); point != null; point = cursor.next()) {
        assertThat(point.point()).isEqualTo(written.get(point.sequence()));
        points.put(point.sequence(), point.point());
        order.add(point.sequence());
      }
      assertThat(order).isSorted().hasSize((int) recovery.points());
      long next = recovery.lastSequence() + 1;
      journal.append(Journal.record(point(1)), next);
      JournaledPoint appended = cursor.next();
      assertThat(appended).isEqualTo(new JournaledPoint(point(1), next));
    }
    try (Stream<Path> all = Files.list(copy)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        Files.delete(file);
      }
    }
    return new Reading(recovery, points);
  }
}
