package com.signalcraft.client.async;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.HttpSignalCraft;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncTwinsTest {

  /** What would make its calls later, in the caller's thread, is handed on one by one instead. */
  private static final Map<String, String> WALKS =
      Map.of("stream", "forEach", "iterate", "forEach", "newsStream", "forEachNews");

  /** These make no call; what they give makes them, at its own pace. */
  private static final Set<String> CALL_NOTHING = Set.of("writer", "job", "jobs");

  static Stream<Method> groups() {
    return Arrays.stream(HttpSignalCraft.class.getMethods())
        .filter(method -> !method.isBridge() && method.getParameterCount() == 0)
        .filter(method -> method.getReturnType().isInterface())
        .filter(method -> !CALL_NOTHING.contains(method.getName()))
        .filter(method -> !method.getReturnType().getSimpleName().equals("SignalCraft"));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void every_method_of_every_group_has_its_twin(Method group) throws Exception {
    Class<?> twins = AsyncSignalCraft.class.getMethod(group.getName()).getReturnType();

    for (Method method : group.getReturnType().getMethods()) {
      if (method.isSynthetic() || CALL_NOTHING.contains(method.getName())) {
        continue;
      }
      String walk = WALKS.get(method.getName());
      if (walk != null) {
        assertThat(twins.getMethods()).extracting(Method::getName).contains(walk);
        continue;
      }
      Method twin = twins.getMethod(method.getName(), method.getParameterTypes());
      Type result = ((ParameterizedType) twin.getGenericReturnType()).getActualTypeArguments()[0];
      assertThat(result)
          .as(method.toString())
          .isEqualTo(
              method.getReturnType() == void.class ? Void.class : method.getGenericReturnType());
    }
  }
}
