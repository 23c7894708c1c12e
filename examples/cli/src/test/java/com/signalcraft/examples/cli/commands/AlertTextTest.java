package com.signalcraft.examples.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.examples.cli.CliFailure;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AlertTextTest {

  @Test
  void a_rule_is_read_as_typed() {
    assertThat(AlertText.parse("change_percent:-40.5: 6h"))
        .isEqualTo(AlertRule.changePercent(new BigDecimal("-40.5"), AlertTimeframe.SIX_HOURS));
    assertThat(AlertText.parse("anomaly::24h"))
        .isEqualTo(AlertRule.anomaly(AlertTimeframe.TWENTY_FOUR_HOURS));
  }

  @Test
  void what_is_no_rule_names_what_is_allowed() {
    assertThatThrownBy(() -> AlertText.parse("over:1:24h"))
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining("above, below, change_percent, anomaly");
    assertThatThrownBy(() -> AlertText.parse("above:1:2d")).hasMessageContaining("24h");
    assertThatThrownBy(() -> AlertText.parse("above:1")).hasMessageContaining("colons");
  }
}
