package com.signalcraft.alerting;

import com.signalcraft.SignalCraft;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.common.Checks;
import com.signalcraft.error.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    return businessId -> {
      List<String> addresses = new ArrayList<>();
      for (BusinessMember member : service.members().list(businessId)) {
        if (member.joinedAt() != null) {
          address(service, member.userId()).ifPresent(addresses::add);
        }
      }
      return List.copyOf(addresses);
    };
  }

  private static Optional<String> address(SignalCraft service, UUID userId) {
    try {
      // RFC 2606: what was anonymised has an address that reaches nobody.
      return Optional.of(service.users().get(userId).email())
          .filter(email -> !email.endsWith(".invalid"));
    } catch (NotFoundException erasedMeanwhile) {
      return Optional.empty();
    }
  }
}
