package com.signalcraft.client.exchange;

import static com.signalcraft.client.exchange.AccountExchanges.done;
import static com.signalcraft.client.exchange.Exchange.at;
import static com.signalcraft.client.exchange.Exchange.id;

import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Businesses, members, keys and the audit log. */
final class BusinessExchanges {

  private static final String BUSINESS =
      "{'id':'$1','owner_id':'$2','name':'Café','industry':'food','description':'Coffee',"
          + "'location':{'city':'Kiel','region':'SH','country':'Germany','lat':54.32,'lng':10.130,"
          + "'timezone':'Europe/Berlin'},'settings':{'a':1.0},'created_at':'@1','updated_at':'@2'}";

  private static final Location KIEL =
      new Location(
          "Kiel",
          "SH",
          "Germany",
          new BigDecimal("54.32"),
          new BigDecimal("10.130"),
          "Europe/Berlin");

  private static final Business CAFE =
      new Business(
          id(1),
          id(2),
          "Café",
          "food",
          "Coffee",
          KIEL,
          JsonObject.of("a", new BigDecimal("1.0")),
          at(1),
          at(2));

  private static final String MEMBER =
      "{'id':'$5','business_id':'$1','user_id':'$3','role':'editor','invited_by':'$2',"
          + "'invited_at':'@1','joined_at':'@2'}";

  private static final BusinessMember EDITOR =
      new BusinessMember(id(5), id(1), id(3), OpenEnum.of(Role.EDITOR), id(2), at(1), at(2));

  private static final String KEY =
      "'id':'$6','business_id':'$1','name':'shop','permissions':['read','teleport'],"
          + "'last_used_at':'@2','expires_at':'@3','created_by':'$2','created_at':'@1'";

  private static final ApiKey SHOP =
      new ApiKey(
          id(6),
          id(1),
          "shop",
          Set.of(OpenEnum.of(Permission.READ), OpenEnum.parse(Permission.class, "teleport")),
          at(2),
          at(3),
          id(2),
          at(1));

  private BusinessExchanges() {}

