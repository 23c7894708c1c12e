package com.signalcraft.examples.server.live;

/** Why a websocket is closed: what RFC 6455 has, and ours from 4400 on, as of HTTP. */
enum CloseCode {
  /** The server stops; the client should connect again. */
  GOING_AWAY(1001, "the server stops"),

  /** Somebody is too slow or has too many, or the database is not there; try again later. */
  TRY_AGAIN_LATER(1013, "try again later"),

  /** The token is not valid, or not any more. */
  UNAUTHENTICATED(4401, "the token is not valid (any more)"),

  /** The user is not a member any more. */
  FORBIDDEN(4403, "not a member of the business any more"),

  /** There is no such business, or it is not one of the user's. */
  NOT_FOUND(4404, "there is no such business");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
