package com.signalcraft.jdbc.internal.transaction;

import java.time.Instant;

/**
 * What the database answers when a transaction is bound. Immutable.
 *
 * @param caller whom it is bound to
 * @param now when it began, by the database's clock
 */
record Bound(BoundCaller caller, Instant now) {}
