package com.signalcraft.jdbc.internal.lifecycle;

import com.signalcraft.common.Checks;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.jdbc.internal.upkeep.JdbcUpkeep;
import com.signalcraft.jdbc.upkeep.Upkeep;
import com.signalcraft.lifecycle.DataExport;
import com.signalcraft.lifecycle.Lifecycle;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.lifecycle.RetentionReport;
import com.signalcraft.security.Right;
import java.util.UUID;

/** Retention, export, anonymisation and erasure. Thread-safe. */
public final class JdbcLifecycle implements Lifecycle {

  private static final String ANONYMISE_USER = "select signalcraft.anonymise_user(?)";
  private static final String ERASE_USER = "select signalcraft.erase_user(?)";
  private static final String ERASE_BUSINESS = "select signalcraft.erase_business(?)";

  private final Session session;

  /**
   * The lifecycle of data as a caller may govern it.
   *
   * @param session the caller's view
   */
  public JdbcLifecycle(Session session) {
    this.session = session;
  }

  @Override
  public DataExport exportUser(UUID userId) {
    Checks.required("id", userId);
    return session.call("export the user", tx -> new UserExport(tx, userId).make());
  }

  @Override
  public DataExport exportBusiness(UUID businessId) {
    return session.call(
        "export the business",
        tx -> {
          tx.access().business(businessId).require(Right.EXPORT);
          return new BusinessExport(tx, businessId).make();
        });
  }

  @Override
  public void anonymiseUser(UUID userId) {
    Checks.required("id", userId);
    session.run("anonymise the user", tx -> tx.query(ANONYMISE_USER).bind(userId).call());
  }

  @Override
  public void eraseUser(UUID userId) {
    Checks.required("id", userId);
    session.run("erase the user", tx -> tx.query(ERASE_USER).bind(userId).call());
  }

  @Override
  public void eraseBusiness(UUID businessId) {
    Checks.required("business_id", businessId);
    session.run(
        "erase the business",
        tx -> {
          // The service erases what was removed before, too.
          if (!tx.caller().isService()) {
            tx.access().business(businessId).require(Right.REMOVE_BUSINESS);
          }
          tx.query(ERASE_BUSINESS).bind(businessId).call();
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>Detaching the months that are over locks the table of points, and rolling them up takes
   * long: these are two transactions, so that nobody waits for the second. Between them the points
   * are in neither place. Where the second fails, the next call does its work.
   *
   * @throws com.signalcraft.error.NotSupportedException if this is the view of a transaction
   */
  @Override
  public RetentionReport applyRetention(RetentionPolicy policy) {
    Checks.required("policy", policy);
    // The upkeep's two steps, which may take longer than a call.
    Upkeep upkeep = new JdbcUpkeep(session);
    upkeep.detachPoints(policy.hotMonths());
    return upkeep.rollUpPoints(policy.keepMonths());
  }
}
