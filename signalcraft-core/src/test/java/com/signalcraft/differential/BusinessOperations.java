package com.signalcraft.differential;

import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import com.signalcraft.series.Aggregation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Businesses, their members, sources and keys, and the audit log. */
final class BusinessOperations {

  private BusinessOperations() {}

  static void addTo(Operations all) {
    businesses(all);
    members(all);
    sources(all);
    security(all);
  }

  private static void businesses(Operations all) {
    all.add(6, "businesses.create", BusinessOperations::createBusiness);
    all.add(6, "businesses.get", t -> t.view().businesses().get(t.business()));
    all.add(
        6, "businesses.list", t -> t.page("businesses", page -> t.view().businesses().list(page)));
    all.add(
        12,
        "businesses.update",
        t ->
            t.together(
                view ->
                    view.businesses()
                        .update(
                            t.business(),
                            new BusinessUpdate(
                                t.maybe(t.text()),
                                t.maybe(t.oneOf("", "food")),
                                t.maybe(t.text()),
                                t.maybe(t.location()),
                                t.maybe(t.object())))));
    all.rarely("businesses.delete", t -> t.service().businesses().delete(t.business()));
    all.add(
        6,
        "businesses.transfer",
        t -> {
          Business business = t.view().businesses().transfer(t.business(), t.member());
          t.owned(business.id(), business.ownerId());
          return business;
        });
  }

  private static Business createBusiness(Turn t) {
    NewBusiness wanted =
        new NewBusiness(
            t.text(), t.maybe("food"), t.maybe(t.text()), t.maybe(t.location()), t.object());
    Business business = t.person().businesses().create(wanted);
    t.owned(business.id(), business.ownerId());
    return t.made(Kind.BUSINESS, business, Business::id);
  }

  private static void members(Operations all) {
    all.add(6, "members.list", t -> t.view().members().list(t.business()));
    all.add(
        18,
        "members.invite",
        t ->
            t.together(
                view ->
                    invited(
                        t, view.members().invite(t.business(), t.user(), t.oneOf(Role.values())))));
    all.add(12, "members.accept", t -> t.person().members().accept(t.business()));
    all.add(6, "members.invitations", t -> t.person().members().invitations());
    all.add(
        12,
        "members.changeRole",
        t -> t.view().members().changeRole(t.business(), t.member(), t.oneOf(Role.values())));
    all.run(
        6,
        "members.remove",
        t -> {
          UUID user = t.member();
          (t.chance(40) ? t.mostly(user) : t.view()).members().remove(t.business(), user);
        });
  }

  private static BusinessMember invited(Turn t, BusinessMember member) {
    return t.madeIn(Kind.MEMBER, member, BusinessMember::userId, member.businessId());
  }

  private static void sources(Operations all) {
    all.add(15, "sources.create", BusinessOperations::createSource);
    all.add(6, "sources.get", t -> t.view().sources().get(t.source()));
    all.add(6, "sources.list", t -> t.view().sources().list(t.business()));
    all.add(
        12,
        "sources.update",
        t ->
            t.together(
                view ->
                    view.sources()
                        .update(
                            t.source(),
                            new KpiSourceUpdate(
                                t.maybe(t.text()),
                                t.maybe(t.oneOf("", "€")),
                                t.maybe(t.object()),
                                t.maybe(t.chance(80))))));
    all.run(3, "sources.delete", t -> t.view().sources().delete(t.source()));
  }

  private static KpiSource createSource(Turn t) {
    UUID business = t.business();
    NewKpiSource wanted =
        new NewKpiSource(
            business,
            t.text(),
            t.oneOf(KpiType.values()),
            t.maybe("$"),
            t.chance(40)
                ? com.signalcraft.common.JsonObject.of(
                    "aggregation", t.oneOf(Aggregation.values()).wireName())
                : t.object());
    return t.madeIn(Kind.SOURCE, t.view().sources().create(wanted), KpiSource::id, business);
  }

  private static void security(Operations all) {
    all.add(9, "apiKeys.issue", BusinessOperations::issueKey);
    all.add(6, "apiKeys.list", t -> t.view().apiKeys().list(t.business()));
    all.run(6, "apiKeys.revoke", t -> t.view().apiKeys().revoke(t.business(), t.key()));
    all.add(
        12,
        "auditLog.list",
        t -> {
          UUID business = t.business();
          AuditQuery query =
              new AuditQuery(
                  business,
                  t.chance(70) ? null : t.oneOf(AuditAction.values()),
                  t.chance(70) ? null : t.oneOf("business", "kpi_source", "kpi_data", "nothing"),
                  t.range());
          return t.page("audit " + business, page -> t.view().auditLog().list(query, page));
        });
  }

  private static IssuedApiKey issueKey(Turn t) {
    UUID business = t.business();
    Instant end =
        t.oneOf(
            t.now(),
            t.now().plusNanos(1_000),
            t.now().plus(Duration.ofHours(t.number(48))),
            t.now().plus(Duration.ofDays(t.number(40_000))));
    NewApiKey wanted =
        new NewApiKey(
            t.text(),
            t.oneOf(
                List.of(
                    Set.of(Permission.READ),
                    Set.of(Permission.WRITE),
                    Set.of(Permission.READ, Permission.WRITE))),
            t.chance(60) ? null : end);
    IssuedApiKey issued = t.view().apiKeys().issue(business, wanted);
    t.secret(issued.secret());
    return t.madeIn(Kind.KEY, issued, made -> made.key().id(), business);
  }
}
