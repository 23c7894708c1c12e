package com.signalcraft.examples.server.schedule;

import java.time.Instant;
import java.util.function.ToLongFunction;

/**
 * Removes what has expired of the server's own.
 *
 * @param what what that is, such as {@code expired files}
 * @param remove removes it, by the time, and says how many there were
 */
public record Tidying(String what, ToLongFunction<Instant> remove) {}
