package com.signalcraft.client.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.hosted.BusinessNewsQuery;
import com.signalcraft.client.hosted.ExportFormat;
import com.signalcraft.client.hosted.ExportRequest;
import com.signalcraft.client.hosted.NewAccount;
import com.signalcraft.client.hosted.ReportRequest;
import com.signalcraft.client.http.RawRequest;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.series.Frequency;
import com.signalcraft.testing.Samples;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call without waiting asks the server for what its twin asks. */
class AsyncRequestsTest {

  private static final byte[] REFUSAL =
      "{\"error\":{\"code\":\"RESOURCE_NOT_FOUND\",\"message\":\"not there\"}}".getBytes(UTF_8);

  /** Transfers of files, which have tests of their own, and what has no twin of its name. */
  private static final Set<String> LEFT_OUT =
      Set.of("to", "upload", "writer", "job", "jobs", "stream", "iterate", "newsStream");

  private static final Map<Class<?>, Object> ARGUMENTS = arguments();

  static {
    // Or else the server waits 40 ms between the head and the body of an answer (Nagle's).
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private HttpSignalCraft client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::refuse);
    server.start();
    client =
        HttpSignalCraft.builder()
            .baseUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/v1")
            .credentials(Credentials.tokens(Tokens.of("token")))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  private void refuse(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(404, REFUSAL.length);
      exchange.getResponseBody().write(REFUSAL);
    }
  }

  @ParameterizedTest
  @MethodSource("com.signalcraft.client.async.AsyncTwinsTest#groups")
  void each_call_sends_what_its_twin_sends_and_fails_as_it(Method group) throws Throwable {
    Object waiting = group.invoke(client);
    Object twins = AsyncSignalCraft.class.getMethod(group.getName()).invoke(client.async());

    for (Method method : group.getReturnType().getMethods()) {
      if (method.isSynthetic() || LEFT_OUT.contains(method.getName())) {
        continue;
      }
      Object[] arguments =
          Arrays.stream(method.getGenericParameterTypes())
              .map(AsyncRequestsTest::argument)
              .toArray();
      requests.clear();
      Throwable expected = catchThrowable(() -> invoke(method, waiting, arguments));
      List<String> asked = List.copyOf(requests);
      requests.clear();
      Method twin = twins.getClass().getMethod(method.getName(), method.getParameterTypes());
      CompletableFuture<?> future = (CompletableFuture<?>) invoke(twin, twins, arguments);
      Throwable failure = catchThrowable(future::join);

      assertThat(expected).as(method.toString()).isExactlyInstanceOf(NotFoundException.class);
      assertThat(failure).isInstanceOf(CompletionException.class);
      assertThat(failure.getCause()).as(twin.toString()).hasSameClassAs(expected);
      assertThat(asked).as(method.toString()).isNotEmpty();
      assertThat(requests).as(twin.toString()).containsExactlyElementsOf(asked);
    }
  }

  private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      method.setAccessible(true);
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object argument(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return List.of(argument(list.getActualTypeArguments()[0]));
    }
    Class<?> plain = (Class<?>) type;
    Object argument = plain.isEnum() ? plain.getEnumConstants()[0] : ARGUMENTS.get(plain);
    assertThat(argument).as("a value for a parameter of type " + type).isNotNull();
    return argument;
  }

  private static Map<Class<?>, Object> arguments() {
    Map<Class<?>, Object> arguments = new HashMap<>();
    Samples.all().forEach(sample -> arguments.put(sample.getClass(), sample));
    arguments.put(UUID.class, Samples.ID);
    arguments.put(Instant.class, Samples.AT);
    arguments.put(LocalDate.class, LocalDate.of(2026, 1, 15));
    arguments.put(String.class, "2026-01");
    arguments.put(Duration.class, Duration.ofMinutes(1));
    arguments.put(int.class, 7);
    arguments.put(boolean.class, true);
    arguments.put(Frequency.class, Frequency.DAILY);
    arguments.put(Path.class, Path.of("unused"));
    arguments.put(RawRequest.class, RawRequest.post("/new/thing").json("{}"));
    arguments.put(
        NewAccount.class, new NewAccount("ada@example.com", "sesame open", "Ada", "Café", null));
    arguments.put(BusinessNewsQuery.class, BusinessNewsQuery.of(Samples.ID));
    arguments.put(ReportRequest.class, ReportRequest.pdf(Samples.ID, Timeframe.THIRTY_DAYS));
    arguments.put(ExportRequest.class, ExportRequest.all(Samples.ID, ExportFormat.CSV));
    return arguments;
  }
}
