package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.account.UserProfile;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.NotificationType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Notifications. */
abstract class NotificationContract extends ContractArea {

  @Test
  void a_notification_reaches_its_user_as_it_was_sent() {
    Tenant tenant = given().tenant();
    JsonObject data = JsonObject.of("value", number("3.50"));

    Notification sent =
        service()
            .notifications()
            .send(
                new NewNotification(
                    tenant.viewer().id(),
                    tenant.businessId(),
                    null,
                    NotificationType.BILLING,
                    "An invoice",
                    "It is due.",
                    data));

    assertThat(sent.userId()).isEqualTo(tenant.viewer().id());
    assertThat(sent.businessId()).isEqualTo(tenant.businessId());
    assertThat(sent.alertId()).isNull();
    assertThat(sent.type()).isEqualTo(OpenEnum.of(NotificationType.BILLING));
    assertThat(sent.title()).isEqualTo("An invoice");
    assertThat(sent.message()).isEqualTo("It is due.");
    assertThat(sent.data()).isEqualTo(data);
    assertThat(sent.readAt()).isNull();
    assertThat(sent.createdAt()).isBetween(now().minusSeconds(60), now());
    assertThat(list(tenant.viewer(), false)).containsExactly(sent);
    assertThat(list(tenant.owner(), false)).isEmpty();
  }

  @Test
  void the_newest_comes_first_page_by_page() {
    UserProfile ada = given().user("ada");
    List<Notification> sent = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sent.add(0, send(ada));
    }

    assertThat(list(ada, false)).containsExactlyElementsOf(sent);
    assertThat(
            Page.stream(PageRequest.ofSize(2), page -> as(ada).notifications().list(false, page)))
        .containsExactlyElementsOf(sent);
  }

  @Test
  void what_was_read_stays_read() {
    UserProfile ada = given().user("ada");
    Notification first = send(ada);
    Notification second = send(ada);
    tick();

    Notification read = as(ada).notifications().markRead(first.id());
    assertThat(read.readAt()).isBetween(first.createdAt(), now());
    assertThat(read).usingRecursiveComparison().ignoringFields("readAt").isEqualTo(first);
    assertThat(list(ada, true)).containsExactly(second);
    assertThat(list(ada, false)).containsExactly(second, read);

    tick();
    assertThat(as(ada).notifications().markRead(first.id())).as("again").isEqualTo(read);
  }

  @Test
  void nobody_reads_anothers() {
    UserProfile ada = given().user("ada");
    UserProfile bob = given().user("bob");
    Notification adas = send(ada);
    UUID nothing = UUID.randomUUID();

    assertNotFound("notification", adas.id(), () -> as(bob).notifications().markRead(adas.id()));
    assertNotFound("notification", nothing, () -> as(ada).notifications().markRead(nothing));
    assertThat(list(ada, true)).containsExactly(adas);
  }

  @Test
  void nothing_is_sent_to_nobody() {
    UUID nobody = UUID.randomUUID();

    assertNotFound(
        "user",
        nobody,
        () ->
            service()
                .notifications()
                .send(
                    new NewNotification(
                        nobody,
                        null,
                        null,
                        NotificationType.SYSTEM,
                        "Title",
                        "Message",
                        JsonObject.EMPTY)));
  }

  private Notification send(UserProfile user) {
    tick();
    return service()
        .notifications()
        .send(
            new NewNotification(
                user.id(),
                null,
                null,
                NotificationType.FEATURE,
                "Title",
                "Message",
                JsonObject.EMPTY));
  }

  private List<Notification> list(UserProfile user, boolean unreadOnly) {
    return as(user).notifications().list(unreadOnly, PageRequest.first()).items();
  }
}
