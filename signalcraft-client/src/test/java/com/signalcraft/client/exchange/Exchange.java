package com.signalcraft.client.exchange;

import com.signalcraft.client.HttpSignalCraft;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call: what it sends exactly, what a server answers, and what the caller gets. In texts {@code
 * '} stands for {@code "}, {@code $7} for the id of that number, and {@code @3} for the instant of
 * that minute.
 *
 * @param name group, method and number of parameters, and what is special about it
 * @param call makes it
 * @param request method, path and query
 * @param headers those beside the credentials and what every request has
 * @param body the body as it is sent; null for none
 * @param status the status of the answer
 * @param answer the body of the answer; empty for none
 * @param value what the caller gets; null for nothing
 */
record Exchange(
    String name,
    Function<HttpSignalCraft, Object> call,
    String request,
    Map<String, String> headers,
    String body,
    int status,
    String answer,
    Object value) {

  /** For a header that has another value each time. */
  static final String ANY = "(any)";

  private static final Pattern ID = Pattern.compile("\\$(\\d+)");
  private static final Pattern AT = Pattern.compile("@(\\d+)");

  /** The id of a number. */
  static UUID id(int number) {
    return new UUID(0x1234_5678_0000_4000L, 0x8000_0000_0000_0000L + number);
  }

  /** The instant of a minute. */
  static Instant at(int minute) {
    return Instant.parse("2026-01-15T10:30:00Z").plusSeconds(60L * minute);
  }

  static String text(String short_) {
    String ids =
        ID.matcher(short_.replace('\'', '"'))
            .replaceAll(match -> id(Integer.parseInt(match.group(1))).toString());
    Matcher instants = AT.matcher(ids);
    return instants.replaceAll(match -> at(Integer.parseInt(match.group(1))).toString());
  }

  static Exchange of(String name, Function<HttpSignalCraft, Object> call) {
    return new Exchange(name, call, "", Map.of(), null, 204, "", null);
  }

  /** As it is on the wire; the colons of instants are escaped here. */
  Exchange sends(String line) {
    String request = text(line).replace(":", "%3A");
    return new Exchange(name, call, request, headers, body, status, answer, value);
  }

  Exchange header(String header, String content) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put(header, content);
    return new Exchange(name, call, request, all, body, status, answer, value);
  }

  Exchange body(String content) {
    return new Exchange(name, call, request, headers, text(content), status, answer, value);
  }

  Exchange answered(int code, String content) {
    return new Exchange(name, call, request, headers, body, code, text(content), value);
  }

  Exchange gives(Object result) {
    return new Exchange(name, call, request, headers, body, status, answer, result);
  }

  /** The same with another answer. */
  Exchange withAnswer(String content) {
    return new Exchange(name, call, request, headers, body, status, content, value);
  }

  /** Without what is special about it. */
  String operation() {
    return name.split(" ", -1)[0];
  }

  @Override
  public String toString() {
    return name;
  }
}
