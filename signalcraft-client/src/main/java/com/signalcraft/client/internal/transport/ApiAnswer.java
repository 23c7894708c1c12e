package com.signalcraft.client.internal.transport;

import java.io.InputStream;
import okhttp3.Headers;

/**
 * A successful answer while it is read.
 *
 * @param call what was asked, for messages, such as {@code GET /users/profile}
 * @param status the status, 200 to 299
 * @param headers the headers
 * @param body the content, unpacked, which ends with an error at the allowed size; of length 0
 *     where there is none; need not be closed
 */
public record ApiAnswer(String call, int status, Headers headers, InputStream body) {}
