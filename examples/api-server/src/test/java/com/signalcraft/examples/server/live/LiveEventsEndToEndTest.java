package com.signalcraft.examples.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.event.EventOptions;
import com.signalcraft.client.event.LiveEvent;
import com.signalcraft.client.event.LiveEvents;
import com.signalcraft.common.JsonObject;
import com.signalcraft.examples.server.Http;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.examples.server.account.People;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.NotificationType;
import com.signalcraft.security.Identity;
import com.signalcraft.security.Role;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a real server, a real database and real websockets. */
class LiveEventsEndToEndTest {

  private static final Instant NOON =
      Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS).minus(12, ChronoUnit.HOURS);

  private static TestServer server;
  private static HttpSignalCraft service;

  private UUID owner;
  private UUID business;
  private KpiSource source;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    service = server.client(TestServer.SERVICE_KEY);
  }

  @AfterAll
  static void stop() {
    service.close();
    server.close();
  }

  @BeforeEach
  void register() {
    owner = user();
    business = as(owner).businesses().create(NewBusiness.of("Café")).id();
    source = as(owner).sources().create(NewKpiSource.of(business, "Sales", KpiType.REVENUE, "EUR"));
  }

  private static UUID user() {
    return service.users().create(NewUser.of(UUID.randomUUID() + "@example.com")).id();
  }

  private static SignalCraft as(UUID user) {
    return service.as(Identity.token(server.tokenFor(user)));
  }

  private Listening listen(UUID user) {
    return Listening.to(server.api(), server.tokenFor(user), business);
  }

  private void write(SignalCraft view, int hour, String value) {
    KpiPoint point =
        KpiPoint.of(source.id(), NOON.plus(hour, ChronoUnit.HOURS), new BigDecimal(value));
    view.kpis().write(PointBatch.of(source.id(), List.of(point)));
  }

  @Test
  void the_client_hears_of_points_alerts_and_notifications() throws InterruptedException {
    BlockingQueue<LiveEvent> events = new LinkedBlockingQueue<>();
    Alert alert = as(owner).alerts().create(highSales());
    HttpSignalCraft client = service.as(Identity.token(server.tokenFor(owner)));
    write(client, 0, "80");
    try (LiveEvents live = client.events(business, EventOptions.defaults(), events::add)) {
      await(events, LiveEvent.Connected.class);

      write(client, 1, "100.50");
      LiveEvent.KpiUpdate update = await(events, LiveEvent.KpiUpdate.class);
      while (update.changePercent() == null) {
        // The point from before may be told yet.
        update = await(events, LiveEvent.KpiUpdate.class);
      }
      service.alerts().markTriggered(alert.id(), NOON);
      LiveEvent.AlertTriggered triggered = await(events, LiveEvent.AlertTriggered.class);
      service.notifications().send(note(owner, business, "Sales are high"));
      LiveEvent.NotificationArrived note = await(events, LiveEvent.NotificationArrived.class);

      assertThat(update)
          .isEqualTo(
              new LiveEvent.KpiUpdate(
                  source.id(),
                  NOON.plus(1, ChronoUnit.HOURS),
                  new BigDecimal("100.50"),
                  new BigDecimal("25.6250")));
      assertThat(triggered.alertName()).isEqualTo("High sales");
      assertThat(triggered.sourceName()).isEqualTo("Sales");
      assertThat(triggered.currentValue()).isEqualByComparingTo("100.50");
      assertThat(triggered.threshold()).isEqualByComparingTo("100");
      assertThat(note.title()).isEqualTo("Sales are high");
      assertThat(live.businessId()).isEqualTo(business);
    }
  }

  private NewAlert highSales() {
    return new NewAlert(
        source.id(),
        "High sales",
        AlertCondition.ABOVE,
        new BigDecimal("100"),
        AlertTimeframe.ONE_HOUR);
  }

  private static NewNotification note(UUID user, UUID business, String title) {
    return new NewNotification(
        user, business, null, NotificationType.SYSTEM, title, "See the page", JsonObject.EMPTY);
  }

  private static <E extends LiveEvent> E await(BlockingQueue<LiveEvent> events, Class<E> type)
      throws InterruptedException {
    while (true) {
      LiveEvent event = events.poll(10, TimeUnit.SECONDS);
      assertThat(event).as("an event before " + type.getSimpleName()).isNotNull();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  @Test
  void what_is_written_through_one_process_is_told_by_another() throws InterruptedException {
    try (TestServer other = server.another();
        Listening listening = Listening.to(other.api(), server.tokenFor(owner), business)) {
      write(as(owner), 1, "7");

      assertThat(listening.next("kpi_update")).contains(source.id().toString(), "\"value\":7");
    }
  }

  @Test
  void points_of_a_moment_are_told_once_with_the_newest_value() throws InterruptedException {
    try (Listening listening = listen(owner)) {
      List<KpiPoint> day =
          IntStream.range(0, 24)
              .mapToObj(
                  hour ->
                      KpiPoint.of(
                          source.id(),
                          NOON.minus(hour, ChronoUnit.HOURS),
                          BigDecimal.valueOf(hour)))
              .toList();
      as(owner).kpis().write(PointBatch.of(source.id(), day));
      service.notifications().send(note(owner, business, "The end"));

      assertThat(listening.next("kpi_update")).contains("\"value\":0,");
      listening.next("The end");
      assertThat(listening.waiting()).isZero();
    }
  }

  @Test
  void a_notification_is_told_to_him_alone_whom_it_is_for() throws InterruptedException {
    UUID viewer = member();
    try (Listening his = listen(viewer);
        Listening owners = listen(owner)) {
      service.notifications().send(note(viewer, business, "For the viewer"));
      service.notifications().send(note(viewer, null, "For him anywhere"));
      service.notifications().send(note(owner, business, "For the owner"));

      assertThat(his.nextEvent()).contains("For the viewer");
      assertThat(his.nextEvent()).contains("For him anywhere");
      assertThat(owners.nextEvent()).contains("For the owner");
    }
  }

  private UUID member() {
    UUID viewer = user();
    service.subscriptions().apply(SubscriptionChange.active(owner, SubscriptionTier.ENTERPRISE));
    as(owner).members().invite(business, viewer, Role.VIEWER);
    as(viewer).members().accept(business);
    return viewer;
  }

  @Test
  void who_is_no_member_any_more_hears_nothing_of_what_comes_after() throws InterruptedException {
    UUID viewer = member();
    try (Listening his = listen(viewer);
        Listening owners = listen(owner)) {
      write(as(owner), 1, "1");
      his.next("kpi_update");
      owners.next("kpi_update");

      as(owner).members().remove(business, viewer);
      write(as(owner), 2, "2");

      assertThat(his.code()).isEqualTo(4403);
      assertThat(his.waiting()).isZero();
      assertThat(owners.next("kpi_update")).contains("\"value\":2");
    }
  }

  @Test
  void another_business_is_not_told_of() throws InterruptedException {
    UUID stranger = user();
    UUID shop = as(stranger).businesses().create(NewBusiness.of("Shop")).id();
    try (Listening theirs = Listening.to(server.api(), server.tokenFor(stranger), shop);
        Listening owners = listen(owner)) {
      write(as(owner), 1, "1");
      owners.next("kpi_update");
      service.notifications().send(note(stranger, shop, "Hello"));

      assertThat(theirs.nextEvent()).contains("Hello");
    }
  }

  @Test
  void it_is_closed_with_why_nobody_may_listen() {
    String known = server.tokenFor(owner);
    UUID unknown = UUID.randomUUID();

    assertThat(code("")).isEqualTo(4401);
    assertThat(code("?business_id=" + business)).isEqualTo(4401);
    assertThat(code("?token=nonsense&business_id=" + business)).isEqualTo(4401);
    assertThat(code("?token=" + server.tokenFor(unknown) + "&business_id=" + business))
        .isEqualTo(4401);
    assertThat(code("?token=" + known)).isEqualTo(4404);
    assertThat(code("?token=" + known + "&business_id=nonsense")).isEqualTo(4404);
    assertThat(code("?token=" + known + "&business_id=" + unknown)).isEqualTo(4404);
    assertThat(code("?token=" + server.tokenFor(user()) + "&business_id=" + business))
        .isEqualTo(4404);
    assertThat(code("?token=" + known + "&token=" + known + "&business_id=" + business))
        .isEqualTo(4401);
  }

  @Test
  void nobody_listens_by_the_token_of_a_session_that_has_ended() {
    Http http = Http.of(server);
    Http.Reply made = People.register(http, "signs-out@example.com");
    String query =
        "?token=" + made.at("/tokens/access_token") + "&business_id=" + made.at("/business/id");
    try (Listening listening = Listening.to(server.api(), query)) {
      assertThat(listening.waiting()).isZero();
    }
    http.post("/auth/logout", People.refreshing(made.at("/tokens/refresh_token")));

    assertThat(code(query)).isEqualTo(4401);
  }

  private static int code(String query) {
    try (Listening listening = Listening.to(server.api(), query)) {
      return listening.code();
    }
  }

  @Test
  void a_page_of_somebody_else_may_not_connect_and_the_own_one_may() {
    String query = "?token=" + server.tokenFor(owner) + "&business_id=" + business;
    String own = server.api().toString().replace("/v1", "");

    assertThatThrownBy(() -> connect("https://evil.example", query))
        .rootCause()
        .hasMessageContaining("403");
    WebSocket socket = connect(own, query);
    socket.abort();
  }

  private static WebSocket connect(String origin, String query) {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Origin", origin)
        .buildAsync(Listening.address(server.api(), query), new WebSocket.Listener() {})
        .join();
  }

  @Test
  void after_the_database_was_gone_readers_are_told_of_the_gap() throws InterruptedException {
    try (Listening listening = listen(owner)) {
      write(as(owner), 1, "1");
      listening.next("kpi_update");

      server
          .database()
          .value(
              "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                  + " where datname = current_database() and usename like 'signalcraft%'");

      assertThat(listening.next("\"gap\"")).contains("\"from\":\"", "\"to\":\"");
      write(as(owner), 2, "2");
      assertThat(listening.next("kpi_update")).contains("\"value\":2");
    }
  }

  @Test
  void a_server_that_stops_says_so() {
    TestServer other = server.another();
    try (Listening listening = Listening.to(other.api(), server.tokenFor(owner), business)) {
      other.close();

      assertThat(listening.code()).isEqualTo(1001);
    }
  }

  @Test
  void too_long_a_message_of_a_client_ends_his_connection() {
    try (Listening listening = listen(owner)) {
      listening.send("x".repeat(5_000));

      assertThat(listening.code()).isEqualTo(1009);
    }
  }

  @Test
  void a_user_can_have_only_so_many_connections() {
    List<Listening> all = new ArrayList<>();
    try {
      for (int i = 0; i < LiveOptions.defaults().maxSocketsPerUser(); i++) {
        all.add(listen(owner));
      }
      all.add(listen(owner));

      assertThat(all.get(all.size() - 1).code()).isEqualTo(1013);
    } finally {
      all.forEach(Listening::close);
    }
  }
}
