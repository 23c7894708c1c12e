package com.signalcraft.client.internal.writer;

/**
 * How many points there are. Immutable.
 *
 * @param inMemory those in the queue or under way
 * @param onDisk those in the journal alone
 */
record Depth(long inMemory, long onDisk) {

  long points() {
    return inMemory + onDisk;
  }
}
