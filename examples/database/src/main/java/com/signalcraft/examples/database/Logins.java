package com.signalcraft.examples.database;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords of the roles that log in. Immutable; {@code toString} does not show them.
 *
 * @param owner of {@link #OWNER}
 * @param app of {@link #APP}
 * @param service of {@link #SERVICE}
 */
record Logins(String owner, String app, String service) {

  /** Who owns the schema. */
  static final String OWNER = "postgres";

  /** As whom applications log in for users and keys. */
  static final String APP = "signalcraft_app";

  /** As whom applications log in for the service. */
  static final String SERVICE = "signalcraft_service";

  private static final int BYTES = 18;

  /** New passwords of letters, digits, hyphens and underscores. */
  static Logins random(SecureRandom random) {
    return new Logins(password(random), password(random), password(random));
  }

  private static String password(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  static Logins read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new Logins(
        required(file, properties, OWNER),
        required(file, properties, APP),
        required(file, properties, SERVICE));
  }

  private static String required(Path file, Properties properties, String role) {
    String password = properties.getProperty(role);
    if (password == null) {
      throw new DatabaseFailure(file + " lacks the password of " + role + ".");
    }
    return password;
  }

  /** Writes them to a file that only its owner reads, where the file system knows owners. */
  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(OWNER, owner);
    properties.setProperty(APP, app);
    properties.setProperty(SERVICE, service);
    PrivateFiles.createFile(file);
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, "The passwords of this database's logins");
    }
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "Logins[hidden]";
  }
}
