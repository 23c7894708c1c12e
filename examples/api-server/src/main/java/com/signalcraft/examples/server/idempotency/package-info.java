/** Requests that may be sent twice and are acted on once. */
@NullMarked
package com.signalcraft.examples.server.idempotency;

import org.jspecify.annotations.NullMarked;
