package com.signalcraft.client.internal.event;

import static com.signalcraft.client.internal.event.FakeTime.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.anomaly.Severity;
import com.signalcraft.client.event.ConnectionState;
import com.signalcraft.client.event.EventOptions;
import com.signalcraft.client.event.GapReason;
import com.signalcraft.client.event.LiveEvent;
import com.signalcraft.client.event.LiveEvent.Connected;
import com.signalcraft.client.event.LiveEvent.Disconnected;
import com.signalcraft.client.event.LiveEvent.Gap;
import com.signalcraft.client.event.LiveEvent.KpiUpdate;
import com.signalcraft.client.event.LiveEvent.Stopped;
import com.signalcraft.client.event.LiveEvents;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.notification.NotificationType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveEventsTest extends LiveEventsFixture {

  private static final EventOptions EXACT_GAPS = exactGaps().build();

  @Test
  void each_documented_message_is_a_typed_event_with_exact_numbers() throws Exception {
    open();
    EventServer.Session session = server.accept();
    session.send(
        """
        {"type":"kpi_update","data":{"source_id":"20000000-0000-0000-0000-000000000002",
         "timestamp":"2025-01-15T10:30:00Z","value":1250.00,"change_percent":0.10000000000000000001,
         "new_field":[1]}}""");
    session.send(
        """
        {"type":"alert_triggered","data":{"alert_id":"30000000-0000-0000-0000-000000000003",
         "alert_name":"Low","source_name":"Sales","current_value":1,"threshold":2.5,
         "severity":"high"}}""");
    session.send(
        """
        {"type":"notification","data":{"id":"40000000-0000-0000-0000-000000000004",
         "title":"T","message":"M","type":"billing"},"extra":true}""");

    assertThat(recorder.next()).isEqualTo(new Connected(BEGIN));
    assertThat(recorder.next())
        .isEqualTo(
            new KpiUpdate(
                SOURCE,
                Instant.parse("2025-01-15T10:30:00Z"),
                new BigDecimal("1250.00"),
                new BigDecimal("0.10000000000000000001")));
    assertThat(recorder.next())
        .isEqualTo(
            new LiveEvent.AlertTriggered(
                UUID.fromString("30000000-0000-0000-0000-000000000003"),
                "Low",
                "Sales",
                new BigDecimal("1"),
                new BigDecimal("2.5"),
                OpenEnum.of(Severity.HIGH)));
    assertThat(recorder.next())
        .isEqualTo(
            new LiveEvent.NotificationArrived(
                UUID.fromString("40000000-0000-0000-0000-000000000004"),
                "T",
                "M",
                OpenEnum.of(NotificationType.BILLING)));
  }

  @Test
  void the_token_and_the_business_are_in_the_query_of_the_handshake() throws Exception {
    open(EventOptions.defaults(), recorder, fresh -> "a+b/c&d=e", NO_PAUSE);
    server.accept();
    RecordedRequest request = server.request();
    HttpUrl url = request.getUrl();
    assertThat(url.encodedPath()).isEqualTo("/ws");
    assertThat(url.queryParameterNames()).containsExactly("token", "business_id");
    assertThat(url.queryParameter("token")).isEqualTo("a+b/c&d=e");
    assertThat(url.queryParameter("business_id")).isEqualTo(BUSINESS.toString());
    assertThat(request.getHeaders().get("Sec-WebSocket-Extensions"))
        .as("no compression, by which a short message could become a huge one")
        .isNull();
  }

  @Test
  void a_message_that_was_packed_without_having_been_asked_for_is_not_unpacked() throws Exception {
    server.pack();
    open();
    server.accept().send("x".repeat(100_000));
    recorder.next(Connected.class);
    assertThat(recorder.next(Disconnected.class).failure()).hasMessageContaining("rsv1");
    recorder.next(Gap.class);
  }

  @Test
  void what_is_not_known_or_not_readable_is_handed_on_and_the_connection_stays() throws Exception {
    open();
    EventServer.Session session = server.accept();
    session.send("{\"type\":\"brand_new\",\"data\":{\"a\":1.50}}");
    session.send("<html>");
    session.socket().send(ByteString.of((byte) 1, (byte) 0xff));
    session.send(update(7));

    recorder.next(Connected.class);
    LiveEvent.Unknown unknown = recorder.next(LiveEvent.Unknown.class);
    assertThat(unknown.type()).isEqualTo("brand_new");
    assertThat(unknown.data().number("a")).contains(new BigDecimal("1.50"));
    assertThat(unknown.text()).isEqualTo("{\"type\":\"brand_new\",\"data\":{\"a\":1.50}}");
    assertThat(recorder.next(LiveEvent.Unknown.class).text()).isEqualTo("<html>");
    assertThat(recorder.next(LiveEvent.Unknown.class).text()).isEqualTo("01ff");
    assertThat(recorder.next(KpiUpdate.class).value()).isEqualByComparingTo("7");
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void a_message_that_is_too_long_is_told_and_the_connection_stays() throws Exception {
    open(EventOptions.builder().maxMessageBytes(1_024).build(), recorder);
    EventServer.Session session = server.accept();
    session.send("x".repeat(12_000_000));
    session.send(update(7));

    recorder.next(Connected.class);
    LiveEvent.Unknown unknown = recorder.next(LiveEvent.Unknown.class);
    assertThat(unknown.text()).isEqualTo("x".repeat(LiveEvent.Unknown.SHOWN_CHARACTERS));
    assertThat(unknown.issue()).contains("longer than the 1024 bytes");
    assertThat(recorder.next(KpiUpdate.class).value()).isEqualByComparingTo("7");
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void after_a_cut_a_gap_comes_before_the_next_event() throws Exception {
    open(EXACT_GAPS, recorder);
    EventServer.Session first = server.accept();
    time.advance(Duration.ofSeconds(3));
    first.send(update(1));
    recorder.next(Connected.class);
    recorder.next(KpiUpdate.class);
    Instant alive = time.now();
    time.awaitReading();
    time.advance(Duration.ofSeconds(5));

    server.cut();
    Disconnected lost = recorder.next(Disconnected.class);
    assertThat(lost.at()).isEqualTo(alive.plusSeconds(5));
    assertThat(lost.failure()).isInstanceOf(TransportException.class);
    server.accept().send(update(2));
    Gap gap = recorder.next(Gap.class);
    assertThat(gap).isEqualTo(new Gap(alive, alive.plusSeconds(5), GapReason.CONNECTION_LOST));
    assertThat(recorder.next(Connected.class).at()).isEqualTo(gap.to());
    assertThat(recorder.next(KpiUpdate.class).value()).isEqualByComparingTo("2");
  }

  @Test
  void the_ends_of_a_gap_are_moved_outwards_by_the_margin() throws Exception {
    open(EventOptions.builder().gapMargin(Duration.ofMinutes(2)).build(), recorder);
    server.accept();
    recorder.next(Connected.class);
    server.cut();
    recorder.next(Disconnected.class);
    Gap gap = recorder.next(Gap.class);
    assertThat(gap.from()).isEqualTo(BEGIN.minusSeconds(120));
    assertThat(gap.to()).isEqualTo(BEGIN.plusSeconds(120));
  }

  @Test
  void a_clock_that_was_set_back_leaves_a_gap_whole() throws Exception {
    open(EXACT_GAPS, recorder);
    server.accept();
    recorder.next(Connected.class);
    time.awaitReading();
    time.setClock(Duration.ofHours(-1));
    server.cut();
    recorder.next(Disconnected.class);
    assertThat(recorder.next(Gap.class).range().from()).isEqualTo(BEGIN);
  }

  @Test
  void the_first_connection_has_no_gap_even_where_a_try_failed_before() throws Exception {
    server.refuse(new MockResponse.Builder().code(503));
    server.refuse(new MockResponse.Builder().code(500));
    LiveEvents events = open();
    Disconnected failed = recorder.next(Disconnected.class);
    assertThat(failed.failure()).isInstanceOf(OverloadedException.class);
    recorder.next(Connected.class);
    server.accept().send(update(1));
    recorder.next(KpiUpdate.class);
    assertThat(events.state()).isEqualTo(ConnectionState.OPEN);
  }

  @Test
  void a_stream_that_resumes_begins_with_the_gap_since_then() throws Exception {
    Instant before = BEGIN.minusSeconds(3_600);
    open(exactGaps().resumeFrom(before).build(), recorder);
    assertThat(recorder.next()).isEqualTo(new Gap(before, BEGIN, GapReason.RESUMED));
    recorder.next(Connected.class);
  }

  @Test
  void a_gap_spans_all_tries_that_failed_and_the_loss_is_told_once() throws Exception {
    open(EXACT_GAPS, recorder);
    server.accept();
    recorder.next(Connected.class);
    server.refuse(new MockResponse.Builder().code(503));
    server.refuse(new MockResponse.Builder().code(502));
    server.refuse(new MockResponse.Builder().code(200));
    server.cut();
    recorder.next(Disconnected.class);
    assertThat(recorder.next(Gap.class).from()).isEqualTo(BEGIN);
    recorder.next(Connected.class);
    assertThat(server.requests()).isEqualTo(5);
  }

  @Test
  void a_server_that_restarts_leaves_a_gap() throws Exception {
    open();
    server.accept().close(1001, "going away");
    recorder.next(Connected.class);
    assertThat(recorder.next(Disconnected.class).failure())
        .hasMessage("the server closed the connection with code 1001: going away");
    assertThat(recorder.next(Gap.class).reason()).isEqualTo(GapReason.SERVER_CLOSED);
    recorder.next(Connected.class);
  }

  @Test
  void each_connection_asks_for_a_token_of_its_own() throws Exception {
    open();
    server.accept();
    server.cut();
    server.accept();
    assertThat(server.request().getUrl().queryParameter("token")).isEqualTo("token-1");
    assertThat(server.request().getUrl().queryParameter("token")).isEqualTo("token-2");
    assertThat(tokensAsked()).containsExactly(false, false);
  }

  @Test
  void a_token_that_expires_while_connected_is_replaced_by_a_fresh_one() throws Exception {
    open();
    server.accept().close(SocketConnection.TOKEN_REFUSED, "expired");
    server.accept();
    assertThat(tokensAsked()).containsExactly(false, true);
    server.cut();
    server.accept();
    assertThat(tokensAsked()).containsExactly(false, true, false);
  }

  @Test
  void a_token_that_is_refused_at_the_handshake_is_replaced_by_a_fresh_one() throws Exception {
    server.refuse(new MockResponse.Builder().code(401));
    open();
    server.accept();
    assertThat(tokensAsked()).containsExactly(false, true);
  }

  @Test
  void a_fresh_token_that_is_refused_ends_the_stream() throws Exception {
    server.refuse(new MockResponse.Builder().code(401));
    server.refuse(new MockResponse.Builder().code(401));
    LiveEvents events = open();
    recorder.next(Disconnected.class);
    Stopped stopped = recorder.next(Stopped.class);
    assertThat(stopped.failure()).isInstanceOf(AuthenticationException.class);
    assertThat(events.state()).isEqualTo(ConnectionState.STOPPED);
    assertThat(server.requests()).isEqualTo(2);
  }

  @Test
  void a_server_that_closes_at_once_for_a_fresh_token_ends_the_stream() throws Exception {
    open();
    server.accept().close(SocketConnection.TOKEN_REFUSED, "");
    server.accept().close(SocketConnection.TOKEN_REFUSED, "");
    recorder.next(Connected.class);
    recorder.next(Disconnected.class);
    recorder.next(Gap.class);
    recorder.next(Connected.class);
    assertThat(recorder.next(Stopped.class).failure()).isInstanceOf(AuthenticationException.class);
  }

  @Test
  void a_token_that_cannot_be_had_for_good_ends_the_stream() throws Exception {
    AuthenticationException gone = new AuthenticationException("log in again");
    open(
        EventOptions.defaults(),
        recorder,
        fresh -> {
          throw gone;
        },
        NO_PAUSE);
    assertThat(recorder.next(Stopped.class).failure()).isSameAs(gone);
  }

  @Test
  void a_token_that_cannot_be_had_now_is_asked_for_again() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    open(
        EventOptions.defaults(),
        recorder,
        fresh ->
            switch (tries.getAndIncrement()) {
              case 0 -> throw new TransportException("no network");
              case 1 -> throw new IllegalStateException("a user's own source of tokens");
              default -> "t";
            },
        NO_PAUSE);
    assertThat(recorder.next(Disconnected.class).failure()).hasMessage("no network");
    recorder.next(Connected.class);
    assertThat(tries).hasValue(3);
  }

  @Test
  void a_caller_who_may_not_see_the_business_is_told_so_and_the_stream_ends() throws Exception {
    server.refuse(
        new MockResponse.Builder()
            .code(403)
            .body("{\"error\":{\"code\":\"INSUFFICIENT_PERMISSIONS\",\"message\":\"not yours\"}}"));
    open();
    SignalCraftException failure = recorder.next(Stopped.class).failure();
    assertThat(failure).isInstanceOf(PermissionDeniedException.class).hasMessage("not yours");
  }

  @Test
  void a_server_without_live_events_ends_the_stream() throws Exception {
    server.refuse(new MockResponse.Builder().code(404).body("<html>nothing here</html>"));
    open();
    assertThat(recorder.next(Stopped.class).failure()).isInstanceOf(NotSupportedException.class);
  }

  @Test
  void a_server_that_had_live_events_before_is_tried_again() throws Exception {
    open();
    recorder.next(Connected.class);
    server.refuse(new MockResponse.Builder().code(404).body("<html>restarting</html>"));
    server.cut();
    recorder.next(Disconnected.class);
    recorder.next(Gap.class);
    recorder.next(Connected.class);
  }

  @Test
  void a_redirect_is_not_followed_as_it_would_carry_the_token() throws Exception {
    try (EventServer other = new EventServer()) {
      server.refuse(
          new MockResponse.Builder().code(302).addHeader("Location", other.url().toString()));
      open();
      assertThat(recorder.next(Disconnected.class).failure()).hasMessageContaining("status 302");
      server.accept();
      assertThat(other.requests()).isZero();
    }
  }

  @Test
  void the_token_is_in_nothing_that_is_told() throws Exception {
    String token = "secret+token/1";
    server.refuse(
        new MockResponse.Builder()
            .code(503)
            .body("{\"error\":{\"message\":\"bad /ws?token=secret%2Btoken%2F1 secret+token/1\"}}"));
    LiveEvents events = open(EventOptions.defaults(), recorder, fresh -> token, NO_PAUSE);
    assertNoSecret(recorder.next(Disconnected.class).failure());
    server.accept().close(1011, "cannot take secret+token/1");
    recorder.next(Connected.class);
    assertNoSecret(recorder.next(Disconnected.class).failure());
    recorder.next(Gap.class);
    recorder.next(Connected.class);
    server.cut();
    assertNoSecret(recorder.next(Disconnected.class).failure());
    assertThat(events.toString()).contains(BUSINESS.toString()).doesNotContain("secret");
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      assertThat(thread.getName()).doesNotContain("secret");
    }
  }

  private static void assertNoSecret(Throwable failure) {
    for (Throwable next = failure; next != null; next = next.getCause()) {
      assertThat(next.toString()).doesNotContain("secret");
    }
  }

  @Test
  void a_server_that_cannot_be_reached_is_told_without_the_token() throws Exception {
    EventEndpoint nowhere =
        new EventEndpoint(
            new OkHttpClient(), HttpUrl.get("http://127.0.0.1:1/ws"), fresh -> "secret");
    try (LiveEvents events =
        SocketEvents.open(
            nowhere, BUSINESS, EventOptions.defaults(), recorder, time, new SplittableRandom(1))) {
      SignalCraftException failure = recorder.next(Disconnected.class).failure();
      assertThat(failure)
          .isInstanceOf(TransportException.class)
          .hasCauseInstanceOf(Exception.class);
      assertNoSecret(failure);
      assertThat(events.state()).isEqualTo(ConnectionState.WAITING);
    }
  }

  @Test
  void streams_of_two_businesses_are_independent() throws Exception {
    open();
    EventServer.Session first = server.accept();
    recorder.next(Connected.class);
    Recorder other = new Recorder();
    UUID second = UUID.fromString("10000000-0000-0000-0000-000000000002");
    try (LiveEvents events =
        SocketEvents.open(
            new EventEndpoint(CLIENT, server.url(), this::token),
            second,
            EventOptions.defaults(),
            other,
            time,
            NO_PAUSE)) {
      assertThat(events.businessId()).isEqualTo(second);
      server.accept().send(update(2));
      first.send(update(1));
      other.next(Connected.class);
      assertThat(other.next(KpiUpdate.class).value()).isEqualByComparingTo("2");
      assertThat(recorder.next(KpiUpdate.class).value()).isEqualByComparingTo("1");
    }
  }

  private static EventOptions.Builder exactGaps() {
    return EventOptions.builder().gapMargin(Duration.ZERO);
  }
}
