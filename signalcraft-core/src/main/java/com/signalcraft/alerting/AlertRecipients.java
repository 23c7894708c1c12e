package com.signalcraft.alerting;

import com.signalcraft.SignalCraft;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.common.Checks;
import java.util.List;
import java.util.UUID;

/** Who gets the mail about a business. Called at each attempt, by several threads at once. */
@FunctionalInterface
public interface AlertRecipients {

  /**
   * The addresses of a business.
   *
   * @param businessId the business
   * @return e-mail addresses; none where nobody wants mail
   */
  List<String> of(UUID businessId);

  /**
   * The members who have joined.
   *
   * @param service the back end, seen by the service
   * @return gives their addresses as they are when a mail is sent
   */
  static AlertRecipients members(SignalCraft service) {
    Checks.required("service", service);
    return businessId ->
        service.members().list(businessId).stream()
            .filter(member -> member.joinedAt() != null)
            .map(BusinessMember::userId)
            .map(userId -> service.users().get(userId).email())
            .filter(email -> !email.endsWith(".invalid"))
            .toList();
  }
}
