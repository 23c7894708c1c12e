package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.Identity;
import com.signalcraft.security.Role;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// [test]
class RevenueBookTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T06:00:00Z"), ZoneOffset.UTC);
  private final SignalCraft service = InMemorySignalCraft.builder().clock(clock).build();
  private UUID shop;
  private UUID revenue;
  private SignalCraft ada;

  @BeforeEach
  void open() {
    ada = user("ada@example.com");
    shop = ada.businesses().create(NewBusiness.of("Ada's Coffee")).id();
    revenue = ada.sources().create(NewKpiSource.of(shop, "Sales", KpiType.REVENUE, "EUR")).id();
    RevenueBook book = bookOf(ada);
    for (int i = 60; i >= 1; i--) {
      book.enter(TODAY.minusDays(i), new BigDecimal(1000 + i % 7 * 10));
    }
  }

  @Test
  void a_usual_day_is_no_concern() {
    assertThat(bookOf(ada).concerns()).isEmpty();
  }

  @Test
  void a_bad_day_is_told_the_next_morning() {
    bookOf(ada).enter(TODAY.minusDays(1), new BigDecimal("300"));

    assertThat(bookOf(ada).concerns())
        .containsExactly("300 where 1010 was expected", "avg over 24h is below 500");
  }

  @Test
  void a_viewer_reads_the_book_but_does_not_write_in_it() {
    SignalCraft bob = user("bob@example.com");
    ada.members().invite(shop, bob.users().me().id(), Role.VIEWER);
    bob.members().accept(shop);

    assertThat(bookOf(bob).concerns()).isEmpty();
    assertThatThrownBy(() -> bookOf(bob).enter(TODAY, BigDecimal.ONE))
        .isInstanceOf(PermissionDeniedException.class);
  }

  private RevenueBook bookOf(SignalCraft keeper) {
    return new RevenueBook(keeper, revenue, clock, new BigDecimal("500"));
  }

  private SignalCraft user(String email) {
    return service.as(Identity.user(service.users().create(NewUser.of(email)).id()));
  }

  @AfterEach
  void close() {
    service.close();
  }
}
// [/test]
