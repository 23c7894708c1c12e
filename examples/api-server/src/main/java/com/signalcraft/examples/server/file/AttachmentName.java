package com.signalcraft.examples.server.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a browser is told to call a file (RFC 6266). Stateless. */
final class AttachmentName {

  /** The characters that RFC 8187 lets stand for themselves. */
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

  private AttachmentName() {}

  /** The value of {@code Content-Disposition}. */
  static String disposition(String name) {
    String ascii = name.replaceAll("[^\\w .()-]", "_");
    String header = "attachment; filename=\"" + ascii + '"';
    return ascii.equals(name) ? header : header + "; filename*=UTF-8''" + encoded(name);
  }

  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN.indexOf((char) one) >= 0) {
        text.append((char) one);
      } else {
        text.append(String.format(Locale.ROOT, "%%%02X", one & 0xff));
      }
    }
    return text.toString();
  }
}
