package com.signalcraft.jdbc.differential;

import com.signalcraft.lifecycle.RetentionPolicy;
import java.util.UUID;

/** Export, anonymisation, erasure and retention. */
final class LifecycleOperations {

  private LifecycleOperations() {}

  static void addTo(Operations all) {
    all.add(
        6,
        "lifecycle.exportUser",
        t -> {
          UUID user = t.user();
          return t.mostly(user).lifecycle().exportUser(user);
        });
    all.add(6, "lifecycle.exportBusiness", t -> t.view().lifecycle().exportBusiness(t.business()));
    all.rarely(
        "lifecycle.anonymiseUser",
        t -> {
          UUID user = t.user();
          t.mostly(user).lifecycle().anonymiseUser(user);
        });
    all.rarely(
        "lifecycle.eraseUser",
        t -> {
          UUID user = t.user();
          t.mostly(user).lifecycle().eraseUser(user);
        });
    all.rarely("lifecycle.eraseBusiness", t -> t.view().lifecycle().eraseBusiness(t.business()));
    all.add(
        3,
        "lifecycle.applyRetention",
        t ->
            t.service()
                .lifecycle()
                .applyRetention(
                    t.oneOf(
                        RetentionPolicy.DEFAULT,
                        new RetentionPolicy(1, 2),
                        new RetentionPolicy(13, 13),
                        new RetentionPolicy(24, 36))));
  }
}
