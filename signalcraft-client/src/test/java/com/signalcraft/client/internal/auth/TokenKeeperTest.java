package com.signalcraft.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.TokenListener;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.internal.time.Deadline;
import com.signalcraft.client.internal.time.FakeTime;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TokenKeeperTest {

  private static final Credentials PASSWORD = Credentials.password("a@example.com", "secret");

  private final FakeTime time = new FakeTime();
  private final ScriptedIssuer issuer = new ScriptedIssuer();
  private final List<Tokens> told = new ArrayList<>();
  private final Deque<Runnable> begun = new ArrayDeque<>();

  @Test
  void logs_in_at_the_first_call_and_not_again() {
    TokenKeeper keeper = keeper(PASSWORD);
    issuer.then(tokens("a1", "r1", 900));

    assertThat(sent(keeper)).isEqualTo("Bearer a1");
    assertThat(sent(keeper)).isEqualTo("Bearer a1");
    assertThat(issuer.calls).containsExactly("login a@example.com");
    assertThat(told).extracting(Tokens::accessToken).containsExactly("a1");
  }

  @Test
  void refreshes_sixty_seconds_ahead_of_the_end() {
    TokenKeeper keeper = keeper(PASSWORD);
    issuer.then(tokens("a1", "r1", 900));
    issuer.then(tokens("a2", "r2", 900));
    sent(keeper);

    time.advance(Duration.ofSeconds(839));
    sent(keeper);
    assertThat(issuer.calls).hasSize(1);
    time.advance(Duration.ofSeconds(1));
    sent(keeper);

    assertThat(issuer.calls).containsExactly("login a@example.com", "refresh r1");
    assertThat(sent(keeper)).isEqualTo("Bearer a2");
  }

  @Test
  void refreshes_a_fifth_ahead_where_that_is_less() {
    TokenKeeper keeper = keeper(PASSWORD);
    issuer.then(tokens("a1", "r1", 100));
    issuer.then(tokens("a2", "r2", 100));
    sent(keeper);

    time.advance(Duration.ofSeconds(79));
    sent(keeper);
    assertThat(issuer.calls).hasSize(1);
    time.advance(Duration.ofSeconds(1));
    sent(keeper);
    assertThat(issuer.calls).hasSize(2);
  }

  @Test
  void uses_the_present_token_while_the_next_one_is_fetched() {
    TokenKeeper keeper = keeper(Credentials.tokens(tokens("a1", "r1", 900)), begun::add);
    time.advance(Duration.ofSeconds(850));

    assertThat(sent(keeper)).isEqualTo("Bearer a1");
    assertThat(sent(keeper)).isEqualTo("Bearer a1");
    assertThat(begun).hasSize(1);
    issuer.then(tokens("a2", "r2", 900));
    begun.remove().run();

    assertThat(sent(keeper)).isEqualTo("Bearer a2");
  }

  @Test
  void uses_the_present_token_to_its_end_where_the_next_one_cannot_be_had() {
    TokenKeeper keeper = keeper(Credentials.tokens(tokens("a1", "r1", 900)));
    issuer.then(new TransportException("lost"));
    time.advance(Duration.ofSeconds(850));

    assertThat(sent(keeper)).isEqualTo("Bearer a1");
    assertThat(sent(keeper)).isEqualTo("Bearer a1");
    assertThat(issuer.calls).hasSize(1);

    time.advance(Duration.ofSeconds(50));
    issuer.then(tokens("a2", "r2", 900));
    assertThat(sent(keeper)).isEqualTo("Bearer a2");
  }

  @Test
  void replaces_the_refresh_token_where_a_new_one_comes() {
    TokenKeeper keeper = keeper(Credentials.tokens("a1", "r1"));
    issuer.then(tokens("a2", "r2", 900));
    issuer.then(tokens("a3", "r3", 900));

    refused(keeper, "a1");
    keeper.accepted(Authorization.bearer("a2"));
    refused(keeper, "a2");

    assertThat(issuer.calls).containsExactly("refresh r1", "refresh r2");
    assertThat(told).extracting(t -> t.refreshToken().orElseThrow()).containsExactly("r2", "r3");
  }

  @Test
  void tells_the_listener_before_anybody_uses_the_new_tokens() {
    List<String> order = new ArrayList<>();
    AtomicReference<TokenKeeper> keeper = new AtomicReference<>();
    Runnable use =
        () -> {
          try {
            keeper.get().authorize(Deadline.after(Duration.ofMillis(1), System::nanoTime));
            order.add("used");
          } catch (CallTimeoutException e) {
            order.add("waited");
          }
        };
    TokenListener listener =
        fresh -> {
          order.add("told " + fresh.accessToken());
          use.run();
        };
    keeper.set(
        TokenKeeper.of(PASSWORD, issuer, listener, time.ambient(), begun::add, Duration.ZERO));
    issuer.then(tokens("a1", "r1", 900));

    use.run();
    begun.remove().run();
    use.run();

    assertThat(order).containsExactly("waited", "told a1", "waited", "used");
  }

  @Test
  void uses_the_new_tokens_even_where_the_listener_fails() {
    TokenListener failing =
        fresh -> {
          throw new IllegalStateException("disk full");
        };
    TokenKeeper keeper =
        TokenKeeper.of(PASSWORD, issuer, failing, time.ambient(), Runnable::run, Duration.ZERO);
    issuer.then(tokens("a1", "r1", 900));

    assertThat(sent(keeper)).isEqualTo("Bearer a1");
  }

  @Test
  void logs_in_again_where_the_refresh_is_refused() {
    TokenKeeper keeper = keeper(PASSWORD);
    issuer.then(tokens("a1", "r1", 900));
    issuer.then(new AuthenticationException("revoked"));
    issuer.then(tokens("a2", "r2", 900));
    sent(keeper);
    time.advance(Duration.ofMinutes(15));

    assertThat(sent(keeper)).isEqualTo("Bearer a2");
    assertThat(issuer.calls)
        .containsExactly("login a@example.com", "refresh r1", "login a@example.com");
  }

  @Test
  void logs_in_rather_than_send_a_refresh_token_again_whose_answer_was_lost() {
    TokenKeeper keeper = keeper(PASSWORD);
    issuer.then(tokens("a1", "r1", 900));
    issuer.then(new AnswerLostException(new TransportException("lost")));
    issuer.then(tokens("a2", "r2", 900));
    issuer.then(tokens("a3", "r3", 900));
    sent(keeper);
    time.advance(Duration.ofMinutes(15));

    assertThatThrownBy(() -> sent(keeper)).isInstanceOf(TransportException.class);
    time.advance(Duration.ofSeconds(1));
    assertThat(sent(keeper)).isEqualTo("Bearer a2");
    time.advance(Duration.ofMinutes(15));
    assertThat(sent(keeper)).isEqualTo("Bearer a3");
    assertThat(issuer.calls)
        .containsExactly("login a@example.com", "refresh r1", "login a@example.com", "refresh r2");
  }

  @Test
  void refreshes_again_where_the_token_surely_was_not_used() {
    TokenKeeper keeper = keeper(PASSWORD);
    issuer.then(tokens("a1", "r1", 900));
    issuer.then(new TransportException("no connection"));
    issuer.then(tokens("a2", "r2", 900));
    sent(keeper);
    time.advance(Duration.ofMinutes(15));

    assertThatThrownBy(() -> sent(keeper)).isInstanceOf(TransportException.class);
    time.advance(Duration.ofSeconds(1));
    assertThat(sent(keeper)).isEqualTo("Bearer a2");
    assertThat(issuer.calls).containsExactly("login a@example.com", "refresh r1", "refresh r1");
  }

  @Test
  void sends_no_refresh_token_again_that_a_server_may_have_replaced() {
    TokenKeeper keeper = keeper(Credentials.tokens(tokens("a1", "r1", 900)));
    issuer.then(tokens("a2", "r2", 900));
    issuer.then(new AnswerLostException(new TransportException("lost")));
    time.advance(Duration.ofMinutes(15));
    sent(keeper);
    time.advance(Duration.ofMinutes(15));

    assertThatThrownBy(() -> sent(keeper))
        .isInstanceOf(TransportException.class)
        .hasMessage("no access token could be had: lost");
    time.advance(Duration.ofHours(1));
    assertThatThrownBy(() -> sent(keeper))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageEndingWith("the refresh token is of no more use: log in again (lost)");
    assertThat(issuer.calls).containsExactly("refresh r1", "refresh r2");
  }

  @Test
  void sends_one_again_to_a_server_that_is_not_known_to_replace_them() {
    TokenKeeper keeper = keeper(Credentials.tokens(tokens("a1", "r1", 900)));
    issuer.then(tokens("a2", "r1", 900));
    issuer.then(new AnswerLostException(new TransportException("lost")));
    issuer.then(tokens("a3", "r1", 900));
    time.advance(Duration.ofMinutes(15));
    sent(keeper);
    time.advance(Duration.ofMinutes(15));

    assertThatThrownBy(() -> sent(keeper)).isInstanceOf(TransportException.class);
    time.advance(Duration.ofSeconds(1));
    assertThat(sent(keeper)).isEqualTo("Bearer a3");
  }

  @Test
  void never_sends_a_refused_refresh_token_again() {
    TokenKeeper keeper = keeper(Credentials.tokens(tokens("a1", "r1", 900)));
    issuer.then(new AuthenticationException("revoked"));
    time.advance(Duration.ofMinutes(15));

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> sent(keeper))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "no access token could be had: the refresh token is of no more use: log in again"
                  + " (revoked)");
      time.advance(Duration.ofHours(1));
    }
    assertThat(issuer.calls).containsExactly("refresh r1");
  }

  @Test
  void sends_a_token_that_it_cannot_replace_whatever_its_clock_says() {
    TokenKeeper keeper = keeper(Credentials.tokens(Tokens.of("a1").withExpiry(time.instant())));
    time.advance(Duration.ofDays(1));

    assertThat(sent(keeper)).isEqualTo("Bearer a1");
    assertThat(refused(keeper, "a1")).isFalse();
    assertThat(issuer.calls).isEmpty();
  }

  @Test
  void renews_once_where_a_token_is_refused_and_takes_one_that_others_have_renewed() {
    TokenKeeper keeper = keeper(Credentials.tokens("a1", "r1"));
    issuer.then(tokens("a2", "r2", 900));

    assertThat(refused(keeper, "a1")).isTrue();
    assertThat(refused(keeper, "a1")).isTrue();
    assertThat(sent(keeper)).isEqualTo("Bearer a2");
    assertThat(issuer.calls).hasSize(1);
  }

  @Test
  void does_not_renew_a_new_token_that_the_server_has_never_taken() {
    TokenKeeper keeper = keeper(Credentials.tokens("a1", "r1"));
    issuer.then(tokens("a2", "r2", 900));
    issuer.then(tokens("a3", "r3", 900));
    refused(keeper, "a1");

    for (int i = 0; i < 100; i++) {
      assertThat(refused(keeper, "a2")).isFalse();
    }
    assertThat(issuer.calls).hasSize(1);
    time.advance(Duration.ofSeconds(11));
    assertThat(refused(keeper, "a2")).isTrue();
  }

  @Test
  void gives_a_fresh_token_where_that_is_forced() {
    TokenKeeper keeper = keeper(PASSWORD);
    issuer.then(tokens("a1", "r1", 900));
    issuer.then(tokens("a2", "r2", 900));

    assertThat(keeper.token(false)).isEqualTo("a1");
    assertThat(keeper.token(false)).isEqualTo("a1");
    assertThat(keeper.token(true)).isEqualTo("a2");
    assertThat(keeper.token(false)).isEqualTo("a2");
  }

  @Test
  void fails_who_comes_after_a_failure_too_until_a_pause_is_over() {
    TokenKeeper keeper = keeper(PASSWORD);
    issuer.then(new TransportException("down"));
    issuer.then(
        new RateLimitedException("slow", FailureDetails.retryAfter(Duration.ofSeconds(20))));
    issuer.then(new AuthenticationException("wrong password"));
    issuer.then(tokens("a1", "r1", 900));

    assertThatThrownBy(() -> sent(keeper))
        .isInstanceOf(TransportException.class)
        .hasMessage("no access token could be had: down");
    assertThatThrownBy(() -> sent(keeper)).isInstanceOf(TransportException.class);
    assertThat(issuer.calls).hasSize(1);

    time.advance(Duration.ofSeconds(1));
    assertThatThrownBy(() -> sent(keeper)).isInstanceOf(RateLimitedException.class);
    time.advance(Duration.ofSeconds(19));
    assertThatThrownBy(() -> sent(keeper))
        .isInstanceOfSatisfying(
            RateLimitedException.class,
            e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(20)));
    assertThat(issuer.calls).hasSize(2);

    time.advance(Duration.ofSeconds(1));
    assertThatThrownBy(() -> sent(keeper)).isInstanceOf(AuthenticationException.class);
    time.advance(Duration.ofSeconds(29));
    assertThatThrownBy(() -> sent(keeper)).isInstanceOf(AuthenticationException.class);
    assertThat(issuer.calls).hasSize(3);

    time.advance(Duration.ofSeconds(1));
    assertThat(sent(keeper)).isEqualTo("Bearer a1");
  }

  @Test
  void gives_each_caller_an_error_of_his_own() {
    TokenKeeper keeper = keeper(PASSWORD);
    issuer.then(new TransportException("down"));

    SignalCraftException first = failure(keeper);
    first.addSuppressed(new IllegalStateException("of the first"));

    assertThat(failure(keeper)).isNotSameAs(first).hasNoSuppressedExceptions();
  }

  @Test
  void asks_a_source_and_says_what_is_wrong_with_it() {
    Deque<Supplier<Tokens>> answers = new ArrayDeque<>();
    TokenKeeper keeper = keeper(Credentials.source(() -> answers.remove().get()));
    answers.add(
        () -> {
          throw new IllegalStateException("the vault says hush-hush");
        });
    answers.add(() -> null);
    answers.add(() -> tokens("a1", "ignored", 100));
    answers.add(() -> tokens("a2", "ignored", 100));

    assertThat(failure(keeper).getMessage())
        .startsWith("no access token could be had: the token source ")
        .endsWith(" threw java.lang.IllegalStateException");
    time.advance(Duration.ofSeconds(1));
    assertThat(failure(keeper).code()).isEqualTo("TOKEN_SOURCE_FAILED");
    time.advance(Duration.ofSeconds(1));
    assertThat(sent(keeper)).isEqualTo("Bearer a1");
    time.advance(Duration.ofSeconds(100));
    assertThat(sent(keeper)).isEqualTo("Bearer a2");
    assertThat(issuer.calls).isEmpty();
  }

  @Test
  void a_source_that_gives_the_refused_token_again_is_of_no_help() {
    TokenKeeper keeper = keeper(Credentials.source(() -> Tokens.of("a1")));
    sent(keeper);
    keeper.accepted(Authorization.bearer("a1"));

    assertThat(refused(keeper, "a1")).isFalse();
  }

  @Test
  void even_an_error_of_the_platform_reaches_those_who_wait() {
    TokenKeeper keeper =
        keeper(
            Credentials.source(
                () -> {
                  throw new StackOverflowError();
                }));

    assertThatThrownBy(() -> sent(keeper))
        .isInstanceOf(SignalCraftException.class)
        .hasCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void waits_no_longer_than_the_call_may_take() {
    TokenKeeper keeper = keeper(PASSWORD, begun::add);

    assertThatThrownBy(
            () -> keeper.authorize(Deadline.after(Duration.ofMillis(1), System::nanoTime)))
        .isInstanceOf(CallTimeoutException.class);
  }

  @Test
  void an_interrupted_caller_takes_nobody_elses_token_with_him() {
    TokenKeeper keeper = keeper(PASSWORD, begun::add);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> sent(keeper)).isInstanceOf(CallTimeoutException.class);
    assertThat(Thread.interrupted()).isTrue();

    issuer.then(tokens("a1", "r1", 900));
    begun.remove().run();

    assertThat(sent(keeper)).isEqualTo("Bearer a1");
    assertThat(issuer.calls).hasSize(1);
  }

  @Test
  void one_renewal_serves_a_hundred_threads() throws InterruptedException {
    CountDownLatch goOn = new CountDownLatch(1);
    TokenKeeper keeper = keeper(PASSWORD, work -> daemon(() -> awaitThen(goOn, work)));
    issuer.then(tokens("a1", "r1", 900));
    List<String> results = sentByAHundred(keeper, goOn);

    assertThat(results).hasSize(100).containsOnly("Bearer a1");
    assertThat(issuer.calls).hasSize(1);
  }

  @Test
  void one_failure_fails_a_hundred_threads() throws InterruptedException {
    CountDownLatch goOn = new CountDownLatch(1);
    TokenKeeper keeper = keeper(PASSWORD, work -> daemon(() -> awaitThen(goOn, work)));
    issuer.then(new TransportException("down"));
    List<String> results = sentByAHundred(keeper, goOn);

    assertThat(results).hasSize(100).containsOnly("no access token could be had: down");
    assertThat(issuer.calls).hasSize(1);
  }

  private static List<String> sentByAHundred(TokenKeeper keeper, CountDownLatch goOn)
      throws InterruptedException {
    List<String> results = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      threads.add(
          daemon(
              () -> {
                String result;
                try {
                  result = sent(keeper);
                } catch (SignalCraftException e) {
                  result = e.getMessage();
                }
                synchronized (results) {
                  results.add(result);
                }
              }));
    }
    goOn.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return results;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void awaitThen(CountDownLatch latch, Runnable work) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    work.run();
  }

  private TokenKeeper keeper(Credentials credentials) {
    return keeper(credentials, Runnable::run);
  }

  private TokenKeeper keeper(Credentials credentials, Executor renewals) {
    return TokenKeeper.of(
        credentials, issuer, told::add, time.ambient(), renewals, Duration.ofMinutes(2));
  }

  private static String sent(TokenKeeper keeper) {
    return keeper
        .authorize(Deadline.after(Duration.ofSeconds(10), System::nanoTime))
        .orElseThrow()
        .value();
  }

  private static boolean refused(TokenKeeper keeper, String token) {
    return keeper.renew(
        Authorization.bearer(token), Deadline.after(Duration.ofSeconds(10), System::nanoTime));
  }

  private static SignalCraftException failure(TokenKeeper keeper) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(
        SignalCraftException.class, () -> sent(keeper));
  }

  private Tokens tokens(String access, String refresh, long seconds) {
    return new Tokens(
        access, Optional.of(refresh), Optional.of(time.instant().plusSeconds(seconds)));
  }

  /** Answers as it is told; lives of tokens count from when they are asked for. */
  private final class ScriptedIssuer implements TokenIssuer {

    final List<String> calls = new ArrayList<>();
    private final Deque<Supplier<Tokens>> answers = new ArrayDeque<>();

    void then(Tokens tokens) {
      Duration life = Duration.between(time.instant(), tokens.expiresAt().orElseThrow());
      answers.add(() -> tokens.withExpiry(time.instant().plus(life)));
    }

    void then(SignalCraftException error) {
      answers.add(
          () -> {
            throw error;
          });
    }

    @Override
    public synchronized Tokens login(String email, String password) {
      calls.add("login " + email);
      return answers.remove().get();
    }

    @Override
    public synchronized Tokens refresh(String refreshToken) {
      calls.add("refresh " + refreshToken);
      return answers.remove().get();
    }
  }
}
