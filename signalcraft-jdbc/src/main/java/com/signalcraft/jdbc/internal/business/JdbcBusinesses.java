package com.signalcraft.jdbc.internal.business;

import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.business.Businesses;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.ChangedColumns;
import com.signalcraft.internal.Updates;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.KeysetPage;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.security.Right;
import java.sql.SQLException;
import java.util.UUID;

/** Businesses. Thread-safe. */
public final class JdbcBusinesses implements Businesses {

  private static final String CREATE =
      """
      insert into public.businesses (owner_id, name, industry, description, location, settings)
      values (?, ?, ?, ?, ?, ?)
      returning\s"""
          + BusinessRows.COLUMNS;

  private static final String READ =
      "select "
          + BusinessRows.COLUMNS
          + " from public.businesses where id = ? and deleted_at is null";

  private static final String LOCK = READ + " for update";

  private static final String LIST =
      "select "
          + BusinessRows.COLUMNS
          + ", ordinal\n"
          + """
            from public.businesses
           where deleted_at is null
             and (created_at, ordinal) > (?, ?)
           order by created_at, ordinal
           limit ?
          """;

  private static final String UPDATE =
      """
      update public.businesses
         set name = ?,
             industry = ?,
             description = ?,
             location = ?,
             settings = ?
       where id = ?
      returning\s"""
          + BusinessRows.COLUMNS;

  private static final String DELETE = "select signalcraft.delete_business(?)";
  private static final String TRANSFER = "select signalcraft.transfer_business(?, ?)";

  private final Session session;

  /**
   * The businesses as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcBusinesses(Session session) {
    this.session = session;
  }

  @Override
  public Business create(NewBusiness business) {
    Checks.required("business", business);
    return session.call(
        "create the business",
        tx ->
            tx.query(CREATE)
                .bind(tx.access().requireUser())
                .bind(business.name())
                .bind(business.industry())
                .bind(business.description())
                .bind(business.location())
                .bind(business.settings())
                .one(BusinessRows::business));
  }

  @Override
  public Business get(UUID businessId) {
    return session.call(
        "read the business",
        tx -> {
          tx.access().business(businessId).require(Right.READ);
          return find(tx, READ, businessId);
        });
  }

  @Override
  public Page<Business> list(PageRequest page) {
    Checks.required("page", page);
    return session.call(
        "list the businesses",
        tx -> {
          tx.access().requireReader();
          KeysetPage wanted = KeysetPage.oldestFirst(page);
          return wanted.read(
              tx.query(LIST).bind(wanted.after().at()).bind(wanted.after().sequence()),
              "created_at",
              BusinessRows::business);
        });
  }

  @Override
  public Business update(UUID businessId, BusinessUpdate update) {
    Checks.required("update", update);
    return session.call(
        "change the business",
        tx -> {
          tx.access().business(businessId).require(Right.EDIT_BUSINESS);
          Business old = find(tx, LOCK, businessId);
          ChangedColumns changed = new ChangedColumns();
          Business wanted = Updates.of(old, update, tx.now(), changed);
          return changed.isEmpty() ? old : write(tx, wanted);
        });
  }

  private static Business write(CallerTransaction tx, Business wanted) throws SQLException {
    return tx.query(UPDATE)
        .bind(wanted.name())
        .bind(wanted.industry())
        .bind(wanted.description())
        .bind(wanted.location())
        .bind(wanted.settings())
        .bind(wanted.id())
        .one(BusinessRows::business);
  }

  @Override
  public void delete(UUID businessId) {
    session.run(
        "remove the business",
        tx -> {
          tx.access().business(businessId).require(Right.REMOVE_BUSINESS);
          tx.query(DELETE).bind(businessId).call();
        });
  }

  @Override
  public Business transfer(UUID businessId, UUID newOwnerId) {
    Checks.required("user_id", newOwnerId);
    return session.call(
        "transfer the business",
        tx -> {
          tx.access().business(businessId).require(Right.TRANSFER_BUSINESS);
          tx.query(TRANSFER).bind(businessId).bind(newOwnerId).call();
          return find(tx, READ, businessId);
        });
  }

  private static Business find(CallerTransaction tx, String sql, UUID businessId)
      throws SQLException {
    return tx.query(sql)
        .bind(businessId)
        .optional(BusinessRows::business)
        // Removed in between.
        .orElseThrow(() -> NotFoundException.of("business", businessId));
  }
}
