package com.signalcraft.client.server;

import com.signalcraft.SignalCraft;
import com.sun.net.httpserver.Headers;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A request that a route has taken.
 *
 * @param path the values of the pattern's placeholders
 * @param query the query
 * @param headers the headers
 * @param content the body's bytes
 * @param members the members that the body may have
 * @param caller who calls, equal for each call of the same one
 * @param view the back end as the caller sees it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
record Call(
    Map<String, String> path,
    Query query,
    Headers headers,
    byte[] content,
    Set<String> members,
    String caller,
    SignalCraft view) {

  UUID id(String placeholder) {
    return Parsing.id(placeholder, path.get(placeholder));
  }

  Body body() {
    return Body.parse(content, members);
  }
}
