package com.signalcraft.common;

/** How far a {@link Job} is. */
public enum JobStatus implements WireEnum {
  /** It waits for its turn. */
  QUEUED("queued"),
  /** It is being worked on. */
  PROCESSING("processing"),
  /** It is done and has a result. */
  COMPLETED("completed"),
  /** It ended with an error. */
  FAILED("failed");

  private final String wireName;

  JobStatus(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * Whether nothing will change any more.
   *
   * @return true for completed and failed
   */
  public boolean isFinal() {
    return this == COMPLETED || this == FAILED;
  }
}
