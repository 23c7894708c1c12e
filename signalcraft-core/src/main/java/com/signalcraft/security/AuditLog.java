package com.signalcraft.security;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;

/** The audit log, append-only for everybody. Thread-safe. */
public interface AuditLog {

  /**
   * Reads entries, the newest first. Needs {@link Right#READ_AUDIT_LOG}.
   *
   * @param query which ones
   * @param page which part
   * @return the entries
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  Page<AuditEntry> list(AuditQuery query, PageRequest page);
}
