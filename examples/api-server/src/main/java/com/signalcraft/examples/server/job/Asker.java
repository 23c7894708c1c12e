package com.signalcraft.examples.server.job;

import com.signalcraft.SignalCraft;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.examples.server.secret.DerivedKeys;
import com.signalcraft.examples.server.secret.SealedText;
import com.signalcraft.security.Identity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for a job, in the form in which the database keeps it.
 *
 * @param kind {@code user}, {@code key} or {@code service}
 * @param userId the user, or null
 * @param keyDigest by which the key is known again, or null
 * @param keySealed the key, encrypted, or null; it is erased when the job has ended
 */
@SuppressWarnings("ArrayRecordComponent") // compared by isSameAs alone
record Asker(
    String kind, @Nullable UUID userId, byte @Nullable [] keyDigest, byte @Nullable [] keySealed) {

  static final Asker SERVICE = new Asker("service", null, null, null);

  /** Tells askers from identities and back. Thread-safe. */
  static final class Registry {

    private final SignalCraft service;
    private final byte[] digestKey;
    private final SealedText seal;

    Registry(SignalCraft service, DerivedKeys keys) {
      this.service = service;
      digestKey = keys.key("job-asker-digest");
      seal = new SealedText(keys.key("job-asker-key"));
    }

    /** Who asks for, or about, a job. */
    Asker of(@Nullable Identity identity, UUID jobId) {
      if (identity instanceof Identity.User user) {
        return new Asker("user", user.userId(), null, null);
      } else if (identity instanceof Identity.ApiKeySecret key) {
        byte[] digest = DerivedKeys.hmac(digestKey, key.secret().getBytes(StandardCharsets.UTF_8));
        return new Asker("key", null, digest, seal.seal(key.secret(), jobId.toString()));
      } else if (identity instanceof Identity.Service) {
        return SERVICE;
      }
      throw new AuthenticationException("jobs are for users and API keys");
    }

    /** The back end as the one sees it who asked for a job. */
    SignalCraft view(Asker asker, UUID jobId) {
      if (asker.userId != null) {
        return service.as(Identity.user(asker.userId));
      } else if (asker.keySealed != null) {
        return service.as(Identity.apiKey(seal.open(asker.keySealed, jobId.toString())));
      } else if (asker.kind.equals(SERVICE.kind)) {
        return service;
      }
      throw new IllegalStateException("the key of job " + jobId + " was erased");
    }
  }

  /** Whether both are the same one. */
  boolean isSameAs(Asker other) {
    return kind.equals(other.kind)
        && (userId == null || userId.equals(other.userId))
        && (keyDigest == null || MessageDigest.isEqual(keyDigest, other.keyDigest));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Asker[" + kind + "]";
  }
}
