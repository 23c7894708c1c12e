package com.signalcraft.jdbc.internal.business;

import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.security.Role;
import java.sql.SQLException;

/** Rows of {@code businesses} and {@code business_members}. Stateless. */
public final class BusinessRows {

  /** The columns of a business. */
  public static final String COLUMNS =
      "id, owner_id, name, industry, description, location, settings, created_at, updated_at";

  /** The columns of a member. */
  public static final String MEMBER_COLUMNS =
      "id, business_id, user_id, role, invited_by, invited_at, joined_at";

  private BusinessRows() {}

  /**
   * A business.
   *
   * @param row the row
   * @return the record
   * @throws SQLException if a column is missing
   */
  public static Business business(Rows row) throws SQLException {
    return new Business(
        row.uuid("id"),
        row.uuid("owner_id"),
        row.text("name"),
        row.textOrNull("industry"),
        row.textOrNull("description"),
        row.locationOrNull("location"),
        row.json("settings"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  /**
   * A member.
   *
   * @param row the row
   * @return the record
   * @throws SQLException if a column is missing
   */
  public static BusinessMember member(Rows row) throws SQLException {
    return new BusinessMember(
        row.uuid("id"),
        row.uuid("business_id"),
        row.uuid("user_id"),
        row.constant(Role.class, "role"),
        row.uuidOrNull("invited_by"),
        row.instant("invited_at"),
        row.instantOrNull("joined_at"));
  }
}
