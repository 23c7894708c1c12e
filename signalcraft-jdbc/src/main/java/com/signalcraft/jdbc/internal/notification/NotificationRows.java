package com.signalcraft.jdbc.internal.notification;

import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.NotificationType;
import java.sql.SQLException;

/** Rows of {@code notifications}. Stateless. */
public final class NotificationRows {

  /** The columns of a notification. */
  public static final String COLUMNS =
      """
      id, user_id, business_id, alert_id, type, title, message, data, read_at, created_at
      """;

  private NotificationRows() {}

  /**
   * A notification.
   *
   * @param row the row
   * @return the record
   * @throws SQLException if a column is missing
   */
  public static Notification notification(Rows row) throws SQLException {
    return new Notification(
        row.uuid("id"),
        row.uuid("user_id"),
        row.uuidOrNull("business_id"),
        row.uuidOrNull("alert_id"),
        row.constant(NotificationType.class, "type"),
        row.text("title"),
        row.text("message"),
        row.json("data"),
        row.instantOrNull("read_at"),
        row.instant("created_at"));
  }
}
