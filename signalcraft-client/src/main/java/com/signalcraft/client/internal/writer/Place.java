package com.signalcraft.client.internal.writer;

/** Where a point goes. */
enum Place {
  /** Into the queue. */
  MEMORY,
  /** Into the journal alone, to be read back. */
  DISK,
  /** Nowhere: there is no room. */
  NOWHERE
}
