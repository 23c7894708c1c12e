package com.signalcraft.client.internal.transport;

/** What a failed try may have done on the server, and whether another one may help. */
enum Effect {
  /** It was not sent: anything may be sent again. */
  NOT_SENT {
    @Override
    boolean mayRepeat(boolean repeatable) {
      return true;
    }
  },
  /** Perhaps it was carried out: what may be done twice may be sent again. */
  UNKNOWN {
    @Override
    boolean mayRepeat(boolean repeatable) {
      return repeatable;
    }
  },
  /** Another try would fail in the same way. */
  FINAL {
    @Override
    boolean mayRepeat(boolean repeatable) {
      return false;
    }
  };

  /**
   * Whether the call may be tried again.
   *
   * @param repeatable whether it may be done twice
   * @return true if so
   */
  abstract boolean mayRepeat(boolean repeatable);
}
