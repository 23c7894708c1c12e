package com.signalcraft.examples.report.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts of documents: Roboto, which has the Latin, Greek and Cyrillic scripts, and beside it
 * those that an operator gives for others. All are embedded. Thread-safe.
 */
public final class Fonts {

  static final String MAIN = "Roboto";

  private static final String FOLDER = "/com/formdev/flatlaf/fonts/roboto/";
  private static final String REGULAR = "Roboto-Regular.ttf";
  private static final String BOLD = "Roboto-Bold.ttf";

  private final List<Font> fonts = new ArrayList<>();

  /** A font in one weight. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
  record Font(String file, String family, String weight, byte[] content, CmapLookup glyphs) {}

  private Fonts() {}

  /**
   * Roboto, and other fonts for what it lacks.
   *
   * @param others TrueType files, asked in this order
   * @return the fonts
   * @throws IOException if one cannot be read as a font
   */
  public static Fonts with(List<Path> others) throws IOException {
    Fonts all = new Fonts();
    all.add(REGULAR, MAIN, "400", resource(REGULAR));
    all.add(BOLD, MAIN, "700", resource(BOLD));
    for (Path file : others) {
      byte[] content = Files.readAllBytes(file);
      String family = "Other" + all.fonts.size();
      try {
        all.add(family + ".ttf", family, "400", content);
      } catch (IOException e) {
        throw new IOException(file + " cannot be read as a TrueType font: " + e.getMessage(), e);
      }
    }
    return all;
  }

  /** Roboto alone. */
  public static Fonts standard() {
    try {
      return with(List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("the jar of the fonts is damaged", e);
    }
  }

  private void add(String file, String family, String weight, byte[] content) throws IOException {
    CmapLookup glyphs =
        new TTFParser().parse(new RandomAccessReadBuffer(content)).getUnicodeCmapLookup();
    fonts.add(new Font(file, family, weight, content, glyphs));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IOException("the class path lacks the fonts of flatlaf-fonts-roboto");
      }
      return in.readAllBytes();
    }
  }

  List<Font> all() {
    return List.copyOf(fonts);
  }

  /** Whether there are others than Roboto. */
  boolean hasOthers() {
    return fonts.stream().anyMatch(font -> !font.family().equals(MAIN));
  }

  /** The families, in the order in which they are asked for a character. */
  String families() {
    List<String> names = fonts.stream().map(Font::family).distinct().toList();
    return String.join(", ", names);
  }

  /** Whether one of them has a character, in each weight that it comes in. */
  boolean has(int codePoint) {
    return fonts.stream()
        .map(Font::family)
        .distinct()
        .anyMatch(
            family ->
                fonts.stream()
                    .filter(font -> font.family().equals(family))
                    .allMatch(font -> font.glyphs().getGlyphId(codePoint) != 0));
  }
}
