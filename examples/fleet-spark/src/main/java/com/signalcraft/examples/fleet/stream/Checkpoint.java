package com.signalcraft.examples.fleet.stream;

import com.signalcraft.error.ValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * What a stream was begun with, beside what Spark keeps in its checkpoint: its id, and what cannot
 * change while it goes on.
 *
 * @param stream the id of the stream
 */
record Checkpoint(UUID stream) {

  private static final String FILE = "signalcraft-stream.properties";
  private static final String ID = "stream";

  /**
   * That of a folder, which is begun where nothing is in it.
   *
   * @param fixed what cannot change while the stream goes on: names of options, and values
   * @throws ValidationException if it was begun with something else, or by something else
   */
  static Checkpoint open(SparkSession spark, String folder, Map<String, String> fixed) {
    Path path = new Path(folder, FILE);
    try {
      FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (files.exists(path)) {
        return read(files, path, folder, fixed);
      }
      Path parent = new Path(folder);
      if (files.exists(parent) && files.listStatus(parent).length > 0) {
        throw new ValidationException(
            "checkpoint",
            "must be empty, or that of a stream of this program: " + folder + " has no " + FILE);
      }
      return begin(files, path, fixed);
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint " + folder + " cannot be used", e);
    }
  }

  private static Checkpoint begin(FileSystem files, Path path, Map<String, String> fixed)
      throws IOException {
    Checkpoint begun = new Checkpoint(UUID.randomUUID());
    Properties properties = new Properties();
    properties.setProperty(ID, begun.stream().toString());
    fixed.forEach(properties::setProperty);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    // Whole or not at all, and by one of two that begin at once.
    Path written = path.suffix("." + begun.stream());
    try (OutputStream out = files.create(written, false)) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    if (!files.rename(written, path)) {
      throw new IOException("cannot rename " + written + " to " + path.getName());
    }
    return begun;
  }

  private static Checkpoint read(
      FileSystem files, Path path, String folder, Map<String, String> fixed) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = files.open(path)) {
      properties.load(new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }
    fixed.forEach(
        (option, value) -> {
          String before = properties.getProperty(option);
          if (!value.equals(before)) {
            throw new ValidationException(
                option,
                "cannot change while a stream goes on: the one of the checkpoint "
                    + folder
                    + " was begun with "
                    + before
                    + ", given is "
                    + value
                    + "; begin a new one in another folder to change it");
          }
        });
    try {
      return new Checkpoint(UUID.fromString(properties.getProperty(ID, "")));
    } catch (IllegalArgumentException e) {
      throw new ValidationException("checkpoint", path + " must have the id of its stream");
    }
  }
}
