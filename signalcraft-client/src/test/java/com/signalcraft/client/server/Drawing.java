package com.signalcraft.client.server;

import com.signalcraft.alert.AlertMemory;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.WireEnum;
import com.signalcraft.error.ValidationException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws records of any type, with values from the corners of what they may hold. */
record Drawing(Random random) {

  private static final int MOST_TRIES = 10_000;
  private static final String[] TEXTS = {
    "a",
    "Ünïcödé",
    "\uD83D\uDE00",
    "quote \" and \\",
    "line\nbreak\ttab",
    "\u0001\u007F\u2028",
    "null",
    "0",
    "<script>",
    " a "
  };
  private static final Double[] REALS = {0.0, -1.5, 1e15, 1e-12, 0.1, 1e300, Double.MIN_VALUE};
  private static final String[] ZONES = {"UTC", "Europe/Berlin", "America/New_York", "+05:30"};

  /** A record of a type, made by its own constructor. */
  <R extends Record> R record(Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    for (int i = 0; i < MOST_TRIES; i++) {
      Object[] values = Arrays.stream(components).map(this::value).toArray();
      try {
        return type.getDeclaredConstructor(types).newInstance(values);
      } catch (InvocationTargetException e) {
        // of most records a few values depend on one another: draw again
        if (!(e.getCause() instanceof ValidationException)) {
          throw new IllegalStateException(e);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException("no draw made a " + type);
  }

  private @Nullable Object value(RecordComponent component) {
    AnnotatedType type = component.getAnnotatedType();
    if (type.isAnnotationPresent(Nullable.class) && chance(2)) {
      return null;
    }
    return switch (component.getName()) {
      case "flapChanges" -> chance(2) ? 0 : 2 + random.nextInt(99);
      case "period" -> "2026-%02d".formatted(1 + random.nextInt(12));
      case "timezone" -> oneOf(ZONES);
      default -> value(type.getType());
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the types of the components are right
  private Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type argument = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == OpenEnum.class) {
        return chance(4)
            ? OpenEnum.parse((Class) argument, "new_one")
            : open((WireEnum) constant((Class<?>) argument));
      } else if (generic.getRawType() == List.class) {
        return list(argument);
      }
      // a set of constants: of those that are not known, rows of keys say nothing
      WireEnum constant =
          (WireEnum)
              constant((Class<?>) ((ParameterizedType) argument).getActualTypeArguments()[0]);
      return new HashSet<>(List.of(open(constant)));
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return constant(plain);
    }
    return plain.isRecord() ? record((Class<Record>) plain) : simple(plain);
  }

  private Object simple(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "UUID" -> new UUID(random.nextLong(), random.nextLong());
      case "String" -> text();
      case "BigDecimal" -> decimal();
      case "Instant" -> instant();
      case "LocalDate" -> LocalDate.ofEpochDay(random.nextInt(47_000));
      case "JsonObject" -> json(3);
      case "boolean" -> random.nextBoolean();
      case "int" -> random.nextInt(1_000_000);
      // as all settings of alerts allow
      case "Duration" -> Duration.ofMillis(60_000 + random.nextInt(86_340_000));
      case "AlertMemory" -> AlertMemory.of(bytes());
      case "Double" -> oneOf(REALS);
      case "long" -> random.nextLong() >>> random.nextInt(1, 64);
      case "OptionalInt" ->
          chance(3) ? OptionalInt.empty() : OptionalInt.of(random.nextInt(1_000_000));
      default -> throw new IllegalArgumentException("cannot draw a " + type);
    };
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return bytes;
  }

  private List<Object> list(Type item) {
    List<Object> items = new ArrayList<>();
    while (!chance(3)) {
      items.add(value(item));
    }
    return items;
  }

  private Object constant(Class<?> type) {
    return oneOf(type.getEnumConstants());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // every WireEnum is an enum
  private static Object open(WireEnum constant) {
    return OpenEnum.of((Enum & WireEnum) constant);
  }

  /** An instant of the time that rows may have, with as many digits as they keep. */
  Instant instant() {
    long seconds = random.nextLong(4_102_444_800L);
    return chance(2)
        ? Instant.ofEpochSecond(seconds)
        : Instant.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1_000L);
  }

  /** A number of any size that is allowed, zeros at its end included. */
  BigDecimal decimal() {
    BigInteger digits = new BigInteger(random.nextInt(1, 160), random);
    int scale = random.nextInt(50);
    BigDecimal number = new BigDecimal(chance(2) ? digits : digits.negate(), scale);
    // most are small and not negative, as many records ask for
    return chance(4) ? number : BigDecimal.valueOf(random.nextInt(-1, 10), 1 + random.nextInt(3));
  }

  String text() {
    return oneOf(TEXTS) + random.nextInt(100);
  }

  /** An object of some levels. */
  JsonObject json(int levels) {
    return JsonObject.of(members(levels));
  }

  private Map<String, Object> members(int levels) {
    Map<String, Object> members = new HashMap<>();
    while (!chance(3)) {
      members.put(text(), json(levels, random.nextInt(7)));
    }
    return members;
  }

  private @Nullable Object json(int levels, int kind) {
    return switch (levels == 0 ? Math.min(kind, 4) : kind) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> text();
      case 3, 4 -> decimal();
      case 5 -> members(levels - 1);
      default -> Arrays.asList(json(levels - 1, random.nextInt(7)), text(), null);
    };
  }

  boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
