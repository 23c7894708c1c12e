package com.signalcraft.examples.report.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;

/** Gives the fonts and nothing else: no address in a document is ever opened, nor any file. */
final class NoResources implements ResourceResolver {

  static final URI BASE = URI.create("file:///fonts/");

  private final Fonts fonts;

  NoResources(Fonts fonts) {
    this.fonts = fonts;
  }

  @Override
  public Resource getResource(URI uri) throws IOException {
    for (Fonts.Font font : fonts.all()) {
      if (uri.equals(BASE.resolve(font.file()))) {
        return new Resource(new ByteArrayInputStream(font.content()));
      }
    }
    throw new IOException("a document loads nothing from elsewhere");
  }

  @Override
  public OutputStream getOutputStream(URI uri) throws IOException {
    throw new IOException("a document writes nothing elsewhere");
  }
}
