package com.signalcraft.alert.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.common.OpenEnum;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinksTest {

  private static final int NONE = -1;

  @Test
  void an_alert_comes_after_those_it_depends_on() {
    Links links = links(1, 2, NONE, NONE);

    assertThat(links.order()).containsExactly(2, 3, 1, 0);
    assertThat(links.depends(0)).isTrue();
    assertThat(links.above(0)).isEqualTo(1);
    assertThat(links.depends(2)).isFalse();
  }

  @Test
  void those_in_a_circle_are_told_from_those_that_hang_on_one() {
    Links links = links(1, 2, 1, NONE);

    assertThat(List.of(0, 1, 2, 3))
        .extracting(links::isCircular)
        .containsExactly(false, true, true, false);
    assertThat(links.depends(0)).isTrue();
    assertThat(links.depends(1)).isFalse();
    assertThat(links.order().indexOf(1)).isLessThan(links.order().indexOf(0));
  }

  @Test
  void linked_alerts_wait_equally_long_and_others_do_not() {
    Links links = links(1, NONE, 1, 4, 5, 4, NONE);

    assertThat(List.of(0, 1, 2)).extracting(links::delay).containsOnly(2_000L);
    assertThat(List.of(3, 4, 5)).extracting(links::delay).containsOnly(5_000L);
    assertThat(links.delay(6)).isEqualTo(6_000L);
  }

  @Test
  void a_long_chain_is_followed_to_its_end() {
    int[] chain = new int[300];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = i + 1 < chain.length ? i + 1 : NONE;
    }

    assertThat(links(chain).order().get(0)).isEqualTo(299);
    assertThat(links(chain).delay(0)).isEqualTo(299_000L);
  }

  /** Alerts by the places of those they depend on; each has its place as its delay in seconds. */
  private static Links links(int... above) {
    List<Alert> alerts = new ArrayList<>();
    for (int place = 0; place < above.length; place++) {
      AlertSettings settings =
          AlertSettings.defaults()
              .withDelay(Duration.ofSeconds(place))
              .withDependsOn(above[place] == NONE ? null : id(above[place]));
      alerts.add(alert(id(place), settings));
    }
    return new Links(alerts);
  }

  private static UUID id(int place) {
    return new UUID(1, place);
  }

  private static Alert alert(UUID id, AlertSettings settings) {
    return new Alert(
        id,
        new UUID(0, 1),
        new UUID(0, 2),
        "a",
        OpenEnum.of(AlertCondition.ABOVE),
        BigDecimal.TEN,
        OpenEnum.of(AlertTimeframe.ONE_HOUR),
        true,
        null,
        settings,
        null,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
