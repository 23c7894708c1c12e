package com.signalcraft.examples.server.web;

import com.signalcraft.examples.server.quota.Subject;
import com.signalcraft.security.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as far as his credentials tell. Immutable.
 *
 * @param name equal for each request of the same one; holds no secret
 * @param subject whom it counts for
 * @param identity as whom the back end sees him; null for nobody
 */
record Visitor(String name, Subject subject, @Nullable Identity identity) {

  static final Visitor NOBODY = new Visitor("nobody", Subject.NOBODY, null);
  static final Visitor SERVICE = new Visitor("service", Subject.NOBODY, Identity.service());

  boolean isService() {
    return equals(SERVICE);
  }

  boolean isNobody() {
    return equals(NOBODY);
  }
}