  static List<Exchange> all() {
    return List.of(
        Exchange.of(
                "businesses.create/1",
                sc ->
                    sc.businesses()
                        .create(
                            new NewBusiness(
                                "Café",
                                "food",
                                "Coffee",
                                Location.of("Kiel", "Germany"),
                                JsonObject.of("big", new BigDecimal("1E+3")))))
            .sends("POST /v1/businesses")
            .body(
                "{'name':'Café','industry':'food','description':'Coffee',"
                    + "'location':{'city':'Kiel','country':'Germany'},'settings':{'big':1000}}")
            .answered(201, BUSINESS)
            .gives(CAFE),
        Exchange.of("businesses.get/1", sc -> sc.businesses().get(id(1)))
            .sends("GET /v1/businesses/$1")
            .answered(200, BUSINESS)
            .gives(CAFE),
        Exchange.of("businesses.list/1", sc -> sc.businesses().list(PageRequest.ofSize(5)))
            .sends("GET /v1/businesses?limit=5")
            .answered(200, "{'businesses':[" + BUSINESS + "],'next_cursor':'c2'}")
            .gives(new Page<>(List.of(CAFE), "c2")),
        Exchange.of(
                "businesses.list/1 with a cursor",
                sc -> sc.businesses().list(PageRequest.first().after("a/b+c=&d")))
            .sends("GET /v1/businesses?limit=100&cursor=a%2Fb%2Bc%3D%26d")
            .answered(200, "{'businesses':[],'next_cursor':null}")
            .gives(new Page<Business>(List.of(), null)),
        Exchange.of(
                "businesses.list/1 of a server without pages",
                sc -> sc.businesses().list(PageRequest.first()))
            .sends("GET /v1/businesses?limit=100")
            .answered(200, "{'businesses':[" + BUSINESS + "]}")
            .gives(new Page<>(List.of(CAFE), null)),
        Exchange.of(
                "businesses.update/2",
                sc ->
                    sc.businesses()
                        .update(id(1), new BusinessUpdate(null, "food", null, null, null)))
            .sends("PUT /v1/businesses/$1")
            .body("{'industry':'food'}")
            .answered(200, BUSINESS)
            .gives(CAFE),
        Exchange.of("businesses.delete/1", sc -> done(() -> sc.businesses().delete(id(1))))
            .sends("DELETE /v1/businesses/$1"),
        Exchange.of("businesses.transfer/2", sc -> sc.businesses().transfer(id(1), id(2)))
            .sends("POST /v1/businesses/$1/transfer")
            .body("{'owner_id':'$2'}")
            .answered(200, BUSINESS)
            .gives(CAFE),
        Exchange.of("members.list/1", sc -> sc.members().list(id(1)))
            .sends("GET /v1/businesses/$1/members")
            .answered(200, "{'members':[" + MEMBER + "]}")
            .gives(List.of(EDITOR)),
        Exchange.of("members.invite/3", sc -> sc.members().invite(id(1), id(3), Role.EDITOR))
            .sends("POST /v1/businesses/$1/members")
            .body("{'user_id':'$3','role':'editor'}")
            .answered(201, MEMBER)
            .gives(EDITOR),
        Exchange.of("members.accept/1", sc -> sc.members().accept(id(1)))
            .sends("POST /v1/businesses/$1/members/accept")
            .body("")
            .answered(200, MEMBER)
            .gives(EDITOR),
        Exchange.of("members.invitations/0", sc -> sc.members().invitations())
            .sends("GET /v1/users/invitations")
            .answered(200, "{'invitations':[" + MEMBER + "]}")
            .gives(List.of(EDITOR)),
        Exchange.of(
                "members.changeRole/3", sc -> sc.members().changeRole(id(1), id(3), Role.EDITOR))
            .sends("PUT /v1/businesses/$1/members/$3")
            .body("{'role':'editor'}")
            .answered(200, MEMBER)
            .gives(EDITOR),
        Exchange.of("members.remove/2", sc -> done(() -> sc.members().remove(id(1), id(3))))
            .sends("DELETE /v1/businesses/$1/members/$3"),
        Exchange.of(
                "apiKeys.issue/2",
                sc ->
                    sc.apiKeys()
                        .issue(
                            id(1),
                            new NewApiKey(
                                "shop", Set.of(Permission.WRITE, Permission.READ), at(3))))
            .sends("POST /v1/businesses/$1/api-keys")
            .body("{'name':'shop','permissions':['read','write'],'expires_at':'@3'}")
            .answered(201, "{" + KEY + ",'secret':'sc_secret'}")
            .gives(new IssuedApiKey(SHOP, "sc_secret")),
        Exchange.of("apiKeys.list/1", sc -> sc.apiKeys().list(id(1)))
            .sends("GET /v1/businesses/$1/api-keys")
            .answered(200, "{'api_keys':[{" + KEY + "}]}")
            .gives(List.of(SHOP)),
        Exchange.of("apiKeys.revoke/2", sc -> done(() -> sc.apiKeys().revoke(id(1), id(6))))
            .sends("DELETE /v1/businesses/$1/api-keys/$6"),
        Exchange.of(
                "auditLog.list/2",
                sc ->
                    sc.auditLog()
                        .list(
                            new AuditQuery(
                                id(1),
                                AuditAction.UPDATE,
                                "kpi source&x",
                                TimeRange.of(at(1), at(2))),
                            PageRequest.ofSize(7).after("c")))
            .sends(
                "GET /v1/businesses/$1/audit-logs?action=update&resource=kpi%20source%26x"
                    + "&from=@1&to=@2&limit=7&cursor=c")
            .answered(
                200,
                "{'entries':[{'id':'$7','user_id':'$2','business_id':'$1','action':'freeze',"
                    + "'resource':'kpi_source','resource_id':'$8','details':{'columns':['name']},"
                    + "'ip_address':'192.0.2.1','user_agent':'agent','created_at':'@1'}],"
                    + "'next_cursor':'d'}")
            .gives(
                new Page<>(
                    List.of(
                        new AuditEntry(
                            id(7),
                            id(2),
                            id(1),
                            OpenEnum.parse(AuditAction.class, "freeze"),
                            "kpi_source",
                            id(8),
                            JsonObject.of("columns", List.of("name")),
                            "192.0.2.1",
                            "agent",
                            at(1))),
                    "d")));
  }
}
