package com.signalcraft.differential;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.Business;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.security.Identity;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What every program starts from: a business with somebody of each role, an open invitation and a
 * key of each kind; one of an outsider on trial; and one of a user whose trial is over.
 */
final class Prologue {

  /** How many businesses it makes. */
  static final int BUSINESSES = 3;

  /** How many users it makes. */
  static final int USERS = 7;

  private static final Duration MORE_THAN_A_TRIAL = Duration.ofDays(8);

  private final Side side;
  private final List<Object> made = new ArrayList<>();

  private Prologue(Side side) {
    this.side = side;
  }

  /** Makes it, and gives all that was made. */
  static List<Object> run(Side side) {
    Prologue prologue = new Prologue(side);
    prologue.run();
    return prologue.made;
  }

  private void run() {
    UserProfile free = user("free");
    side.pass(MORE_THAN_A_TRIAL);
    UserProfile owner = user("owner");
    note(
        side.service()
            .subscriptions()
            .apply(SubscriptionChange.active(owner.id(), SubscriptionTier.ENTERPRISE)));
    Business first = business(owner, "Europe/Berlin");
    join(owner, first, "admin", Role.ADMIN);
    join(owner, first, "editor", Role.EDITOR);
    join(owner, first, "viewer", Role.VIEWER);
    invite(owner, first, user("invited").id(), Role.ADMIN);
    points(source(owner, first));
    key(owner, first, Permission.READ);
    key(owner, first, Permission.WRITE);
    key(owner, first, Permission.READ, Permission.WRITE);
    UserProfile outsider = user("outsider");
    Business second = business(outsider, null);
    source(outsider, second);
    key(outsider, second, Permission.READ, Permission.WRITE);
    source(free, business(free, "America/New_York"));
  }

  private UserProfile user(String name) {
    UserProfile user = side.service().users().create(NewUser.of(name + "@example.com"));
    side.add(Kind.USER, user.id(), user.id());
    return note(user);
  }

  private Business business(UserProfile owner, String zone) {
    Location place = zone == null ? null : new Location(null, null, null, null, null, zone);
    Business business =
        as(owner).businesses().create(new NewBusiness("Café", null, null, place, JsonObject.EMPTY));
    side.add(Kind.BUSINESS, business.id(), business.id());
    side.setOwner(business.id(), owner.id());
    return note(business);
  }

  private void join(UserProfile owner, Business business, String name, Role role) {
    UUID id = user(name).id();
    invite(owner, business, id, role);
    note(side.service().as(Identity.user(id)).members().accept(business.id()));
  }

  private void invite(UserProfile owner, Business business, UUID userId, Role role) {
    note(as(owner).members().invite(business.id(), userId, role));
    side.add(Kind.MEMBER, userId, business.id());
  }

  private KpiSource source(UserProfile owner, Business business) {
    KpiSource source =
        as(owner).sources().create(NewKpiSource.of(business.id(), "Revenue", KpiType.REVENUE, "$"));
    side.add(Kind.SOURCE, source.id(), business.id());
    return note(source);
  }

  /** Enough for a forecast. */
  private void points(KpiSource source) {
    List<KpiPoint> points = new ArrayList<>();
    for (int day = 1; day <= 40; day++) {
      Instant at = side.now().minus(Duration.ofDays(day)).truncatedTo(ChronoUnit.DAYS);
      points.add(KpiPoint.of(source.id(), at, BigDecimal.valueOf(100 + day % 7)));
    }
    note(side.service().kpis().write(PointBatch.of(source.id(), points)));
  }

  private void key(UserProfile owner, Business business, Permission... permissions) {
    IssuedApiKey issued =
        as(owner).apiKeys().issue(business.id(), new NewApiKey("key", Set.of(permissions), null));
    side.add(Kind.KEY, issued.key().id(), business.id());
    side.secrets().add(issued.secret());
    note(issued);
  }

  private SignalCraft as(UserProfile user) {
    return side.service().as(Identity.user(user.id()));
  }

  private <T> T note(T row) {
    made.add(row);
    return row;
  }
}
