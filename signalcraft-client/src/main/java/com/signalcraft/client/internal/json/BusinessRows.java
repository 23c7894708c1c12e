package com.signalcraft.client.internal.json;

import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Businesses, their members, keys and audit log. Stateless. */
public final class BusinessRows {

  private BusinessRows() {}

  /**
   * A row of {@code businesses}.
   *
   * @param row the answer
   * @return the business
   */
  public static Business business(Fields row) {
    return new Business(
        row.uuid("id"),
        row.uuid("owner_id"),
        row.text("name"),
        row.optionalText("industry"),
        row.optionalText("description"),
        location(row),
        row.json("settings"),
        row.instant("created_at"),
        row.instant("updated_at", "created_at"));
  }

  /**
   * The place in the member {@code location}.
   *
   * @param row the answer
   * @return the place, or null
   */
  public static @Nullable Location location(Fields row) {
    Fields place = row.optionalObject("location");
    return place == null
        ? null
        : new Location(
            place.optionalText("city"),
            place.optionalText("region"),
            place.optionalText("country"),
            place.optionalDecimal("lat"),
            place.optionalDecimal("lng"),
            place.optionalText("timezone"));
  }

  /**
   * A row of {@code business_members}.
   *
   * @param row the answer
   * @return the member
   */
  public static BusinessMember member(Fields row) {
    return new BusinessMember(
        row.uuid("id"),
        row.uuid("business_id"),
        row.uuid("user_id"),
        row.openEnum(Role.class, "role"),
        row.optionalUuid("invited_by"),
        row.instant("invited_at"),
        row.optionalInstant("joined_at"));
  }

  /**
   * A row of {@code api_keys}.
   *
   * @param row the answer
   * @return the key
   */
  public static ApiKey apiKey(Fields row) {
    Set<OpenEnum<Permission>> permissions = new LinkedHashSet<>();
    row.texts("permissions")
        .forEach(name -> permissions.add(OpenEnum.parse(Permission.class, name)));
    return new ApiKey(
        row.uuid("id"),
        row.uuid("business_id"),
        row.text("name"),
        permissions,
        row.optionalInstant("last_used_at"),
        row.optionalInstant("expires_at"),
        row.optionalUuid("created_by"),
        row.instant("created_at"));
  }

  /**
   * A key just issued.
   *
   * @param row the answer: the key's row with its secret
   * @return the key and its secret
   */
  public static IssuedApiKey issuedKey(Fields row) {
    return new IssuedApiKey(apiKey(row), row.text("secret"));
  }

  /**
   * A row of {@code audit_logs}.
   *
   * @param row the answer
   * @return the entry
   */
  public static AuditEntry auditEntry(Fields row) {
    return new AuditEntry(
        row.uuid("id"),
        row.optionalUuid("user_id"),
        row.optionalUuid("business_id"),
        row.openEnum(AuditAction.class, "action"),
        row.text("resource"),
        row.optionalUuid("resource_id"),
        row.json("details"),
        row.optionalText("ip_address"),
        row.optionalText("user_agent"),
        row.instant("created_at"));
  }
}
