package com.signalcraft.examples.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The dashboard in a browser, found and used by the words that people see and hear. */
final class Page implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Path SHOTS = Path.of("target", "screenshots");

  private final ChromeDriver driver;
  private final URI url;

  private Page(ChromeDriver driver, URI url) {
    this.driver = driver;
    this.url = url;
  }

  /**
   * One of a server, in a browser of its own.
   *
   * @param api where the API is
   */
  static Page of(URI api) {
    return new Page(Chromium.start(), api.resolve("/"));
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Begins anew as somebody who has never been here. */
  Page open() {
    driver.get(url.toString());
    driver.executeScript("sessionStorage.clear(); localStorage.clear();");
    driver.navigate().refresh();
    waitFor("Sign in");
    return this;
  }

  /** Goes to a place by its address. */
  Page go(String hash) {
    driver.executeScript("location.hash = arguments[0]", hash);
    return this;
  }

  Page signIn(String email, String password) {
    type("E-mail address", email);
    type("Password", password);
    press("Sign in");
    return this;
  }

  /** The text of the page as it is seen. */
  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** Waits until a text is to be seen. */
  Page waitFor(String text) {
    until("sees “" + text + "”", page -> page.text().contains(text) ? true : null);
    return this;
  }

  /** Waits until a text is not to be seen any more. */
  Page waitUntilGone(String text) {
    until("does not see “" + text + "”", page -> page.text().contains(text) ? null : true);
    return this;
  }

  /** Waits until nothing is loading any more. */
  Page waitUntilLoaded() {
    until("has loaded", page -> page.all("[aria-busy=true]").isEmpty() ? true : null);
    return this;
  }

  /** Waits for what a function finds. */
  <T> T until(String what, Function<Page, @Nullable T> find) {
    return until(DEADLINE, what, find);
  }

  /** Waits for what a function finds, so long at most. */
  <T> T until(Duration deadline, String what, Function<Page, @Nullable T> find) {
    return new WebDriverWait(driver, deadline)
        .pollingEvery(POLL)
        .ignoring(StaleElementReferenceException.class)
        .withMessage(() -> "nobody " + what + " on the page:\n" + text())
        .until(nothing -> find.apply(this));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  WebElement one(String css) {
    return until("finds " + css, page -> page.all(css).stream().findFirst().orElse(null));
  }

  /** A button or link by the name that a screen reader tells. */
  WebElement control(String name) {
    return until(
        "finds the button “" + name + "”",
        page ->
            page.all("button, a, summary, input[type=checkbox], input[type=radio]").stream()
                .filter(element -> name.equals(element.getAccessibleName()))
                .filter(element -> element.isDisplayed() || element.getTagName().equals("input"))
                .reduce((earlier, later) -> later)
                .orElse(null));
  }

  Page press(String name) {
    until(
        "presses “" + name + "”",
        page -> {
          driver.executeScript("arguments[0].click()", control(name));
          return true;
        });
    return this;
  }

  /** A field by its label. */
  WebElement field(String label) {
    return until(
        "finds the field “" + label + "”",
        page ->
            page.all("input, select, textarea").stream()
                .filter(element -> element.getAccessibleName().startsWith(label))
                .filter(WebElement::isDisplayed)
                .reduce((earlier, later) -> later)
                .orElse(null));
  }

  Page type(String label, String text) {
    WebElement field = field(label);
    field.clear();
    field.sendKeys(text);
    return this;
  }

  Page choose(String label, String option) {
    field(label).findElements(By.tagName("option")).stream()
        .filter(one -> one.getText().equals(option))
        .findFirst()
        .orElseThrow()
        .click();
    return this;
  }

  Page key(Keys... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
    return this;
  }

  /** What is wrong with a field, as it is told beside it. */
  String wrongWith(String label) {
    WebElement field = field(label);
    return until(
        "is told what is wrong with “" + label + "”",
        page -> {
          String wrong =
              field
                  .findElement(By.xpath("./ancestor::*[@data-field]"))
                  .findElement(By.className("wrong"))
                  .getText();
          return wrong.isEmpty() ? null : wrong;
        });
  }

  /** Shows the page on a screen of another size. */
  Page resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  Page prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** How many pixels there are to scroll sideways. */
  long overflow() {
    return (Long)
        driver.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  /** What axe-core finds that makes the page hard or impossible to use for some. */
  List<String> barriers() {
    driver.executeScript(axe());
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run().then(({ violations }) => done(violations.flatMap((rule) =>
              rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`))));
            """);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static String axe() {
    try (InputStream script = Page.class.getResourceAsStream("/axe.min.js")) {
      assertThat(script).as("axe-core").isNotNull();
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the browser complains of, but for answers that are errors, which tests provoke. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("Failed to load resource"))
        .filter(message -> !message.contains("WebSocket connection"))
        .filter(message -> !message.contains("net::ERR_"))
        .toList();
  }

  Page shoot(String name) {
    try {
      Files.createDirectories(SHOTS);
      Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
