package com.signalcraft.jdbc.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.ValidationException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class EventConnectionsTest {

  private static final Login LOGIN = new Login("signalcraft_app", "s3cret");

  @Test
  void connections_have_time_outs_and_a_name() {
    PGSimpleDataSource source =
        (PGSimpleDataSource) EventConnections.to("jdbc:postgresql://db.example:5433/shop", LOGIN);

    assertThat(source.getServerNames()).containsExactly("db.example");
    assertThat(source.getPortNumbers()).containsExactly(5433);
    assertThat(source.getDatabaseName()).isEqualTo("shop");
    assertThat(source.getUser()).isEqualTo("signalcraft_app");
    assertThat(source.getApplicationName()).isEqualTo("signalcraft-events");
    assertThat(source.getConnectTimeout()).isEqualTo(5);
    assertThat(source.getSocketTimeout()).isEqualTo(10);
    assertThat(source.getTcpKeepAlive()).isTrue();
    assertThat(source.getLogServerErrorDetail()).isFalse();
  }

  @Test
  void parameters_of_the_address_win() {
    PGSimpleDataSource source =
        (PGSimpleDataSource)
            EventConnections.to(
                "jdbc:postgresql://localhost/shop?ApplicationName=mine&socketTimeout=7&sslmode=require",
                LOGIN);

    assertThat(source.getApplicationName()).isEqualTo("mine");
    assertThat(source.getSocketTimeout()).isEqualTo(7);
    assertThat(source.getSslMode()).isEqualTo("require");
  }

  @Test
  void an_address_that_the_driver_does_not_understand_is_refused_without_showing_it() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () -> EventConnections.to("jdbc:postgresql://localhost:port/shop?password=x", LOGIN))
        .withMessageContaining("url")
        .withMessageNotContaining("password");
  }
}
