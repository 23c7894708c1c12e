package com.signalcraft.examples.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts the connection of a request whose form does not arrive in time. The container reads a form
 * by itself and waits for each byte as long as a connection may be silent.
 */
final class Deadline {

  private final Scheduler.Task task;

  private Deadline(Scheduler.Task task) {
    this.task = task;
  }

  static Deadline of(HttpServletRequest servletRequest, Duration time) {
    ServletContextRequest request = ServletContextRequest.getServletContextRequest(servletRequest);
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    return new Deadline(
        request
            .getComponents()
            .getScheduler()
            .schedule(
                () -> connection.close(new TimeoutException("the form did not arrive in time")),
                time.toMillis(),
                TimeUnit.MILLISECONDS));
  }

  void cancel() {
    task.cancel();
  }
}
