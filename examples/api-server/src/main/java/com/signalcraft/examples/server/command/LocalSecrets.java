package com.signalcraft.examples.server.command;

import com.signalcraft.examples.database.PrivateFiles;
import com.signalcraft.examples.server.Secrets;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The secrets of a server with a data folder, made at its first start and kept there, in a file
 * that its owner alone may read.
 *
 * @param secrets what nobody but the server must know
 * @param databasePassword of the server's own role in the database
 * @param samplePassword what the owner of the sample business signs in with
 */
record LocalSecrets(Secrets secrets, String databasePassword, String samplePassword) {

  private static final String FILE = "server.properties";
  private static final String SIGNING = "signing_secret";
  private static final String SERVICE_KEY = "service_key";
  private static final String PASSWORD = "database_password";
  private static final String SAMPLE_PASSWORD = "sample_password";
  private static final int BYTES = 36;
  private static final int BYTES_TO_TYPE = 9;

  static LocalSecrets of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    } else {
      SecureRandom random = new SecureRandom();
      properties.setProperty(SIGNING, secret(random, BYTES));
      properties.setProperty(SERVICE_KEY, secret(random, BYTES));
      properties.setProperty(PASSWORD, secret(random, BYTES));
      properties.setProperty(SAMPLE_PASSWORD, secret(random, BYTES_TO_TYPE));
      PrivateFiles.createFile(file);
      try (Writer writer = Files.newBufferedWriter(file)) {
        properties.store(writer, "The secrets of this server");
      }
    }
    return new LocalSecrets(
        new Secrets(required(file, properties, SIGNING), required(file, properties, SERVICE_KEY)),
        required(file, properties, PASSWORD),
        required(file, properties, SAMPLE_PASSWORD));
  }

  private static String required(Path file, Properties properties, String name) throws IOException {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IOException(file + " lacks " + name);
    }
    return value;
  }

  private static String secret(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "LocalSecrets[hidden]";
  }
}
