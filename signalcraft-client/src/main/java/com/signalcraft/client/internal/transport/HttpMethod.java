package com.signalcraft.client.internal.transport;

/** The methods that the API uses. */
public enum HttpMethod {
  /** Reads. */
  GET(true),
  /** Creates or starts; may be repeated only with an idempotency key. */
  POST(false),
  /** Changes to a stated state. */
  PUT(true),
  /** Changes a part; no call of this version uses it. May be repeated only with a key. */
  PATCH(false),
  /** Removes. */
  DELETE(true);

  private final boolean idempotent;

  HttpMethod(boolean idempotent) {
    this.idempotent = idempotent;
  }

  /**
   * Whether doing it twice is the same as once (RFC 9110, section 9.2.2).
   *
   * @return true if it is
   */
  public boolean isIdempotent() {
    return idempotent;
  }
}
