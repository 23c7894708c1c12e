package com.signalcraft.client.internal.transport;

import okhttp3.Headers;

/**
 * A successful answer after it was read.
 *
 * @param value what it says
 * @param status its status
 * @param headers its headers
 * @param <T> the value's type
 */
record Received<T>(T value, int status, Headers headers) {}
