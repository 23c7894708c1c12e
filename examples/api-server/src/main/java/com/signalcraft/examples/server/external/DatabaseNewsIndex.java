package com.signalcraft.examples.server.external;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.PageRequest;
import com.signalcraft.examples.api.routes.NewsIndex;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.internal.Cursors;
import com.signalcraft.internal.RowKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts articles and finds pages in the database; read is what is on the page alone. Thread-safe.
 */
public final class DatabaseNewsIndex implements NewsIndex {

  private static final String PLACE =
      "select total, published_at, ordinal from signalcraft_server.news_place(?, ?, ?)";

  private final ServerDatabase database;

  /**
   * An index.
   *
   * @param database where the articles are
   */
  public DatabaseNewsIndex(ServerDatabase database) {
    this.database = database;
  }

  /** Where a section begins: null at the beginning, and after the end. */
  private record Place(long total, @Nullable String cursor) {}

  @Override
  public Section section(SignalCraft view, NewsQuery query, long from, int limit) {
    Place place = place(query.sentiment(), query.keywords(), from);
    if (from >= place.total()) {
      return new Section(place.total(), List.of());
    }
    return new Section(
        place.total(), view.news().list(query, new PageRequest(limit, place.cursor())).items());
  }

  private Place place(@Nullable SentimentLabel mood, List<String> keywords, long skip) {
    return database.call(
        "count the news",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PLACE)) {
            statement.setString(1, mood == null ? null : mood.wireName());
            statement.setArray(
                2,
                keywords.isEmpty() ? null : connection.createArrayOf("text", keywords.toArray()));
            statement.setLong(3, skip);
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
              return new Place(
                  row.getLong(1),
                  at == null ? null : Cursors.of(new RowKey(at.toInstant(), row.getLong(3))));
            }
          }
        });
  }
}
