package com.signalcraft.external;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import java.util.List;
import java.util.Optional;

/** Market prices, readable by every known caller. Thread-safe. */
public interface Market {

  /**
   * Stores prices, all or nothing; one of the same symbol, source and time stamp is replaced and
   * keeps its id. For the service alone.
   *
   * @param prices 1 to 10,000 prices
   * @return the quotes, in the same order
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.ValidationException if a value is not allowed
   */
  List<MarketQuote> save(List<MarketPrice> prices);

  /**
   * Reads quotes of a symbol, in order of time.
   *
   * @param symbol the symbol, exactly
   * @param range when
   * @param page which part
   * @return the quotes
   * @throws com.signalcraft.error.AuthenticationException if the caller is nobody known
   * @throws com.signalcraft.error.ValidationException if a value is not allowed
   */
  Page<MarketQuote> list(String symbol, TimeRange range, PageRequest page);

  /**
   * The last quote of a symbol.
   *
   * @param symbol the symbol, exactly
   * @return the quote, or empty where there is none
   * @throws com.signalcraft.error.AuthenticationException if the caller is nobody known
   * @throws com.signalcraft.error.ValidationException if a value is not allowed
   */
  Optional<MarketQuote> latest(String symbol);
}
