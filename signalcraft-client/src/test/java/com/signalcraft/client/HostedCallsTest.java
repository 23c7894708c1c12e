package com.signalcraft.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.hosted.BusinessNews;
import com.signalcraft.client.hosted.BusinessNewsPage;
import com.signalcraft.client.hosted.BusinessNewsQuery;
import com.signalcraft.client.hosted.DashboardMetrics;
import com.signalcraft.client.hosted.DashboardOverview;
import com.signalcraft.client.hosted.IssuedTokens;
import com.signalcraft.client.hosted.NewAccount;
import com.signalcraft.client.hosted.RegisteredAccount;
import com.signalcraft.client.hosted.WeatherOutlook;
import com.signalcraft.client.http.ApiResponse;
import com.signalcraft.client.server.ContractServer;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.external.WeatherReading;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import com.signalcraft.testing.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hosted API alone offers, and what the contract kit cannot see, against a server. */
class HostedCallsTest {

  private static final Instant NOW = Instant.parse("2026-03-15T10:20:30Z");
  private static final String EMAIL = "ada@example.com";
  private static final String PASSWORD = "correct horse";

  private final SettableClock clock = new SettableClock(NOW);
  private final ContractServer server = ContractServer.start(clock);
  private final List<HttpSignalCraft> clients = new ArrayList<>();
  private HttpSignalCraft nobody;
  private RegisteredAccount account;
  private HttpSignalCraft ada;
  private UUID business;

  @BeforeEach
  void register() {
    nobody = open(HttpSignalCraft.builder());
    account =
        nobody.accounts().register(new NewAccount(EMAIL, PASSWORD, "Ada", "Harbour Café", "food"));
    business = account.business().id();
    ada = nobody.as(Identity.token(account.tokens().accessToken()));
  }

  @AfterEach
  void close() {
    clients.forEach(HttpSignalCraft::close);
    server.close();
  }

  private HttpSignalCraft open(ClientBuilder builder) {
    HttpSignalCraft client = builder.baseUrl(server.baseUrl().toString()).build();
    clients.add(client);
    return client;
  }

  private SignalCraft service() {
    return nobody.as(Identity.token(ContractServer.SERVICE_TOKEN));
  }

  private KpiSource source() {
    return ada.sources().create(NewKpiSource.of(business, "Sales", KpiType.REVENUE, "$"));
  }

  // ---- accounts

