package com.signalcraft.examples.api.call;

import com.signalcraft.SignalCraft;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that a route has taken.
 *
 * @param path the values of the pattern's placeholders
 * @param query the query
 * @param headers the headers
 * @param content the body's bytes
 * @param form the body as a form, for the calls that take one
 * @param members the members that the body may have
 * @param caller who calls, equal for each call of the same one
 * @param identity who that is, to work for him later; null for nobody
 * @param view the back end as the caller sees it
 * @param origin where the call came from
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
public record Call(
    Map<String, String> path,
    Query query,
    RequestHeaders headers,
    byte[] content,
    Supplier<Form> form,
    Set<String> members,
    String caller,
    @Nullable Identity identity,
    SignalCraft view,
    CallOrigin origin) {

  /**
   * An id in the path.
   *
   * @param placeholder the placeholder's name
   * @return the id
   * @throws BadRequest if it is none
   */
  public UUID id(String placeholder) {
    return Parsing.id(placeholder, path.getOrDefault(placeholder, ""));
  }

  /**
   * The body, an object of JSON.
   *
   * @return the body
   * @throws BadRequest if it is none
   */
  public Body body() {
    return Body.parse(content, members);
  }
}
