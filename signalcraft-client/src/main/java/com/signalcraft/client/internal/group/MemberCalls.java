package com.signalcraft.client.internal.group;

import com.signalcraft.business.BusinessMember;
import com.signalcraft.business.Members;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.BusinessRows;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.Checks;
import com.signalcraft.security.Role;
import java.util.List;
import java.util.UUID;

/** Members of businesses. Thread-safe. */
public final class MemberCalls implements Members {

  private static final String BUSINESSES = "businesses";
  private static final String MEMBERS = "members";

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public MemberCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public List<BusinessMember> list(UUID businessId) {
    return caller.call(
        Calls.get(BUSINESSES, id(businessId), MEMBERS),
        Answers.list(MEMBERS, of(businessId), BusinessRows::member));
  }

  @Override
  public BusinessMember invite(UUID businessId, UUID userId, Role role) {
    id(businessId);
    Checks.required("user_id", userId);
    Checks.required("role", role);
    return caller.call(
        Calls.post(with("user_id", userId).with("role", role), BUSINESSES, id(businessId), MEMBERS),
        Answers.object(
            of(businessId).with("user_id", userId).with("role", role), BusinessRows::member));
  }

  @Override
  public BusinessMember accept(UUID businessId) {
    return caller.call(
        Calls.postNothing(BUSINESSES, id(businessId), MEMBERS, "accept"),
        Answers.object(of(businessId), BusinessRows::member));
  }

  @Override
  public List<BusinessMember> invitations() {
    return caller.call(
        Calls.get("users", "invitations"), Answers.list("invitations", BusinessRows::member));
  }

  @Override
  public BusinessMember changeRole(UUID businessId, UUID userId, Role role) {
    id(businessId);
    Checks.required("user_id", userId);
    Checks.required("role", role);
    return caller.call(
        Calls.put(with("role", role), BUSINESSES, id(businessId), MEMBERS, userId),
        Answers.object(
            of(businessId).with("user_id", userId).with("role", role), BusinessRows::member));
  }

  @Override
  public void remove(UUID businessId, UUID userId) {
    caller.call(
        Calls.delete(BUSINESSES, id(businessId), MEMBERS, Checks.required("user_id", userId)),
        ResponseReader.STATUS);
  }

  private static UUID id(UUID businessId) {
    return Checks.required("business_id", businessId);
  }

  private static com.signalcraft.client.internal.json.Members of(UUID businessId) {
    return with("business_id", businessId);
  }

  // the API has a group of the same name
  private static com.signalcraft.client.internal.json.Members with(String name, Object value) {
    return com.signalcraft.client.internal.json.Members.of(name, value);
  }
}
