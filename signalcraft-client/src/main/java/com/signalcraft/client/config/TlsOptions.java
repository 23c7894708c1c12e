package com.signalcraft.client.config;

import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * How a client knows that it talks to the right server. Immutable.
 *
 * @param trust what makes connections and decides on certificates, or empty for the JVM's own
 * @param pins for each host (or pattern such as {@code *.example.com}) the hashes of public keys of
 *     which its chain must hold one, as {@code sha256/} and Base64; pinning comes on top of trust
 */
public record TlsOptions(Optional<Trust> trust, Map<String, List<String>> pins) {

  private static final Pattern HOST =
      Pattern.compile("(?:\\*{1,2}\\.)?[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*");
  private static final Pattern PIN = Pattern.compile("sha256/[A-Za-z0-9+/]{43}=");

  public TlsOptions {
    Checks.required("trust", trust);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    Checks.required("pins", pins)
        .forEach((host, hashes) -> copy.put(checkedHost(host), checked(hashes)));
    pins = Map.copyOf(copy);
  }

  /**
   * The JVM's trust store, no pins.
   *
   * @return the defaults
   */
  public static TlsOptions defaults() {
    return new TlsOptions(Optional.empty(), Map.of());
  }

  /**
   * Connections made by a context of the caller's, such as one with a client certificate.
   *
   * @param context makes the connections
   * @param trustManager what that context trusts
   * @return the options
   */
  public static TlsOptions of(SSLContext context, X509TrustManager trustManager) {
    return new TlsOptions(Optional.of(new Trust(context, trustManager)), Map.of());
  }

  /**
   * Trust in the certificates of a file alone, such as that of a company's own authority.
   *
   * @param certificates a file with X.509 certificates in PEM
   * @return the options
   * @throws ValidationException if the file cannot be read or holds no certificate
   */
  public static TlsOptions trustingOnly(Path certificates) {
    Checks.required("certificates", certificates);
    try (InputStream in = Files.newInputStream(certificates)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      Checks.that(
          !found.isEmpty(), "certificates", "must hold a certificate, had none: " + certificates);
      return trustingOnly(found);
    } catch (IOException | GeneralSecurityException e) {
      throw new ValidationException(
          "certificates",
          "must be a file of certificates in PEM, was " + certificates + ": " + e.getMessage(),
          FailureDetails.causedBy(e));
    }
  }

  private static TlsOptions trustingOnly(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate certificate : certificates) {
      store.setCertificateEntry("trusted-" + number++, certificate);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    TrustManager[] managers = factory.getTrustManagers();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers, null);
    X509TrustManager trustManager =
        Arrays.stream(managers)
            .filter(X509TrustManager.class::isInstance)
            .map(X509TrustManager.class::cast)
            .findFirst()
            .orElseThrow(() -> new GeneralSecurityException("the JVM has no X.509 trust manager"));
    return of(context, trustManager);
  }

  /**
   * The same with pins for a host, instead of those it had.
   *
   * @param host the host, or a pattern such as {@code *.example.com}
   * @param hashes hashes of public keys, {@code sha256/} and Base64; give a spare one as well
   * @return such options
   */
  public TlsOptions withPins(String host, String... hashes) {
    Map<String, List<String>> extended = new LinkedHashMap<>(pins);
    extended.put(host, List.of(hashes));
    return new TlsOptions(trust, extended);
  }

  private static String checkedHost(String host) {
    Checks.that(
        HOST.matcher(Checks.text("pin_host", host, 255)).matches(),
        "pin_host",
        "must be a host or a pattern such as *.example.com, was \"" + Checks.shown(host) + "\"");
    return host;
  }

  private static List<String> checked(List<String> hashes) {
    Checks.that(!hashes.isEmpty(), "pins", "must not be empty");
    for (String hash : hashes) {
      Checks.that(
          PIN.matcher(hash).matches(),
          "pins",
          "must be sha256/ and 44 characters of Base64, was \"" + Checks.shown(hash) + "\"");
    }
    return List.copyOf(hashes);
  }

  /**
   * What makes connections and decides on certificates.
   *
   * @param context makes the connections
   * @param trustManager what that context trusts
   */
  public record Trust(SSLContext context, X509TrustManager trustManager) {

    public Trust {
      Checks.required("ssl_context", context);
      Checks.required("trust_manager", trustManager);
    }
  }
}
