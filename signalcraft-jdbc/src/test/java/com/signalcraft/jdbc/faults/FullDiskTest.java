package com.signalcraft.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.signalcraft.SignalCraft;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.WriterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The disk that the points lie on is full, and then there is room again. */
class FullDiskTest {

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void what_finds_no_room_is_kept_and_written_when_there_is_some() throws Exception {
    Path disk = Files.createTempDirectory("full-disk-");
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
        "a small disk cannot be mounted here, which needs root");
    try (TestDatabase database = TestDatabase.create();
        JdbcSignalCraft service = database.signalCraft().build()) {
      database.execute("create tablespace full_disk location '" + disk + "'");
      try {
        TestTenant tenant = TestTenant.create(database, service);
        movePoints(database, "full_disk");
        push(database, tenant, disk);
      } finally {
        movePoints(database, "pg_default");
        database.execute("drop tablespace full_disk");
      }
    } finally {
      run("umount", disk.toString());
      Files.delete(disk);
    }
  }

  private static void movePoints(TestDatabase database, String tablespace) {
    database.execute(
        """
        do $$
        declare
          v_name text;
        begin
          for v_name in
            select c.oid::regclass
              from pg_class c
             where c.relnamespace = 'signalcraft_parts'::regnamespace
               and c.relname ~ '^kpi_data_'
               and c.relkind = 'r'
          loop
            execute format('alter table %%s set tablespace %s', v_name);
          end loop;
        end
        $$
        """
            .formatted(tablespace));
  }

  private static void push(TestDatabase database, TestTenant tenant, Path disk) throws Exception {
    SignalCraft view = tenant.asOwner();
    KpiWriter writer = view.kpis().writer(WriterOptions.defaults());
    int taken = 0;
    SignalCraftException full = null;
    while (full == null && taken < 200_000) {
      KpiPoint point = point(tenant, taken);
      full = catchThrowableOfType(SignalCraftException.class, () -> writer.write(point));
      taken += full == null ? 1 : 0;
    }
    assertThat(full)
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("the database is out of resources");
    assertThat(view.users().me()).isEqualTo(tenant.owner());

    assertThat(run("mount", "-o", "remount,size=200m", disk.toString())).isTrue();
    assertThat(writer.flush(Duration.ofMinutes(1)).pending()).isZero();
    writer.close();

    assertThat(
            database.value(
                "select count(*) || ' ' || sum(value) from public.kpi_data where source_id = '%s'"
                    .formatted(tenant.sourceId())))
        .isEqualTo(taken + " " + (long) taken * (taken - 1) / 2);
  }

  private static KpiPoint point(TestTenant tenant, int i) {
    return KpiPoint.of(tenant.sourceId(), BEGIN.plus(Duration.ofMinutes(i)), Integer.toString(i));
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // There is no such program on this machine.
      return false;
    }
  }
}
