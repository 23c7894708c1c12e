package com.signalcraft.jdbc.plans;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connections that keep what auto_explain says of the statements that are run on them. Not
 * thread-safe.
 */
final class ExplainingDataSource implements DataSource {

  private final DataSource source;
  private final List<ExplainedPlan> plans = new ArrayList<>();

  ExplainingDataSource(DataSource source) {
    this.source = source;
  }

  /** The statements since the last time, those inside of functions included. */
  List<ExplainedPlan> take() {
    List<ExplainedPlan> taken = List.copyOf(plans);
    plans.clear();
    return taken;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = source.getConnection();
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("close")) {
            keep(connection.getWarnings());
          }
          Object result = invoke(connection, method, arguments);
          if (method.getName().equals("commit")) {
            keep(connection.getWarnings());
            connection.clearWarnings();
          }
          return result instanceof PreparedStatement statement ? explained(statement) : result;
        });
  }

  private PreparedStatement explained(PreparedStatement statement) {
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("close")) {
            keep(statement.getWarnings());
          }
          return invoke(statement, method, arguments);
        });
  }

  private void keep(SQLWarning first) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      if (warning.getMessage().startsWith("duration: ")) {
        plans.add(ExplainedPlan.of(warning.getMessage()));
      }
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new UnsupportedOperationException();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
