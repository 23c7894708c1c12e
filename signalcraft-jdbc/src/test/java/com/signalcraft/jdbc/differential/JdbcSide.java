package com.signalcraft.jdbc.differential;

import com.signalcraft.SignalCraft;
import com.signalcraft.internal.Denials;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.security.Identity;
import java.util.function.Function;

/** The JDBC back end, on a database of its own. */
final class JdbcSide extends Side {

  /** Without triggers, which would tell of it. */
  private static final String AGE =
      """
      set session_replication_role = replica;
      update public.user_profiles
      set trial_ends_at = trial_ends_at - interval '%1$d days',
          created_at = created_at - interval '%1$d days',
          updated_at = updated_at - interval '%1$d days';
      update public.subscriptions
      set trial_start = trial_start - interval '%1$d days',
          trial_end = trial_end - interval '%1$d days',
          created_at = created_at - interval '%1$d days',
          updated_at = updated_at - interval '%1$d days';
      update public.audit_logs
      set created_at = created_at - interval '%1$d days';
      """;

  private final TestDatabase database = TestDatabase.create();
  private final JdbcSignalCraft service =
      database
          .signalCraft()
          .tokenVerifier(token -> Side.userOf(token).orElseThrow(Denials::invalidToken))
          .build();

  JdbcSide() {}

  @Override
  SignalCraft service() {
    return service;
  }

  @Override
  Object together(Identity caller, Function<SignalCraft, Object> call) {
    return service.as(caller).inTransaction(call);
  }

  @Override
  void age(int days) {
    database.execute(AGE.formatted(days));
  }

  @Override
  public void close() {
    service.close();
    database.close();
  }
}
