package com.signalcraft.client.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class TeamRoutesTest extends ServerTest {

  @Test
  void a_key_is_told_its_secret_once_and_opens_its_business_alone() {
    ApiClient.Reply registered = register("ada@example.com");
    ApiClient ada = bearing(registered);
    String business = registered.text("/business/id");

    JsonNode issued =
        ada.post(
                "/businesses/" + business + "/api-keys",
                "{'name':'till','permissions':['read'],'expires_at':null}")
            .json();
    ApiClient key = nobody.with("X-API-Key", issued.get("secret").textValue());

    assertThat(key.get("/businesses/" + business).status()).isEqualTo(200);
    assertThat(key.get("/users/profile").status()).isEqualTo(401);
    assertThat(ada.get("/businesses/" + business + "/api-keys").response().body())
        .contains(issued.get("id").textValue())
        .doesNotContain("secret");
    ada.delete("/businesses/" + business + "/api-keys/" + issued.get("id").textValue());
    assertThat(key.get("/businesses/" + business).status()).isEqualTo(401);
  }

  @Test
  void a_member_is_invited_joins_and_leaves() {
    ApiClient.Reply registered = register("ada@example.com");
    ApiClient ada = bearing(registered);
    String business = registered.text("/business/id");
    service.put(
        "/users/" + registered.text("/user/id") + "/subscription",
        "{'tier':'pro','status':'active'}");
    ApiClient.Reply second = register("bob@example.com");
    ApiClient bob = bearing(second);
    String bobsId = second.text("/user/id");
    String members = "/businesses/" + business + "/members";

    assertThat(ada.post(members, "{'user_id':'" + bobsId + "','role':'viewer'}").status())
        .isEqualTo(201);
    assertThat(bob.get("/users/invitations").text("/invitations/0/business_id"))
        .isEqualTo(business);
    assertThat(bob.get("/businesses/" + business).status()).isEqualTo(404);
    assertThat(bob.post(members + "/accept").text("/joined_at")).isNotEqualTo("null");
    assertThat(bob.get("/businesses/" + business).status()).isEqualTo(200);
    assertThat(ada.put(members + "/" + bobsId, "{'role':'editor'}").text("/role"))
        .isEqualTo("editor");
    assertThat(ada.delete(members + "/" + bobsId).status()).isEqualTo(204);
    assertThat(ada.get(members).json().get("members")).hasSize(1);
  }

  @Test
  void what_a_plan_does_not_hold_has_to_be_paid_for() {
    ApiClient.Reply registered = register("ada@example.com");
    clock.advance(java.time.Duration.ofDays(8));
    ApiClient ada =
        nobody.with(
            "Authorization",
            "Bearer " + server.tokenFor(java.util.UUID.fromString(registered.text("/user/id"))));

    ApiClient.Reply refused =
        ada.post(
            "/forecasts/generate",
            "{'business_id':'%s','source_ids':[],'horizon_days':7}"
                .formatted(registered.text("/business/id")));

    assertThat(refused.status()).isEqualTo(402);
    assertThat(refused.code()).isEqualTo("SUBSCRIPTION_REQUIRED");
    assertThat(ada.get("/users/subscription").json().get("effective_tier").textValue())
        .isEqualTo("free");
  }
}
