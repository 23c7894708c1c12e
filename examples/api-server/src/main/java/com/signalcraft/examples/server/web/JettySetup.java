package com.signalcraft.examples.server.web;

import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The limits that hold below HTTP's methods and paths. Stateless. */
final class JettySetup {

  private static final int HEADER_BYTES = 16 * 1_024;
  private static final int LEAST_THREADS = 8;
  private static final int QUEUED_HEADERS = 64;

  private JettySetup() {}

  static void apply(JavalinConfig config, WebOptions options) {
    config.jetty.threadPool = new QueuedThreadPool(options.maxThreads(), LEAST_THREADS);
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setSendXPoweredBy(false);
          http.setRequestHeaderSize(HEADER_BYTES);
          http.setMaxUnconsumedRequestContentReads(QUEUED_HEADERS);
          http.setIdleTimeout(options.idle().toMillis());
        });
    config.jetty.modifyServer(
        server -> {
          server.addBean(new NetworkConnectionLimit(options.maxConnections(), server));
          server.setErrorHandler(new PlainErrors());
          // Javalin adds the connector later; the time is also that for the headers to go on.
          server.addEventListener(
              new LifeCycle.Listener() {
                @Override
                public void lifeCycleStarting(LifeCycle starting) {
                  for (Connector connector : server.getConnectors()) {
                    ((AbstractConnector) connector).setIdleTimeout(options.idle().toMillis());
                  }
                }
              });
        });
  }
}
