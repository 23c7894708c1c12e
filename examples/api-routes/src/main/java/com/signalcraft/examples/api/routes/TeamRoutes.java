package com.signalcraft.examples.api.routes;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Query;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.internal.TableRows;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may do what in a business: members, keys, and the audit log of it. */
public final class TeamRoutes {

  private TeamRoutes() {}

  public static List<Route> routes() {
    String members = "/businesses/{id}/members";
    String keys = "/businesses/{id}/api-keys";
    return List.of(
        Route.get(members, TeamRoutes::members),
        Route.post(members, TeamRoutes::invite).body("user_id", "role"),
        Route.post(members + "/accept", TeamRoutes::accept),
        Route.put(members + "/{user_id}", TeamRoutes::changeRole).body("role"),
        Route.delete(members + "/{user_id}", TeamRoutes::remove),
        Route.get(keys, TeamRoutes::keys),
        Route.post(keys, TeamRoutes::issue).body("name", "permissions", "expires_at"),
        Route.delete(keys + "/{key_id}", TeamRoutes::revoke),
        Route.get("/businesses/{id}/audit-logs", TeamRoutes::auditLog)
            .page("action", "resource", "from", "to"));
  }

  private static Answer members(Call call) {
    return Pages.list("members", call.view().members().list(call.id("id")), TableRows::of);
  }

  private static Answer invite(Call call) {
    Body body = call.body();
    return Answer.created(
        TableRows.of(
            call.view()
                .members()
                .invite(
                    call.id("id"),
                    body.requiredId("user_id"),
                    body.requiredConstant(Role.class, "role"))));
  }

  private static Answer accept(Call call) {
    return Answer.ok(TableRows.of(call.view().members().accept(call.id("id"))));
  }

  private static Answer changeRole(Call call) {
    Role role = call.body().requiredConstant(Role.class, "role");
    return Answer.ok(
        TableRows.of(call.view().members().changeRole(call.id("id"), call.id("user_id"), role)));
  }

  private static Answer remove(Call call) {
    call.view().members().remove(call.id("id"), call.id("user_id"));
    return Answer.done();
  }

  private static Answer keys(Call call) {
    return Pages.list("api_keys", call.view().apiKeys().list(call.id("id")), TableRows::of);
  }

  private static Answer issue(Call call) {
    Body body = call.body();
    Set<Permission> permissions =
        body.texts("permissions").stream()
            .map(name -> OpenEnum.require(Permission.class, "permissions", name))
            .collect(Collectors.toSet());
    IssuedApiKey issued =
        call.view()
            .apiKeys()
            .issue(
                call.id("id"),
                new NewApiKey(
                    Checks.required("name", body.text("name")),
                    permissions,
                    body.instant("expires_at")));
    Map<String, Object> row = new HashMap<>(TableRows.of(issued.key()).members());
    row.put("secret", issued.secret());
    return Answer.created(JsonObject.of(row));
  }

  private static Answer revoke(Call call) {
    call.view().apiKeys().revoke(call.id("id"), call.id("key_id"));
    return Answer.done();
  }

  private static Answer auditLog(Call call) {
    Query query = call.query();
    AuditQuery wanted =
        new AuditQuery(
            call.id("id"),
            query.constant(AuditAction.class, "action"),
            query.text("resource"),
            query.range());
    return Pages.page("entries", call.view().auditLog().list(wanted, query.page()), TableRows::of);
  }
}
