package com.signalcraft.examples.api.call;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request as a server has received it.
 *
 * @param method the HTTP method
 * @param path the path below the version, still encoded, such as {@code /jobs/1}
 * @param query the query, still encoded, or null
 * @param headers the headers
 * @param content the body's bytes, unpacked
 * @param form the body as a form, for the calls that take one
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
public record Request(
    String method,
    String path,
    @Nullable String query,
    RequestHeaders headers,
    byte[] content,
    Supplier<Form> form) {}
