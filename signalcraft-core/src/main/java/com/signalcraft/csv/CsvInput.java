package com.signalcraft.csv;

import com.signalcraft.common.Checks;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The characters of a CSV file, of which the first can be looked at before they are read. */
final class CsvInput implements Closeable {

  /** How many characters are looked at to guess the layout. */
  static final int SAMPLE_CHARACTERS = 1 << 16;

  /** The longest field. */
  static final int MAX_FIELD_CHARACTERS = 1 << 18;

  private final PushbackReader reader;

  private CsvInput(Reader reader) {
    this.reader = new PushbackReader(reader, SAMPLE_CHARACTERS);
  }

  static CsvInput open(Path file, Charset charset) {
    try {
      return open(Files.newInputStream(Checks.required("file", file)), charset);
    } catch (NoSuchFileException e) {
      throw new CsvException("cannot be read, there is no file " + file, e);
    } catch (IOException e) {
      throw new CsvException("cannot be read from " + file + ": " + e.getMessage(), e);
    }
  }

  static CsvInput open(InputStream bytes, Charset charset) {
    PushbackInputStream all =
        new PushbackInputStream(Checks.required("bytes", bytes), ByteOrderMark.LENGTH);
    return reading(
        () -> {
          try {
            Charset actual = ByteOrderMark.skip(all, charset);
            // Unreadable bytes are an error rather than question marks in the data.
            return new CsvInput(
                new InputStreamReader(
                    all,
                    actual
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
          } catch (IOException e) {
            all.close();
            throw e;
          }
        });
  }

  static CsvInput open(Reader characters) {
    return reading(
        () -> {
          CsvInput source = new CsvInput(Checks.required("characters", characters));
          int first = source.reader.read();
          if (first >= 0 && first != '\ufeff') {
            source.reader.unread(first);
          }
          return source;
        });
  }

  /** The first characters, at most {@link #SAMPLE_CHARACTERS}; they will be read again. */
  String sample() {
    return reading(
        () -> {
          char[] start = new char[SAMPLE_CHARACTERS];
          int length = 0;
          int read = 0;
          while (read >= 0 && length < start.length) {
            read = reader.read(start, length, start.length - length);
            length += Math.max(0, read);
          }
          reader.unread(start, 0, length);
          return new String(start, 0, length);
        });
  }

  /** The parser of the rest. Quotes that are not in order would hide rows, so they are an error. */
  CsvReader<RowHandler> rows(char separator, RowHandler handler) {
    return parser(separator).build(handler, reader);
  }

  /** The parser of the rest for the wide format. */
  CsvReader<WideRowHandler> rows(char separator, WideRowHandler handler) {
    return parser(separator).build(handler, reader);
  }

  private static CsvReader.CsvReaderBuilder parser(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(MAX_FIELD_CHARACTERS);
  }

  /** Something that reads from the file. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Runs something that reads and turns what goes wrong into one kind of error. */
  static <T> T reading(Reading<T> work) {
    return reading(() -> "", work);
  }

  static <T> T reading(Supplier<String> where, Reading<T> work) {
    try {
      return work.read();
    } catch (IOException e) {
      throw failed(where.get(), e);
    } catch (UncheckedIOException e) {
      throw failed(where.get(), e);
    } catch (CsvParseException e) {
      if (e.getCause() instanceof CsvException known) {
        throw known;
      }
      throw new CsvException("cannot be read" + where.get() + ": " + e.getMessage(), e);
    }
  }

  private static CsvException failed(String where, Exception e) {
    Throwable first = e;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return first instanceof CharacterCodingException
        ? new CsvException(
            "is not text of the character set that was stated, or of UTF-8 where none was" + where,
            e)
        : new CsvException("cannot be read" + where + ": " + first.getMessage(), e);
  }

  @Override
  public void close() {
    reading(
        () -> {
          reader.close();
          return StandardCharsets.UTF_8;
        });
  }
}
