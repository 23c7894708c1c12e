package com.signalcraft.examples.server;

import com.signalcraft.examples.api.call.Route;
import io.javalin.config.JavalinConfig;
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

  /**
   * Sets up what it answers beside the calls of the API, before the server takes requests.
   *
   * @param config of the HTTP server
   */
  default void configure(JavalinConfig config) {}

  /** Begins what it does by itself. */
  default void start() {}

  /** Ends what it does by itself, and waits until that has ended. */
  @Override
  default void close() {}
}
