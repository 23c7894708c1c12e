package com.signalcraft.client.testing;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads the same classes as the tests, anew, as if Micrometer were not there. */
public final class WithoutMicrometer extends URLClassLoader {

  private WithoutMicrometer(URL[] urls) {
    super(urls, ClassLoader.getPlatformClassLoader());
  }

  /** Such a loader. */
  public static WithoutMicrometer create() throws MalformedURLException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<URL> urls = new ArrayList<>();
    for (String entry : path.split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new WithoutMicrometer(urls.toArray(URL[]::new));
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith("io.micrometer.")) {
      throw new ClassNotFoundException(name);
    }
    return super.findClass(name);
  }
}
