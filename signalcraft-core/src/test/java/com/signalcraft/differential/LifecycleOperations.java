package com.signalcraft.differential;

import com.signalcraft.lifecycle.RetentionPolicy;
import java.time.Duration;
import java.util.UUID;

/** Export, anonymisation, erasure and retention. */
final class LifecycleOperations {

  /** Time itself, which is no operation of the API. */
  static final String PASS = "time.pass";

  private LifecycleOperations() {}

  static void addTo(Operations all) {
    all.run(
        6,
        PASS,
        t ->
            t.pass(
                t.oneOf(
                    Duration.ofSeconds(t.number(100)),
                    Duration.ofMinutes(t.number(1_000)),
                    Duration.ofDays(t.number(10)))));
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
    all.rarely("lifecycle.eraseBusiness", t -> t.service().lifecycle().eraseBusiness(t.business()));
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
