/**
 * The in-memory back end: {@link com.signalcraft.memory.InMemorySignalCraft}, the whole API without
 * a server or a disk. Atomic, thread-safe and indexed, but not durable.
 */
@NullMarked
package com.signalcraft.memory;

import org.jspecify.annotations.NullMarked;
