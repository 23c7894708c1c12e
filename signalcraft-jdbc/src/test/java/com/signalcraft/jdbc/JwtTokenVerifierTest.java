package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.testing.SettableClock;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtTokenVerifierTest {

  private static final Instant NOW = Instant.parse("2026-03-15T10:20:30Z");
  private static final UUID ADA = UUID.fromString("6f1b0f8e-6c2e-4b7e-9d0a-0d9d6a6b1c11");
  private static final byte[] SECRET =
      "a secret of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8);
  private static final RSAKey RSA = TokenSigner.rsaKey("rsa-1");
  private static final ECKey EC = TokenSigner.ecKey("ec-1");
  private static final TokenSigner ISSUER = TokenSigner.hs256(SECRET);

  private final SettableClock clock = new SettableClock(NOW);
  private final JwtTokenVerifier byKeys =
      JwtTokenVerifier.builder().jwkSet(TokenSigner.publicSet(RSA, EC)).clock(clock).build();
  private final JwtTokenVerifier bySecret = bySecret().build();

  private JwtTokenVerifier.Builder bySecret() {
    return JwtTokenVerifier.builder().hs256(SECRET).issuer("https://issuer.example").clock(clock);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject(ADA.toString())
        .issuer("https://issuer.example")
        .audience("authenticated")
        .claim("role", "authenticated")
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plus(Duration.ofHours(1))));
  }

  // ---- what is valid

  @Test
  void a_token_of_each_algorithm_names_its_user() {
    JWTClaimsSet claims = claims().build();

    assertThat(bySecret.verify(ISSUER.sign(claims))).isEqualTo(ADA);
    assertThat(byKeys.verify(TokenSigner.with(RSA).sign(claims))).isEqualTo(ADA);
    assertThat(byKeys.verify(TokenSigner.with(EC).sign(claims))).isEqualTo(ADA);
    assertThat(
            JwtTokenVerifier.builder()
                .hs256(new String(SECRET, StandardCharsets.UTF_8))
                .clock(clock)
                .build()
                .verify(ISSUER.sign(claims)))
        .isEqualTo(ADA);
  }

  @Test
  void a_token_by_a_secret_may_name_its_key_as_it_likes() {
    TokenSigner naming = TokenSigner.hs256(SECRET, "any-name");

    assertThat(bySecret.verify(naming.sign(claims().build()))).isEqualTo(ADA);
  }

  @Test
  void a_role_is_not_needed_and_an_audience_may_be_one_of_several() {
    JWTClaimsSet claims =
        claims().claim("role", null).audience(List.of("other", "authenticated")).build();

    assertThat(bySecret.verify(ISSUER.sign(claims))).isEqualTo(ADA);
  }

  @Test
  void clocks_may_be_a_little_apart() {
    String token = ISSUER.sign(claims().notBeforeTime(Date.from(NOW)).build());
    JwtTokenVerifier exact = bySecret().clockSkew(Duration.ZERO).build();

    clock.advance(Duration.ofHours(1).plusSeconds(29));
    assertThat(bySecret.verify(token)).isEqualTo(ADA);
    assertRefused(exact, token);
    clock.advance(Duration.ofSeconds(2));
    assertRefused(bySecret, token);
    clock.advance(Duration.ofHours(-1).minusSeconds(60));
    assertThat(bySecret.verify(token)).isEqualTo(ADA);
    assertRefused(exact, token);
    clock.advance(Duration.ofSeconds(-2));
    assertRefused(bySecret, token);
  }

  // ---- attacks

  static Stream<UnaryOperator<JWTClaimsSet.Builder>> wrongClaims() {
    return Stream.of(
        claims -> claims.expirationTime(null),
        claims -> claims.expirationTime(Date.from(NOW.minusSeconds(31))),
        claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(31))),
        claims -> claims.issuer("https://other.example"),
        claims -> claims.issuer(null),
        claims -> claims.audience("anon"),
        claims -> claims.audience(List.of()),
        claims -> claims.claim("role", "service_role"),
        claims -> claims.claim("role", "anon"),
        claims -> claims.claim("role", ""),
        claims -> claims.claim("role", List.of("authenticated")),
        claims -> claims.subject(null),
        claims -> claims.subject("ada"),
        claims -> claims.subject("1-1-1-1-1"),
        claims -> claims.subject(ADA + "'"));
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void a_token_with_wrong_claims_is_refused(UnaryOperator<JWTClaimsSet.Builder> change) {
    assertRefused(bySecret, ISSUER.sign(change.apply(claims()).build()));
  }

  @Test
  void a_token_without_a_signature_is_refused() {
    String unsigned = new PlainJWT(claims().build()).serialize();
    String signed = ISSUER.sign(claims().build());
    String stripped = signed.substring(0, signed.lastIndexOf('.') + 1);

    for (JwtTokenVerifier verifier : List.of(bySecret, byKeys)) {
      assertRefused(verifier, unsigned);
      assertRefused(verifier, stripped);
      assertRefused(verifier, unsigned.replaceFirst("^[^.]*", base64("{\"alg\":\"NONE\"}")));
    }
  }

  @Test
  void a_public_key_is_no_secret() throws JOSEException {
    for (byte[] guess :
        List.of(
            RSA.toRSAPublicKey().getEncoded(),
            RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
      assertRefused(byKeys, TokenSigner.hs256(guess).sign(claims().build()));
    }
  }

  @Test
  void another_key_under_a_known_name_is_refused() {
    assertRefused(byKeys, TokenSigner.with(TokenSigner.rsaKey("rsa-1")).sign(claims().build()));
    assertRefused(byKeys, TokenSigner.with(TokenSigner.ecKey("ec-1")).sign(claims().build()));
    assertRefused(
        bySecret,
        TokenSigner.hs256(
                "another secret of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8))
            .sign(claims().build()));
  }

  @Test
  void an_algorithm_that_was_not_chosen_is_refused() {
    assertRefused(bySecret, TokenSigner.with(RSA).sign(claims().build()));
    assertRefused(byKeys, ISSUER.sign(claims().build()));
  }

  @Test
  void a_token_that_was_changed_is_refused() {
    String[] ada = ISSUER.sign(claims().build()).split("\\.", -1);
    String[] bob =
        ISSUER.sign(claims().subject(UUID.randomUUID().toString()).build()).split("\\.", -1);

    assertRefused(bySecret, ada[0] + "." + bob[1] + "." + ada[2]);
    assertRefused(
        bySecret,
        base64("{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}") + "." + ada[1] + "." + ada[2]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a.b.c", "a.b.c.d.e", "null", "{}", "eyJhbGciOiJIUzI1NiJ9.e30."})
  void what_is_no_token_is_refused(String token) {
    assertRefused(bySecret, token);
    assertRefused(byKeys, token);
  }

  @Test
  void a_token_of_unreasonable_length_is_refused() {
    assertRefused(bySecret, ISSUER.sign(claims().claim("x", "x".repeat(20_000)).build()));
  }

  // ---- keys at an address

  @Test
  void a_new_key_is_found_at_once_and_unknown_ones_do_not_wear_the_issuer_out() throws IOException {
    RSAKey next = TokenSigner.rsaKey("rsa-2");
    AtomicReference<String> published = new AtomicReference<>(TokenSigner.publicSet(RSA));
    AtomicInteger requests = new AtomicInteger();
    HttpServer server = serve(published, requests);
    try {
      JwtTokenVerifier verifier =
          JwtTokenVerifier.builder().jwks(address(server)).clock(clock).build();

      assertThat(verifier.verify(TokenSigner.with(RSA).sign(claims().build()))).isEqualTo(ADA);
      assertThat(verifier.verify(TokenSigner.with(RSA).sign(claims().build()))).isEqualTo(ADA);
      assertThat(requests).hasValue(1);

      published.set(TokenSigner.publicSet(RSA, next));
      assertThat(verifier.verify(TokenSigner.with(next).sign(claims().build()))).isEqualTo(ADA);
      assertThat(requests).hasValue(2);

      String unknown = TokenSigner.with(TokenSigner.ecKey("unknown")).sign(claims().build());
      for (int i = 0; i < 20; i++) {
        assertRefused(verifier, unknown);
      }
      assertThat(requests).hasValueLessThanOrEqualTo(3);
      assertThat(verifier.verify(TokenSigner.with(next).sign(claims().build()))).isEqualTo(ADA);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void without_the_issuers_keys_no_token_is_valid() throws IOException {
    HttpServer server = serve(new AtomicReference<>("{\"keys\":\"none\"}"), new AtomicInteger());
    URI address = address(server);
    String token = TokenSigner.with(RSA).sign(claims().build());
    try {
      assertRefused(JwtTokenVerifier.builder().jwks(address).clock(clock).build(), token);
    } finally {
      server.stop(0);
    }
    assertRefused(JwtTokenVerifier.builder().jwks(address).clock(clock).build(), token);
  }

  private static HttpServer serve(AtomicReference<String> body, AtomicInteger requests)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/jwks.json",
        exchange -> {
          requests.incrementAndGet();
          byte[] content = body.get().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json");
  }

  // ---- settings

  @Test
  void settings_that_are_not_safe_are_refused() {
    assertInvalid("secret", () -> JwtTokenVerifier.builder().hs256("too short"));
    assertInvalid("keys", () -> JwtTokenVerifier.builder().build());
    assertInvalid(
        "keys", () -> JwtTokenVerifier.builder().hs256(SECRET).jwkSet(TokenSigner.publicSet(RSA)));
    assertInvalid("jwk_set", () -> JwtTokenVerifier.builder().jwkSet("{}"));
    assertInvalid("jwk_set", () -> JwtTokenVerifier.builder().jwkSet("{\"keys\":[]}"));
    assertInvalid(
        "jwk_set",
        () -> JwtTokenVerifier.builder().jwkSet("{\"keys\":[" + RSA.toJSONString() + "]}"));
    assertInvalid(
        "jwks", () -> JwtTokenVerifier.builder().jwks(URI.create("http://issuer.example/jwks")));
    assertInvalid("jwks", () -> JwtTokenVerifier.builder().jwks(URI.create("file:///etc/jwks")));
    assertInvalid(
        "clock_skew", () -> JwtTokenVerifier.builder().clockSkew(Duration.ofSeconds(301)));
    assertInvalid("clock_skew", () -> JwtTokenVerifier.builder().clockSkew(Duration.ofSeconds(-1)));
  }

  private static void assertInvalid(
      String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(call)
        .satisfies(error -> assertThat(error.field()).isEqualTo(field));
  }

  private static void assertRefused(TokenVerifier verifier, String token) {
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() -> verifier.verify(token))
        .withMessage("the token is not valid")
        .withNoCause();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
