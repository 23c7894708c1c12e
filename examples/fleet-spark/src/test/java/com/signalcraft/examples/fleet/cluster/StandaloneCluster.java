package com.signalcraft.examples.fleet.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A standalone cluster of Spark on the loopback interface: a master and workers of a core each, as
 * processes of Spark's own classes.
 */
final class StandaloneCluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern ADDRESS = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");

  private final Path folder;
  private final Path home;
  private final List<String> java;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private String address = "";

  private StandaloneCluster(Path folder, String classPath, String options) throws IOException {
    this.folder = folder;
    this.home = home(folder.resolve("spark"), classPath);
    this.java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("-cp");
    java.add(home.resolve("jars") + File.separator + "*");
    java.addAll(List.of(options.strip().split("\\s+", -1)));
    java.add("-Xmx512m");
  }

  /**
   * Starts one.
   *
   * @param folder for its files
   * @param classPath where Spark is
   * @param options what Spark asks of Java
   * @param workers how many
   */
  static StandaloneCluster start(Path folder, String classPath, String options, int workers)
      throws IOException {
    StandaloneCluster cluster = new StandaloneCluster(folder, classPath, options);
    boolean isUp = false;
    try {
      cluster.start(workers);
      isUp = true;
      return cluster;
    } finally {
      if (!isUp) {
        cluster.close();
      }
    }
  }

  /** Spark as it is installed: workers start executors from the jars that are there. */
  private static Path home(Path home, String classPath) throws IOException {
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String jar : classPath.split(File.pathSeparator, -1)) {
      Path file = Path.of(jar);
      Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
    }
    return home;
  }

  private void start(int count) throws IOException {
    Path log = folder.resolve("master.log");
    run(
        log,
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--webui-port",
        "0");
    until("the master is up", log, () -> text(log).contains("New state: ALIVE"));
    Matcher found = ADDRESS.matcher(text(log));
    if (!found.find()) {
      throw new IllegalStateException("no address in " + text(log));
    }
    address = found.group();
    for (int i = 0; i < count; i++) {
      Path workerLog = folder.resolve("worker-" + i + ".log");
      workers.add(
          run(
              workerLog,
              "org.apache.spark.deploy.worker.Worker",
              "--host",
              "127.0.0.1",
              "--webui-port",
              "0",
              "--cores",
              "1",
              "--memory",
              "600m",
              "--work-dir",
              folder.resolve("worker-" + i).toString(),
              address));
    }
    for (int i = 0; i < count; i++) {
      Path workerLog = folder.resolve("worker-" + i + ".log");
      until(
          "worker " + i + " is registered",
          workerLog,
          () -> text(workerLog).contains("Successfully registered with master"));
    }
  }

  /**
   * Submits a program.
   *
   * @param log where its output goes
   * @param arguments of {@code spark-submit}, from the jar on
   * @return the process
   */
  Process submit(Path log, List<String> arguments) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                address,
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "--conf",
                "spark.ui.enabled=false",
                "--executor-memory",
                "512m"));
    all.addAll(arguments);
    return run(log, all.toArray(String[]::new));
  }

  /** Kills a worker and its executors, as if the machine were cut off. */
  void killWorker(int number) {
    Process worker = workers.get(number);
    List<ProcessHandle> executors = worker.descendants().toList();
    worker.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  private Process run(Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME",
                home.toString(),
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                "SPARK_SCALA_VERSION",
                "2.13"));
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  static String text(Path log) {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until something is so; a failure shows what a log says. */
  static void until(String what, Path log, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE + ": " + what + "\n" + text(log));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    for (Process process : processes) {
      process.onExit().join();
    }
  }
}
