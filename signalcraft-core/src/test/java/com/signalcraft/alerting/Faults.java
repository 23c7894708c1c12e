package com.signalcraft.alerting;

import com.signalcraft.SignalCraft;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Back ends that fail where a test says so. */
final class Faults {

  /** What happens to a call: it may throw, before or after {@code call}. */
  interface Around {
    Object invoke(Method method, Object[] arguments, Call call) throws Throwable;
  }

  /** The call itself. */
  interface Call {
    Object go() throws Throwable;
  }

  private Faults() {}

  /** A back end of which one group, such as {@code alertRuns}, is wrapped. */
  static SignalCraft in(SignalCraft service, String group, Around around) {
    return wrap(
        SignalCraft.class,
        service,
        (method, arguments, call) ->
            method.getName().equals(group) && method.getParameterCount() == 0
                ? wrap(method.getReturnType(), call.go(), around)
                : call.go());
  }

  private static <T> T wrap(Class<T> type, Object target, Around around) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                around.invoke(
                    method,
                    arguments,
                    () -> {
                      try {
                        return method.invoke(target, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    })));
  }
}
