package com.signalcraft.client.internal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.internal.journal.JournaledBatch;
import com.signalcraft.client.testing.Points;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.kpi.PointBatch;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A batch of an earlier process, while its points are read back. */
class LaneTest {

  private static final UUID SOURCE = new UUID(0, 1);
  private static final long DAY = 86_400_000_000_000L;

  private final Lane lane =
      new Lane(
          SOURCE,
          DeliveryOptions.defaults(),
          new JournaledBatch(SOURCE, 11, 13, 2, "the key of before"));

  private void read(int sequence) {
    lane.add(new Entry(Points.plain(SOURCE, sequence), sequence, 100, 0));
  }

  @Test
  void it_goes_when_it_is_whole_and_not_before_however_old_its_points_are() {
    read(11);
    assertThat(lane.isDue(DAY, 100)).isFalse();
    assertThat(lane.needsTimer()).as("no age makes it due").isFalse();
    read(13);
    read(14);
    assertThat(lane.isDue(0, 0)).isTrue();

    PointBatch batch = lane.next(() -> "another key").batch();

    assertThat(batch.idempotencyKey()).isEqualTo("the key of before");
    assertThat(batch.points()).containsExactly(Points.plain(SOURCE, 11), Points.plain(SOURCE, 13));
    assertThat(lane.next(() -> "another key").batch()).as("until settled").isSameAs(batch);
    lane.settled();
    assertThat(lane.next(() -> "another key").batch().points())
        .containsExactly(Points.plain(SOURCE, 14));
  }

  @Test
  void what_stands_before_it_goes_first_and_apart() {
    read(9);
    read(11);
    read(13);

    PointBatch before = lane.next(() -> "another key").batch();
    lane.settled();

    assertThat(before.points()).containsExactly(Points.plain(SOURCE, 9));
    assertThat(lane.next(() -> "a third").batch().idempotencyKey()).isEqualTo("the key of before");
  }

  @Test
  void it_is_forgotten_where_a_part_of_it_cannot_be_read() {
    read(11);
    lane.forgetRecovered();

    assertThat(lane.isDue(DAY, 0)).isTrue();
    assertThat(lane.next(() -> "another key").batch().idempotencyKey()).isEqualTo("another key");
  }
}
