package com.signalcraft.examples.server.live;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is asked of the database for all readers at once. Thread-safe. */
final class LiveQueries {

  private static final String MEMBERS =
      "select business_id, user_id from signalcraft_server.live_members(?)";
  private static final String POINTS =
      "select business_id, source_id, timestamp, value, previous"
          + " from signalcraft_server.live_points(?)";
  private static final String ALERTS =
      "select business_id, alert_id, alert_name, source_name, current_value, threshold, severity"
          + " from signalcraft_server.live_alerts(?)";
  private static final String NOTIFICATIONS =
      "select id, user_id, business_id, title, message, type"
          + " from signalcraft_server.live_notifications(?)";
  private static final int TIMEOUT_SECONDS = 10;

  private final DataSource source;

  LiveQueries(DataSource source) {
    this.source = source;
  }

  /** The newest point of a source. */
  record Point(
      UUID businessId,
      UUID sourceId,
      Instant timestamp,
      BigDecimal value,
      @Nullable BigDecimal previous) {}

  /** An alert that was triggered. */
  record Alert(
      UUID businessId,
      UUID id,
      String name,
      String sourceName,
      @Nullable BigDecimal currentValue,
      @Nullable BigDecimal threshold,
      @Nullable String severity) {}

  /** A notification of somebody. */
  record Notification(
      UUID id, UUID userId, @Nullable UUID businessId, String title, String message, String type) {}

  /** Who may know of what happens in each of some businesses. */
  Map<UUID, Set<UUID>> members(Collection<UUID> businessIds) throws SQLException {
    Map<UUID, Set<UUID>> members = new HashMap<>();
    each(
        MEMBERS,
        businessIds,
        row ->
            members
                .computeIfAbsent(uuid(row, "business_id"), none -> new HashSet<>())
                .add(uuid(row, "user_id")));
    return members;
  }

  List<Point> points(Collection<UUID> sourceIds) throws SQLException {
    List<Point> points = new ArrayList<>();
    each(
        POINTS,
        sourceIds,
        row ->
            points.add(
                new Point(
                    uuid(row, "business_id"),
                    uuid(row, "source_id"),
                    row.getObject("timestamp", OffsetDateTime.class).toInstant(),
                    row.getBigDecimal("value"),
                    row.getBigDecimal("previous"))));
    return points;
  }

  List<Alert> alerts(Collection<UUID> alertIds) throws SQLException {
    List<Alert> alerts = new ArrayList<>();
    each(
        ALERTS,
        alertIds,
        row ->
            alerts.add(
                new Alert(
                    uuid(row, "business_id"),
                    uuid(row, "alert_id"),
                    row.getString("alert_name"),
                    row.getString("source_name"),
                    row.getBigDecimal("current_value"),
                    row.getBigDecimal("threshold"),
                    row.getString("severity"))));
    return alerts;
  }

  List<Notification> notifications(Collection<UUID> notificationIds) throws SQLException {
    List<Notification> notifications = new ArrayList<>();
    each(
        NOTIFICATIONS,
        notificationIds,
        row ->
            notifications.add(
                new Notification(
                    uuid(row, "id"),
                    uuid(row, "user_id"),
                    row.getObject("business_id", UUID.class),
                    row.getString("title"),
                    row.getString("message"),
                    row.getString("type"))));
    return notifications;
  }

  private void each(String sql, Collection<UUID> ids, Reader reader) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** Takes a row. */
  @FunctionalInterface
  private interface Reader {
    void read(ResultSet row) throws SQLException;
  }
}
