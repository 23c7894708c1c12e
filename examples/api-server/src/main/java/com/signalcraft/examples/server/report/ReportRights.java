package com.signalcraft.examples.server.report;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.common.Checks;
import com.signalcraft.error.SubscriptionRequiredException;
import com.signalcraft.security.Identity;
import java.util.UUID;

/** Who may have which report. Thread-safe. */
public final class ReportRights {

  private final SignalCraft service;
  private final boolean sendsMail;

  /**
   * Rights.
   *
   * @param service the back end as the service sees it, which knows plans and addresses
   * @param options whether there is mail
   */
  public ReportRights(SignalCraft service, ReportOptions options) {
    this.service = service;
    this.sendsMail = options.mail().isPresent();
  }

  /**
   * Holds an order to what its caller may have.
   *
   * @throws com.signalcraft.error.NotFoundException if the business is not there or not his
   * @throws SubscriptionRequiredException if the plan does not have it
   * @throws com.signalcraft.error.ValidationException if it cannot be sent where it is to be
   */
  void require(SignalCraft view, ReportOrder order) {
    Business business = view.businesses().get(order.wish().businessId());
    if (order.type() == ReportType.PDF && tier(business) == SubscriptionTier.FREE) {
      throw new SubscriptionRequiredException(
          "the plan of the business's owner has no reports as pdf; html is there");
    }
    if (order.emailTo().isPresent()) {
      Checks.that(sendsMail, "email_to", "must be absent: this server sends no mail");
      Checks.that(
          isMember(business.id(), order.emailTo().get()),
          "email_to",
          "must be the address of a member of the business");
    }
  }

  private SubscriptionTier tier(Business business) {
    return service.as(Identity.user(business.ownerId())).subscriptions().current().effectiveTier();
  }

  /** Members alone, so that nobody sends mail to strangers by this server. */
  private boolean isMember(UUID business, String address) {
    return service.members().list(business).stream()
        .filter(member -> member.joinedAt() != null)
        .map(BusinessMember::userId)
        .anyMatch(user -> address.equalsIgnoreCase(service.users().get(user).email()));
  }
}