  @Test
  void an_account_is_registered_logged_into_and_logged_out_of() {
    assertThat(account.email()).isEqualTo(EMAIL);
    assertThat(account.fullName()).isEqualTo("Ada");
    assertThat(account.business().name()).isEqualTo("Harbour Café");
    assertThat(account.tokens().expiresIn()).isEqualTo(Duration.ofMinutes(15));
    assertThat(ada.users().me().id()).isEqualTo(account.userId());

    IssuedTokens tokens = nobody.accounts().login(EMAIL, PASSWORD).tokens();
    String refresh = Optional.ofNullable(tokens.refreshToken()).orElseThrow();
    IssuedTokens fresh = nobody.accounts().refresh(refresh);

    assertThat(nobody.as(Identity.token(fresh.accessToken())).users().me().email())
        .isEqualTo(EMAIL);
    String rotated = Optional.ofNullable(fresh.refreshToken()).orElseThrow();
    nobody.accounts().logout(rotated);
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() -> nobody.accounts().refresh(rotated));
  }

  @Test
  void a_wrong_password_is_refused_and_a_short_one_is_a_fault_of_its_field() {
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() -> nobody.accounts().login(EMAIL, "battery staple"))
        .withMessageNotContaining("battery");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () ->
                nobody
                    .accounts()
                    .register(new NewAccount("bob@example.com", "short", "Bob", "Bar", null)))
        .satisfies(error -> assertThat(error.field()).isEqualTo("password"));
  }

  @Test
  void a_client_with_a_password_goes_on_when_its_tokens_have_ended() {
    HttpSignalCraft client =
        open(HttpSignalCraft.builder().credentials(Credentials.password(EMAIL, PASSWORD)));

    assertThat(client.users().me().email()).isEqualTo(EMAIL);
    server.endAccessTokens();
    assertThat(client.users().me().email()).isEqualTo(EMAIL);
    clock.advance(Duration.ofHours(1));
    assertThat(client.users().me().email()).isEqualTo(EMAIL);
  }

  @Test
  void a_client_with_tokens_follows_the_rotation_of_its_refresh_token() {
    List<Tokens> told = new CopyOnWriteArrayList<>();
    // By the client's clock, which is not the server's.
    Instant now = InstantSource.system().instant();
    Tokens issued = account.tokens().from(now);
    assertThat(issued.expiresAt()).hasValue(now.plus(Duration.ofMinutes(15)));
    HttpSignalCraft client =
        open(
            HttpSignalCraft.builder()
                .credentials(Credentials.tokens(issued))
                .tokenListener(told::add));

    for (int i = 0; i < 3; i++) {
      assertThat(client.users().me().email()).isEqualTo(EMAIL);
      server.endAccessTokens();
    }
    assertThat(client.users().me().email()).isEqualTo(EMAIL);

    assertThat(told).hasSize(3).doesNotHaveDuplicates();
    assertThat(told).allSatisfy(tokens -> assertThat(tokens.refreshToken()).isPresent());
  }

  @Test
  void the_published_subscription_tells_of_plan_and_usage() {
    source();

    assertThat(ada.subscriptions().published())
        .satisfies(
            plan -> {
              assertThat(plan.tier()).isEqualTo(OpenEnum.of(SubscriptionTier.FREE));
              assertThat(plan.status()).isEqualTo(OpenEnum.of(SubscriptionStatus.ACTIVE));
              assertThat(plan.dataSources()).isOne();
              assertThat(plan.trialEnd()).isEqualTo(NOW.plus(Duration.ofDays(7)));
            });
  }

  // ---- dashboard and external data

  @Test
  void the_dashboard_has_overview_and_metrics() {
    KpiSource sales = source();
    ada.kpis()
        .write(
            PointBatch.of(
                sales.id(),
                List.of(
                    KpiPoint.of(sales.id(), NOW.minus(Duration.ofDays(8)), "1.50"),
                    KpiPoint.of(sales.id(), NOW.minusSeconds(60), "3.00"))));

    DashboardOverview overview = ada.dashboard().overview(business);
    DashboardMetrics metrics =
        ada.dashboard().metrics(business, Timeframe.THIRTY_DAYS, List.of(sales.id()));

    assertThat(overview.business().industry()).isEqualTo("food");
    assertThat(overview.kpis().get(0).changePercent()).isEqualByComparingTo("100");
    assertThat(metrics.timeframe()).isEqualTo(OpenEnum.of(Timeframe.THIRTY_DAYS));
    assertThat(metrics.data()).hasSize(1);
    assertThat(metrics.data().get(0).points())
        .extracting(DashboardMetrics.Value::value)
        .containsExactly(new BigDecimal("3.00"), new BigDecimal("1.50"));
    assertThat(metrics.data().get(0).statistics().total()).isEqualTo(new BigDecimal("4.50"));
    assertThat(ada.dashboard().metrics(business, Timeframe.ONE_DAY, List.of()).data()).hasSize(1);
  }

  @Test
  void the_dashboards_news_come_in_pages() {
    service()
        .news()
        .save(
            IntStream.range(0, 5)
                .mapToObj(i -> ArticleContent.of("News " + i, "paper", NOW.minusSeconds(i)))
                .toList());
    BusinessNewsQuery query = new BusinessNewsQuery(business, 2, 1, null, List.of());

    BusinessNewsPage last = ada.dashboard().news(query.withPage(3));

    assertThat(last.total()).isEqualTo(5);
    assertThat(last.hasMore()).isFalse();
    assertThat(ada.dashboard().newsStream(query))
        .extracting(BusinessNews::title)
        .containsExactly("News 0", "News 1", "News 2", "News 3", "News 4");
  }

  @Test
  void weather_and_market_are_seen_as_published() {
    Location oslo = Location.of("Oslo", "Norway");
    ada.businesses().update(business, new BusinessUpdate(null, null, null, oslo, null));
    service()
        .weather()
        .save(List.of(reading(oslo, 0, "4.5"), reading(oslo, 1, "3"), reading(oslo, 30, "7")));
    service()
        .market()
        .save(
            List.of(
                MarketPrice.of("USD/EUR", NOW.minusSeconds(3_600), new BigDecimal("0.910")),
                MarketPrice.of("USD/EUR", NOW, new BigDecimal("0.920"))));

    WeatherOutlook outlook = ada.weather().outlook(business, 7);

    assertThat(outlook.current().temperature()).isEqualTo(new BigDecimal("4.5"));
    assertThat(outlook.forecast())
        .extracting(WeatherOutlook.Day::date)
        .containsExactly(LocalDate.parse("2026-03-15"), LocalDate.parse("2026-03-16"));
    assertThat(ada.market().snapshots(List.of("USD/EUR", "BTC/USD"), Timeframe.ONE_DAY))
        .singleElement()
        .satisfies(
            quote -> {
              assertThat(quote.currentPrice()).isEqualTo(new BigDecimal("0.920"));
              assertThat(quote.history()).hasSize(2);
            });
  }

  private static WeatherReading reading(Location place, int hours, String temperature) {
    return new WeatherReading(
        place,
        NOW.plus(Duration.ofHours(hours)),
        new BigDecimal(temperature),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  // ---- what the kit cannot see

  @Test
  void a_keyword_may_hold_a_comma() {
    ArticleContent plain = ArticleContent.of("Plain", "paper", NOW);
    ArticleContent tagged =
        new ArticleContent(
            "Tagged",
            null,
            null,
            null,
            "paper",
            null,
            NOW,
            null,
            List.of("a,b"),
            null,
            null,
            null,
            "en");
    service().news().save(List.of(plain, tagged));

    assertThat(articles("a,b", "none")).containsExactly("Tagged");
    assertThat(articles("a", "b")).isEmpty();
  }

  private List<String> articles(String... keywords) {
    NewsQuery query = new NewsQuery(TimeRange.ALL, null, List.of(keywords), null);
    return ada.news().list(query, PageRequest.first()).items().stream()
        .map(article -> article.content().title())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Agent/1.0 (x; 100%25)", "Ünï \uD83D\uDE00", " a ", "line\r\nX-API-Key: k", "%"})
  void any_user_agent_comes_through_as_it_is(String agent) {
    ada.from(new CallOrigin("2001:db8::1", agent))
        .businesses()
        .update(business, BusinessUpdate.rename("New name"));

    assertThat(ada.auditLog().list(AuditQuery.of(business), PageRequest.ofSize(1)).items())
        .extracting(AuditEntry::userAgent, AuditEntry::ipAddress)
        .containsExactly(tuple(agent, "2001:db8::1"));
  }

  @Test
  void a_failed_job_fails_as_in_memory() {
    UUID empty = source().id();
    ForecastRequest request = new ForecastRequest(business, List.of(empty), Optional.empty(), 7);

    assertThatExceptionOfType(InsufficientDataException.class)
        .isThrownBy(() -> ada.forecasts().generate(request).await(Duration.ofSeconds(60)))
        .satisfies(
            error -> {
              SignalCraft memory = server.store().as(Identity.user(account.userId()));
              assertThatExceptionOfType(InsufficientDataException.class)
                  .isThrownBy(
                      () -> memory.forecasts().generate(request).await(Duration.ofSeconds(60)))
                  .withMessage(error.getMessage());
            });
  }

  @Test
  void large_batches_and_pages_are_packed_and_keep_every_digit() {
    HttpSignalCraft packing =
        open(HttpSignalCraft.builder().compress(true))
            .as(Identity.token(account.tokens().accessToken()));
    UUID sales = source().id();
    List<KpiPoint> points =
        IntStream.range(0, 4_000)
            .mapToObj(
                i ->
                    KpiPoint.of(
                        sales,
                        NOW.minusSeconds(1_000_000L - i),
                        new BigDecimal(i + ".0123456789012345678901234567890"),
                        JsonObject.of("n", i)))
            .toList();

    assertThat(packing.kpis().write(PointBatch.of(sales, points)).inserted())
        .isEqualTo(points.size());
    assertThat(
            packing
                .kpis()
                .list(PointQuery.all(sales), PageRequest.ofSize(PageRequest.MAX_LIMIT))
                .items())
        .isEqualTo(points);
    assertThat(ada.kpis().iterate(PointQuery.all(sales))).containsExactlyElementsOf(points);
  }

  @Test
  void the_whole_answer_of_a_call_is_there_for_who_wants_it() {
    ApiResponse<UUID> answer = ada.withResponse(view -> view.users().me().id());

    assertThat(answer.value()).isEqualTo(account.userId());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.requestId()).hasValueSatisfying(id -> assertThat(id).startsWith("req-"));
    assertThat(answer.attempts()).isOne();
  }
}
