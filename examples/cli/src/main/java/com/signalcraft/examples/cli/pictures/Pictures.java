package com.signalcraft.examples.cli.pictures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Draws the pictures of the documentation; the same each time. */
public final class Pictures {

  private Pictures() {}

  /**
   * Draws.
   *
   * @param args the folder, such as {@code docs/images}
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("the argument is the folder, such as docs/images");
    }
    List<Picture> pictures = new ArrayList<>(AnomalyPictures.all());
    pictures.addAll(AlertPictures.all());
    for (Picture picture : pictures) {
      picture.writeTo(Path.of(args[0]));
    }
  }
}
