package com.signalcraft.csv;

import com.signalcraft.common.Checks;
import com.signalcraft.series.DuplicateRule;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is read. What is not stated is guessed from the names in the header and the first
 * 64 Ki characters; the guess is in the report. Immutable.
 *
 * <ul>
 *   <li>Separator: of tab, semicolon, bar and comma the one that occurs, outside quotes, equally
 *       often in the most of the first lines; the first of them in this order where several do.
 *   <li>Column of time stamps: the only one whose fields are dates; of several, the only one with a
 *       name such as {@code timestamp}, {@code date} or {@code ds}. Where none are dates, the only
 *       column with such a name, or the first without a header, whose fields are numbers that can
 *       be time stamps.
 *   <li>Column of values: the only other one whose fields are numbers; of several, the only one
 *       with a name such as {@code value} or {@code y}.
 *   <li>A column counts as of a kind if at least half of its fields are, missing ones left out.
 *       What stays ambiguous is an error that lists the columns.
 * </ul>
 *
 * <p>Numbers may have a sign, thousands separators in groups of three, a currency sign or code, a
 * percent sign (12 % is read as 12), an exponent, and parentheses for negatives. The locale decides
 * between decimal point and comma; point, comma, blank and apostrophe group where they are not the
 * decimal sign. Empty fields, {@code -}, {@code NA}, {@code N/A}, {@code #N/A}, {@code null} and
 * {@code NaN}, in any case, are missing values.
 */
public final class CsvOptions {

  /** How many bad rows are collected unless stated otherwise. */
  public static final int DEFAULT_MAX_BAD_ROWS = 1_000;

  private static final int GREATEST_MAX_BAD_ROWS = 1_000_000;
  private static final CsvOptions DEFAULTS = builder().build();

  private final CsvColumn timestampColumn;
  private final CsvColumn valueColumn;
  private final CsvHeader header;
  private final TimestampFormat timestampFormat;
  private final ZoneId zone;
  private final Locale locale;
  private final Charset charset;
  private final @Nullable Character separator;
  private final DuplicateRule duplicates;
  private final int maxBadRows;

  private CsvOptions(Builder builder) {
    this.timestampColumn = builder.timestampColumn;
    this.valueColumn = builder.valueColumn;
    this.header = builder.header;
    this.timestampFormat = builder.timestampFormat;
    this.zone = builder.zone;
    this.locale = builder.locale;
    this.charset = builder.charset;
    this.separator = builder.separator;
    this.duplicates = builder.duplicates;
    this.maxBadRows = builder.maxBadRows;
  }

  /**
   * Everything guessed; UTC, UTF-8, decimal point, the last of duplicates, 1,000 bad rows.
   *
   * @return the options
   */
  public static CsvOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Starts from the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The column of time stamps.
   *
   * @return the column
   */
  public CsvColumn timestampColumn() {
    return timestampColumn;
  }

  /**
   * The column of values.
   *
   * @return the column
   */
  public CsvColumn valueColumn() {
    return valueColumn;
  }

  /**
   * Whether the file begins with the names of its columns.
   *
   * @return present, absent or guessed
   */
  public CsvHeader header() {
    return header;
  }

  /**
   * How time stamps are written.
   *
   * @return the format
   */
  public TimestampFormat timestampFormat() {
    return timestampFormat;
  }

  /**
   * The zone of local times, and of the series that is read.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * The locale whose decimal sign numbers have.
   *
   * @return the locale
   */
  public Locale locale() {
    return locale;
  }

  /**
   * The character set of bytes that do not begin with a byte order mark.
   *
   * @return the character set
   */
  public Charset charset() {
    return charset;
  }

  /**
   * The character between two fields.
   *
   * @return the character, or empty where it is guessed
   */
  public Optional<Character> separator() {
    return Optional.ofNullable(separator);
  }

  /**
   * What becomes of several values with the same time stamp in a series.
   *
   * @return the rule
   */
  public DuplicateRule duplicates() {
    return duplicates;
  }

  /**
   * How many bad rows are collected before the file is refused.
   *
   * @return 0 to 1,000,000
   */
  public int maxBadRows() {
    return maxBadRows;
  }

  /** The decimal sign of the locale, a point or a comma. */
  char decimalSign() {
    return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',' ? ',' : '.';
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {

    private CsvColumn timestampColumn = CsvColumn.guessed();
    private CsvColumn valueColumn = CsvColumn.guessed();
    private CsvHeader header = CsvHeader.GUESSED;
    private TimestampFormat timestampFormat = TimestampFormat.auto();
    private ZoneId zone = ZoneOffset.UTC;
    private Locale locale = Locale.ROOT;
    private Charset charset = StandardCharsets.UTF_8;
    private @Nullable Character separator;
    private DuplicateRule duplicates = DuplicateRule.LAST;
    private int maxBadRows = DEFAULT_MAX_BAD_ROWS;

    private Builder() {}

    /**
     * States the column of time stamps.
     *
     * @param column the column
     * @return this builder
     */
    public Builder timestampColumn(CsvColumn column) {
      this.timestampColumn = Checks.required("timestampColumn", column);
      return this;
    }

    /**
     * States the column of time stamps.
     *
     * @param name its name in the header
     * @return this builder
     */
    public Builder timestampColumn(String name) {
      return timestampColumn(CsvColumn.named(name));
    }

    /**
     * States the column of values.
     *
     * @param column the column
     * @return this builder
     */
    public Builder valueColumn(CsvColumn column) {
      this.valueColumn = Checks.required("valueColumn", column);
      return this;
    }

    /**
     * States the column of values.
     *
     * @param name its name in the header
     * @return this builder
     */
    public Builder valueColumn(String name) {
      return valueColumn(CsvColumn.named(name));
    }

    /**
     * States whether there is a header.
     *
     * @param presence present, absent or guessed
     * @return this builder
     */
    public Builder header(CsvHeader presence) {
      this.header = Checks.required("header", presence);
      return this;
    }

    /**
     * States how time stamps are written.
     *
     * @param format the format
     * @return this builder
     */
    public Builder timestampFormat(TimestampFormat format) {
      this.timestampFormat = Checks.required("timestampFormat", format);
      return this;
    }

    /**
     * States the zone of local times and of the series.
     *
     * @param local the zone
     * @return this builder
     */
    public Builder zone(ZoneId local) {
      this.zone = Checks.required("zone", local);
      return this;
    }

    /**
     * States the locale of numbers.
     *
     * @param numbers the locale
     * @return this builder
     */
    public Builder locale(Locale numbers) {
      this.locale = Checks.required("locale", numbers);
      return this;
    }

    /**
     * States the character set; a byte order mark of UTF-8 or UTF-16 in the file overrides it.
     *
     * @param encoding the character set
     * @return this builder
     */
    public Builder charset(Charset encoding) {
      this.charset = Checks.required("charset", encoding);
      return this;
    }

    /**
     * States the character between two fields.
     *
     * @param character any but a quote, a line end or the character U+0000
     * @return this builder
     */
    public Builder separator(char character) {
      Checks.that(
          "\"\r\n\0".indexOf(character) < 0,
          "separator",
          "must not be a quote, a line end or U+0000, was U+"
              + String.format(Locale.ROOT, "%04X", (int) character));
      this.separator = character;
      return this;
    }

    /**
     * States what becomes of several values with the same time stamp in a series.
     *
     * @param rule the rule
     * @return this builder
     */
    public Builder duplicates(DuplicateRule rule) {
      this.duplicates = Checks.required("duplicates", rule);
      return this;
    }

    /**
     * States how many bad rows are collected before the file is refused.
     *
     * @param limit 0 to 1,000,000; 0 refuses the file at the first
     * @return this builder
     */
    public Builder maxBadRows(int limit) {
      this.maxBadRows = Checks.between("maxBadRows", limit, 0, GREATEST_MAX_BAD_ROWS);
      return this;
    }

    /**
     * The options.
     *
     * @return the options
     */
    public CsvOptions build() {
      return new CsvOptions(this);
    }
  }
}
