package com.signalcraft.examples.server.monitor;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a server is watched and stopped.
 *
 * @param managementHost the address of the management port
 * @param managementPort where health and metrics are for whoever operates the server, 0 for any
 *     port that is free; absent for none
 * @param accessLog whether each request is logged
 * @param drain so long the server says that it is not ready before it refuses requests, for a load
 *     balancer to notice
 * @param grace so long requests that run may take to end
 */
public record MonitorOptions(
    String managementHost,
    OptionalInt managementPort,
    boolean accessLog,
    Duration drain,
    Duration grace) {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  public MonitorOptions {
    Checks.text("management_host", managementHost, 255);
    managementPort.ifPresent(port -> Checks.between("management_port", port, 0, 65_535));
    requireShort("drain", drain);
    requireShort("grace", grace);
  }

  private static void requireShort(String name, Duration time) {
    Checks.that(
        !time.isNegative() && time.compareTo(LONGEST) <= 0,
        name,
        "must be 0 to 10 minutes, was " + time);
  }

  /** No management port, no access log, no draining, 30 seconds for requests to end. */
  public static MonitorOptions defaults() {
    return new MonitorOptions(
        "127.0.0.1", OptionalInt.empty(), false, Duration.ZERO, Duration.ofSeconds(30));
  }

  /** The same with a management port on loopback. */
  public MonitorOptions withManagementPort(int port) {
    return new MonitorOptions(managementHost, OptionalInt.of(port), accessLog, drain, grace);
  }
}
