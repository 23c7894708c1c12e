package com.signalcraft.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.security.Identity;
import java.util.concurrent.CompletableFuture;

/** Another tenant, who looks around all the time and must never see anything but his own. */
final class Onlooker {

  private final SignalCraft view;
  private final TestTenant own;
  private final TestTenant foreign;
  private final CompletableFuture<Integer> looking;
  private volatile boolean stopped;

  private Onlooker(SignalCraft service, TestTenant own, TestTenant foreign) {
    this.view = service.as(Identity.user(own.owner().id()));
    this.own = own;
    this.foreign = foreign;
    this.looking = CompletableFuture.supplyAsync(this::look);
  }

  /**
   * Looks around while something is done, and fails where he sees what is not his own, or nothing.
   *
   * @param service the back end that fails
   * @param own who looks
   * @param foreign whose data is none of his business
   * @param work what is done meanwhile
   */
  static void during(SignalCraft service, TestTenant own, TestTenant foreign, Runnable work) {
    Onlooker onlooker = new Onlooker(service, own, foreign);
    try {
      work.run();
    } finally {
      onlooker.stopped = true;
      assertThat(onlooker.looking.join()).isPositive();
    }
  }

  private int look() {
    int seen = 0;
    while (!stopped) {
      seen += look(seen) ? 1 : 0;
    }
    return seen;
  }

  private boolean look(int turn) {
    try {
      if (turn % 2 == 0) {
        assertThat(view.businesses().list(PageRequest.first()).items())
            .containsExactly(own.business());
        assertThat(view.users().me()).isEqualTo(own.owner());
      } else {
        view.kpis().latest(foreign.sourceId());
        throw new AssertionError("a source of another tenant was read");
      }
      return true;
    } catch (NotFoundException e) {
      return true;
    } catch (SignalCraftException e) {
      assertThat(e.retryable()).as(e.toString()).isTrue();
      return false;
    }
  }
}
