package com.signalcraft.client.internal.writer;

import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.SignalCraftException;
import org.jspecify.annotations.Nullable;

/** How many points there are, and whether there is room for more. Guarded by the queue's lock. */
final class Occupancy {

  private final DeliveryOptions options;
  private final Tally tally;

  /**
   * How much room there should be before those who wait for it are woken, so that they write many
   * points each time.
   */
  private final int wakingRoom;

  private long inMemory;
  private long onDisk;
  private long recovered;

  /**
   * An occupancy.
   *
   * @param tally knows the refused points that wait for a receipt
   * @param onDisk how many points are in the journal alone
   * @param recovered how many of them were sent by an earlier process
   */
  Occupancy(DeliveryOptions options, Tally tally, long onDisk, long recovered) {
    this.options = options;
    this.tally = tally;
    this.wakingRoom = Math.max(1, options.queueCapacity() / 8);
    this.onDisk = onDisk;
    this.recovered = recovered;
  }

  void taken(int points) {
    inMemory += points;
  }

  void settled(Delivery delivery) {
    inMemory -= delivery.points();
    recovered -= delivery.isRecovered() ? delivery.points() : 0;
  }

  void spilled() {
    onDisk++;
  }

  void readBack(int points) {
    onDisk -= points;
    inMemory += points;
  }

  /** Forgets the points that are in the journal alone; returns how many. */
  long loseSpilled() {
    long lost = onDisk;
    onDisk = 0;
    recovered = 0;
    return lost;
  }

  /** Where the next point goes: in memory only after all that is on disk was read back. */
  Place place() {
    if (onDisk == 0 && points() < options.queueCapacity()) {
      return Place.MEMORY;
    }
    return options.overflow().spills() ? Place.DISK : Place.NOWHERE;
  }

  boolean hasWakingRoom() {
    return points() <= options.queueCapacity() - wakingRoom;
  }

  /** How many points may be read back. */
  int roomForRefill() {
    // The batches of an earlier process are sent as they were, however little room there is.
    long most = options.queueCapacity() + recovered - points();
    return (int) Math.max(0, Math.min(Math.min(most, onDisk), Integer.MAX_VALUE));
  }

  /** Refused points that only a receipt will tell of take room as well. */
  private long points() {
    return inMemory + untold();
  }

  private int untold() {
    return options.hasRejectionListener() ? 0 : tally.rejected();
  }

  long inMemory() {
    return inMemory;
  }

  /** How many points wait or are under way. */
  long pending() {
    return inMemory + onDisk;
  }

  Depth depth() {
    return new Depth(inMemory, onDisk);
  }

  /** What a caller is told where there is no room, with the last failure behind it, if any. */
  OverloadedException overloaded(@Nullable SignalCraftException failure) {
    String message =
        "the writer has no room: %,d points wait%s; the point is not taken%s"
            .formatted(
                pending(),
                untold() == 0
                    ? ""
                    : " and %,d refused ones for a flush to tell".formatted(untold()),
                failure == null ? "" : "; the last failure: " + failure.getMessage());
    return new OverloadedException(
        message,
        failure == null
            ? FailureDetails.NONE
            : new FailureDetails(
                failure.requestId().orElse(null), failure.retryAfter().orElse(null), failure));
  }
}
