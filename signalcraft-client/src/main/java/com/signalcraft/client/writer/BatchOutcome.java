package com.signalcraft.client.writer;

/** What became of one try to send a batch. */
public enum BatchOutcome {
  /** The server took it; single points may have been refused. */
  DELIVERED,
  /** The server refused the whole batch for good. */
  REFUSED,
  /** It failed for a passing reason, or by a defect, and is sent again. */
  FAILED
}
