package com.signalcraft.examples.api.routes;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.common.Checks;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Query;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.MarketQuote;
import com.signalcraft.internal.TableRow;
import java.util.List;

/** Prices of the market, for all businesses alike. */
public final class MarketRoutes {

  public static final List<String> COLUMNS =
      List.of("symbol", "timestamp", "price", "volume", "change_24h", "market_cap", "source");

  private MarketRoutes() {}

  public static List<Route> routes() {
    return List.of(
        Route.get("/market", MarketRoutes::list).page("symbol", "from", "to"),
        Route.post("/market", MarketRoutes::save).body("prices"),
        Route.get("/market/latest", MarketRoutes::latest).query("symbol"));
  }

  private static Answer list(Call call) {
    Query query = call.query();
    return Pages.page(
        "quotes",
        call.view().market().list(query.required("symbol"), query.range(), query.page()),
        MarketRoutes::row);
  }

  private static Answer save(Call call) {
    List<MarketPrice> prices =
        call.body().objects("prices", COLUMNS).stream().map(MarketRoutes::price).toList();
    return Answer.created(
        object("quotes", Pages.rows(call.view().market().save(prices), MarketRoutes::row)));
  }

  public static MarketPrice price(Body body) {
    return new MarketPrice(
        Checks.required("symbol", body.text("symbol")),
        Checks.required("timestamp", body.instant("timestamp")),
        Checks.required("price", body.decimal("price")),
        body.decimal("volume"),
        body.decimal("change_24h"),
        body.decimal("market_cap"),
        Checks.required("source", body.text("source")));
  }

  private static Answer latest(Call call) {
    return Answer.ok(
        object(
            "quote",
            call.view().market().latest(call.query().required("symbol")).map(MarketRoutes::row)));
  }

  public static Object row(MarketQuote quote) {
    MarketPrice price = quote.price();
    return new TableRow()
        .with("id", quote.id())
        .with("symbol", price.symbol())
        .with("timestamp", price.timestamp())
        .with("price", price.price())
        .with("volume", price.volume())
        .with("change_24h", price.change24h())
        .with("market_cap", price.marketCap())
        .with("source", price.source())
        .with("created_at", quote.createdAt())
        .toJson();
  }
}
