package com.signalcraft.examples.server.schedule;

import com.signalcraft.SignalCraft;
import com.signalcraft.business.Business;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.SignalCraftException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through all businesses; one that fails does not keep the others from their turn. */
final class AllBusinesses {

  private static final Logger LOG = LoggerFactory.getLogger(AllBusinesses.class);
  private static final int PAGE = 500;

  private final SignalCraft service;

  AllBusinesses(SignalCraft service) {
    this.service = service;
  }

  void each(Counts counts, Consumer<Business> work) {
    String cursor = null;
    do {
      Page<Business> page = service.businesses().list(new PageRequest(PAGE, cursor));
      page.items().forEach(business -> one(business, counts, work));
      cursor = page.nextCursor();
    } while (cursor != null);
  }

  private static void one(Business business, Counts counts, Consumer<Business> work) {
    try {
      work.accept(business);
    } catch (SignalCraftException e) {
      counts.failed();
      LOG.warn("business {} is left out: {}", business.id(), e.getMessage(), e);
    } catch (RuntimeException e) {
      counts.failed();
      LOG.error("business {} is left out", business.id(), e);
    }
  }
}
