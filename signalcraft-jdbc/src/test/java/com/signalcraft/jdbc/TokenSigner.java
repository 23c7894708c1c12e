package com.signalcraft.jdbc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An issuer of tokens. */
record TokenSigner(JWSAlgorithm algorithm, String keyId, JWSSigner signer) {

  static TokenSigner hs256(byte[] secret) {
    return hs256(secret, null);
  }

  /** With a name for the secret, as Supabase has one. */
  static TokenSigner hs256(byte[] secret, @Nullable String keyId) {
    try {
      return new TokenSigner(JWSAlgorithm.HS256, keyId, new MACSigner(secret));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static TokenSigner with(RSAKey key) {
    try {
      return new TokenSigner(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static TokenSigner with(ECKey key) {
    try {
      return new TokenSigner(JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static RSAKey rsaKey(String id) {
    try {
      return new RSAKeyGenerator(2_048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static ECKey ecKey(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public halves. */
  static String publicSet(JWK... keys) {
    return new JWKSet(Arrays.asList(keys)).toString(true);
  }

  String sign(JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
