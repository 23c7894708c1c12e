package com.signalcraft.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.client.hosted.DownloadLink;
import com.signalcraft.client.hosted.LinkExpiredException;
import com.signalcraft.client.internal.group.DownloadCalls;
import com.signalcraft.client.internal.transport.Transport;
import com.signalcraft.error.TransportException;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DownloadOriginTest extends DownloadFixture {

  private static final String SECRET = "X-API-Key";

  /** The same host, but another port: another origin. */
  private final MockWebServer other = new MockWebServer();

  @BeforeEach
  void startOther() throws IOException {
    other.start();
  }

  @AfterEach
  void stopOther() {
    other.close();
  }

  private void redirect(MockWebServer from, HttpUrl to) {
    from.enqueue(new MockResponse.Builder().code(302).addHeader("Location", to.toString()).build());
  }

  private DownloadLink elsewhere() {
    return link(other, OptionalLong.empty(), null);
  }

  @Test
  void the_credentials_go_to_the_apis_own_origin() throws Exception {
    server.enqueue(part(0).build());
    downloads.to(link(), target);
    assertThat(request().getHeaders().get(SECRET)).isEqualTo("secret-key");
  }

  @Test
  void they_go_to_no_other_origin() throws Exception {
    other.enqueue(part(0).build());
    new DownloadCalls(transport.caller().withHeaders(Map.of("X-Own", "secret-key")))
        .to(elsewhere(), target);
    assertThat(target).hasBinaryContent(FILE);
    assertNoSecret(request(other).getHeaders());
  }

  private static void assertNoSecret(Headers headers) {
    assertThat(headers.toMultimap().toString()).doesNotContain("secret-key");
  }

  @Test
  void they_do_not_follow_a_redirect_elsewhere_and_come_back_with_one() throws Exception {
    redirect(server, other.url("/file?signature=hidden"));
    redirect(other, server.url("/files/2"));
    server.enqueue(part(0).build());
    downloads.to(link(), target);
    assertThat(target).hasBinaryContent(FILE);
    assertThat(request().getHeaders().get(SECRET)).isEqualTo("secret-key");
    assertNoSecret(request(other).getHeaders());
    assertThat(request().getHeaders().get(SECRET)).isEqualTo("secret-key");
  }

  @Test
  void a_redirect_that_leads_in_a_circle_ends() {
    for (int i = 0; i < 30; i++) {
      redirect(server, server.url("/files/1"));
    }
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> downloads.to(link(), target))
        .withMessageContaining("redirected too often");
    assertThat(server.getRequestCount()).isLessThan(20);
  }

  @Test
  void another_host_that_refuses_the_link_means_that_it_has_expired() {
    other.enqueue(
        new MockResponse.Builder().code(403).body("<Error>signature=hidden</Error>").build());
    assertThatExceptionOfType(LinkExpiredException.class)
        .isThrownBy(() -> downloads.to(elsewhere(), target))
        .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("hidden"));
  }

  @Test
  void from_https_nothing_leads_to_http() {
    try (Transport secure = transport(HttpUrl.get("https://127.0.0.1:1/v1"), 3)) {
      assertThatExceptionOfType(com.signalcraft.error.SignalCraftException.class)
          .isThrownBy(() -> new DownloadCalls(secure.caller()).to(link(), target))
          .withMessageContaining("would not be encrypted");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void a_host_that_cannot_be_reached_is_told_without_the_link() throws Exception {
    DownloadLink nowhere =
        new DownloadLink(
            java.net.URI.create("http://127.0.0.1:1/f?signature=hidden"),
            OptionalLong.empty(),
            null);
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> downloads.to(nowhere, target))
        .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("hidden"));
    assertThat(nowhere.toString()).doesNotContain("hidden");
    assertThat(time.sleeps()).hasSize(2);
  }
}
