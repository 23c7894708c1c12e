package com.signalcraft.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.examples.api.contract.OpenApiDocument;
import com.signalcraft.examples.api.contract.OpenApiDocument.Operation;
import com.signalcraft.examples.server.Mutations.Mutation;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Requests that break the OpenAPI document in every way that it knows of. The server refuses them
 * as the document says: its tap looks at each answer, and at whether what it takes was allowed.
 */
class HostileRequestsTest {

  private static final long SEED = 20_261_126;
  private static final int OF_EACH_CALL = 25;
  private static final String SERVICE_ALONE = "The service alone may do this.";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void no_request_breaks_the_server_and_each_is_answered_as_documented()
      throws InterruptedException {
    OpenApiDocument document = OpenApiDocument.shipped();
    List<String> broken = new ArrayList<>();
    int sent = 0;
    try (TestServer server = TestServer.start()) {
      Map<String, String> ids = new LinkedHashMap<>();
      String token = server.tokenFor(world(server, ids));
      Mutations mutations = new Mutations(document, ids);
      Random random = new Random(SEED);
      for (Operation operation : served(server, document)) {
        boolean isOfService =
            operation.node().path("description").asString("").contains(SERVICE_ALONE);
        List<Mutation> all = new ArrayList<>(mutations.of(operation));
        Collections.shuffle(all, random);
        for (Mutation one : all.subList(0, Math.min(OF_EACH_CALL, all.size()))) {
          sent++;
          try {
            int status = send(server.api(), one, isOfService ? TestServer.SERVICE_KEY : token);
            if (status >= 500) {
              broken.add(one + " -> " + status);
            }
          } catch (IOException e) {
            broken.add(one + " -> " + e);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(sent).isGreaterThan(1_500);
  }

  /** Those that are answered as the others are, by routes. */
  private static List<Operation> served(TestServer server, OpenApiDocument document) {
    Set<String> routes =
        server.routes().stream()
            .map(route -> route.method() + "/" + String.join("/", route.pattern()))
            .map(HostileRequestsTest::withoutNames)
            .collect(Collectors.toSet());
    return document.operations().stream()
        .filter(one -> routes.contains(withoutNames(one.method() + one.template())))
        .toList();
  }

  private static String withoutNames(String call) {
    return call.replaceAll("\\{[^}]*}", "{}");
  }

  private static int send(URI api, Mutation one, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + one.target()))
            .header("Authorization", "Bearer " + token)
            .method(
                one.method(),
                one.headers().containsKey("Content-Type")
                    ? BodyPublishers.ofByteArray(one.body())
                    : BodyPublishers.noBody());
    one.headers().forEach(request::header);
    try {
      return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      // A server may close a connection after a refusal, and this client then uses it once more.
      return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }

  /** A person with a business, a source and an alert, by the ids of the document's examples. */
  private static UUID world(TestServer server, Map<String, String> ids) {
    try (HttpSignalCraft service = server.client(TestServer.SERVICE_KEY)) {
      UUID user = service.users().create(NewUser.of("mallory@example.com")).id();
      service.subscriptions().apply(SubscriptionChange.active(user, SubscriptionTier.ENTERPRISE));
      try (HttpSignalCraft mallory = server.client(server.tokenFor(user))) {
        SignalCraft view = mallory;
        UUID business =
            view.businesses()
                .create(
                    new NewBusiness(
                        "M", null, null, Location.of("Berlin", "Germany"), JsonObject.EMPTY))
                .id();
        UUID source =
            view.sources().create(NewKpiSource.of(business, "Sales", KpiType.REVENUE, "EUR")).id();
        UUID alert =
            view.alerts()
                .create(
                    new NewAlert(
                        source,
                        "Low",
                        AlertCondition.BELOW,
                        BigDecimal.TEN,
                        AlertTimeframe.ONE_HOUR))
                .id();
        ids.put("6f1c1a52-8d0e-4c69-9b1f-3a6d1d7c0c11", user.toString());
        ids.put("0b9f7c1e-4a52-4f0b-8a61-9d1b6a1e2f30", business.toString());
        ids.put("d2719c6a-53c1-4f7a-8d5e-0c2b7a9e4f15", source.toString());
        ids.put("a8e4d7b0-2f61-4c3a-9e5d-4b7c1f0a6e93", alert.toString());
        return user;
      }
    }
  }
}
