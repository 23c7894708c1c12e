package com.signalcraft.examples.fleet.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.series.Aggregation;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PackAndAssembleTest {

  private static final int ALL = Integer.MAX_VALUE / 2;

  @Property(tries = 300)
  void every_point_comes_back_in_its_series_whatever_the_order_and_however_few_are_held(
      @ForAll @Size(max = 200) List<@IntRange(max = 5) Integer> sources,
      @ForAll @IntRange(min = 1, max = 50) int held) {
    List<PointRow> rows = new ArrayList<>();
    Map<String, List<Double>> expected = new HashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      String business = "b" + sources.get(i) / 3;
      String source = "s" + sources.get(i) % 3;
      rows.add(row(business, source, i, i));
      expected.computeIfAbsent(business + source, none -> new ArrayList<>()).add((double) i);
    }
    Map<String, List<Double>> found = new HashMap<>();
    Iterator<WholeSeries> series = assembled(new ChunkPacker(rows.iterator(), held), ALL);
    while (series.hasNext()) {
      WholeSeries one = series.next();
      String name = one.key().businessId() + one.key().sourceId();
      assertThat(found).as("each series comes once").doesNotContainKey(name);
      found.put(name, values(one));
      assertThat(one.points()).isEqualTo(one.used());
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void points_in_the_order_of_their_series_become_a_chunk_each() {
    List<PointRow> rows = new ArrayList<>();
    for (int series = 0; series < 30; series++) {
      for (int i = 0; i < 100; i++) {
        rows.add(row("b", "s" + series, i, i));
      }
    }
    List<SeriesChunk> chunks = all(new ChunkPacker(rows.iterator()));
    assertThat(chunks).hasSize(30).allSatisfy(chunk -> assertThat(chunk.getTimes()).hasSize(100));
  }

  @Test
  void a_huge_series_is_cut_into_chunks_and_its_newest_points_are_used() {
    int count = 3 * ChunkPacker.MOST_IN_CHUNK + 7;
    Iterator<PointRow> rows =
        new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < count;
          }

          @Override
          public PointRow next() {
            PointRow row = row("b", "huge", next, next);
            next++;
            return row;
          }
        };
    List<SeriesChunk> chunks = all(new ChunkPacker(rows));
    assertThat(chunks)
        .hasSize(4)
        .allSatisfy(
            chunk ->
                assertThat(chunk.getTimes()).hasSizeLessThanOrEqualTo(ChunkPacker.MOST_IN_CHUNK));
    WholeSeries series = new SeriesAssembler(chunks.iterator(), 1_000).next();
    assertThat(series.points()).isEqualTo(count);
    assertThat(series.used()).isEqualTo(1_000);
    assertThat(series.columns().series(ZoneOffset.UTC, Aggregation.SUM).timestampAt(0))
        .isEqualTo(count - 1_000);
  }

  @Test
  void nothing_comes_of_nothing() {
    assertThat(new ChunkPacker(List.<PointRow>of().iterator()).hasNext()).isFalse();
    assertThat(new SeriesAssembler(List.<SeriesChunk>of().iterator(), ALL).hasNext()).isFalse();
  }

  private static Iterator<WholeSeries> assembled(Iterator<SeriesChunk> chunks, int most) {
    List<SeriesChunk> sorted = new ArrayList<>(all(chunks));
    sorted.sort(
        Comparator.comparing(SeriesChunk::getBusinessId)
            .thenComparing(SeriesChunk::getSourceId)
            .thenComparing(SeriesChunk::getFirst));
    return new SeriesAssembler(sorted.iterator(), most);
  }

  private static List<SeriesChunk> all(Iterator<SeriesChunk> chunks) {
    List<SeriesChunk> list = new ArrayList<>();
    chunks.forEachRemaining(list::add);
    return list;
  }

  private static List<Double> values(WholeSeries series) {
    List<Double> values = new ArrayList<>();
    for (double value : series.columns().series(ZoneOffset.UTC, Aggregation.SUM).values()) {
      values.add(value);
    }
    return values;
  }

  private static PointRow row(String business, String source, long millis, double value) {
    PointRow row = new PointRow();
    row.setBusinessId(business);
    row.setSourceId(source);
    row.setZone("UTC");
    row.setAggregation("sum");
    row.setMillis(millis);
    row.setValue(value);
    return row;
  }
}
