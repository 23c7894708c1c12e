package com.signalcraft.client.internal.json;

import com.signalcraft.client.internal.transport.ApiAnswer;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Readers of the shapes that answers have. Stateless. */
public final class Answers {

  private static final String NEXT_CURSOR = "next_cursor";

  private Answers() {}

  /**
   * An answer that is one object.
   *
   * @param row makes the value of it
   * @param <T> the type of the value
   * @return the reader
   */
  public static <T> ResponseReader<T> object(Function<Fields, T> row) {
    return object(new Members(), row);
  }

  /**
   * An answer that is one object.
   *
   * @param known what stands in for members that it leaves out
   * @param row makes the value of it
   * @param <T> the type of the value
   * @return the reader
   */
  public static <T> ResponseReader<T> object(Members known, Function<Fields, T> row) {
    return answer ->
        MalformedAnswer.whereWrong(
            answer, () -> row.apply(Fields.of(answer, Json.read(answer.body()), known)));
  }

  /**
   * An answer that holds a list of objects.
   *
   * @param name the list's name
   * @param row makes a value of an object
   * @param <T> the type of the values
   * @return the reader
   */
  public static <T> ResponseReader<List<T>> list(String name, Function<Fields, T> row) {
    return list(name, new Members(), row);
  }

  /**
   * An answer that holds a list of objects.
   *
   * @param name the list's name
   * @param known what stands in for members that they leave out
   * @param row makes a value of an object
   * @param <T> the type of the values
   * @return the reader
   */
  public static <T> ResponseReader<List<T>> list(
      String name, Members known, Function<Fields, T> row) {
    return object(known, answer -> List.copyOf(answer.list(name, row)));
  }

  /**
   * An answer that holds an object or null.
   *
   * @param name the object's name
   * @param known what stands in for members that it leaves out
   * @param row makes a value of the object
   * @param <T> the type of the value
   * @return the reader
   */
  public static <T> ResponseReader<Optional<T>> optional(
      String name, Members known, Function<Fields, T> row) {
    return object(
        known,
        answer ->
            answer.has(name)
                ? Optional.ofNullable(answer.optionalObject(name)).map(row)
                : answer.required(name, null));
  }

  /**
   * An answer that is a page of objects.
   *
   * @param name the list's name
   * @param request what was asked for
   * @param row makes a value of an object
   * @param <T> the type of the values
   * @return the reader
   */
  public static <T> ResponseReader<Page<T>> page(
      String name, PageRequest request, Function<Fields, T> row) {
    return page(name, request, new Members(), row);
  }

  /**
   * An answer that is a page of objects; without the member {@code next_cursor} it is all there is.
   *
   * @param name the list's name
   * @param request what was asked for
   * @param known what stands in for members that they leave out
   * @param row makes a value of an object
   * @param <T> the type of the values
   * @return the reader
   */
  public static <T> ResponseReader<Page<T>> page(
      String name, PageRequest request, Members known, Function<Fields, T> row) {
    return page(name, request, known, row, (page, all) -> all);
  }

  /**
   * An answer that is a page of objects, or all that a server without pages has.
   *
   * @param name the list's name
   * @param request what was asked for
   * @param known what stands in for members that they leave out
   * @param row makes a value of an object
   * @param unpaged what becomes of the answer of a server without pages
   * @param <T> the type of the values
   * @return the reader
   */
  public static <T> ResponseReader<Page<T>> page(
      String name,
      PageRequest request,
      Members known,
      Function<Fields, T> row,
      BiFunction<Fields, List<T>, List<T>> unpaged) {
    return answer ->
        MalformedAnswer.whereWrong(
            answer,
            () -> {
              Fields page = Fields.of(answer, Json.read(answer.body()), known);
              List<T> rows = page.list(name, row);
              if (!page.has(NEXT_CURSOR)) {
                return new Page<>(unpaged.apply(page, rows), null);
              }
              return new Page<>(rows, nextCursor(answer, request, page.optionalText(NEXT_CURSOR)));
            });
  }

  /** A cursor that leads to the page that it is on would lead in a circle. */
  static @Nullable String nextCursor(
      ApiAnswer answer, PageRequest request, @Nullable String cursor) {
    if (cursor != null && cursor.equals(request.cursor())) {
      throw MalformedAnswer.of(answer, "next_cursor must lead on, was the cursor of this page");
    }
    return cursor;
  }
}
