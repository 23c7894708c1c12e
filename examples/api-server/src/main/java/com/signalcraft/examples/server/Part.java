package com.signalcraft.examples.server;

import com.signalcraft.examples.api.call.Route;
import java.util.List;

/**
 * A part of the server: what it answers, and what it does by itself. Parts are started in the order
 * in which they are given and closed in the opposite one.
 */
public interface Part extends AutoCloseable {

  /** The calls that it answers. */
  default List<Route> routes() {
    return List.of();
  }

  /** Begins what it does by itself. */
  default void start() {}

  /** Ends what it does by itself, and waits until that has ended. */
  @Override
  default void close() {}
}
