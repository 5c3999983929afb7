package railway.cloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;

/**
 * Makes a handler from a handler string of the template, {@code package.Class} or {@code
 * package.Class::method}. A public constructor that takes the environment as a {@code Map} is
 * preferred, because a process cannot change its own environment; without one the handler sees the
 * variables of this process.
 */
final class Handlers {
  private Handlers() {}

  static RequestStreamHandler make(Deployed function) throws Exception {
    String className = function.handler().split("::", 2)[0];
    Class<?> type;
    try {
      type = Class.forName(className, true, function.code());
    } catch (ClassNotFoundException missing) {
      throw new ClassNotFoundException(
          "The handler "
              + function.handler()
              + " of "
              + function.name()
              + " is not in its code. Correct Handler in template.yaml, or build the code again: ./mvnw package",
          missing);
    }
    Object instance = instance(type, function.environment());
    return instance instanceof RequestStreamHandler handler && !function.handler().contains("::")
        ? handler
        : byMethod(instance, function);
  }

  private static Object instance(Class<?> type, Map<String, String> environment) throws Exception {
    try {
      for (Constructor<?> constructor : type.getConstructors()) {
        if (constructor.getParameterCount() == 1
            && constructor.getParameterTypes()[0] == Map.class) {
          return constructor.newInstance(environment);
        }
      }
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException thrown) {
      throw unwrapped(thrown);
    }
  }

  private static RequestStreamHandler byMethod(Object instance, Deployed function)
      throws NoSuchMethodException {
    String[] parts = function.handler().split("::", 2);
    String name = parts.length == 2 ? parts[1] : "handleRequest";
    Method method;
    try {
      method =
          instance.getClass().getMethod(name, InputStream.class, OutputStream.class, Context.class);
    } catch (NoSuchMethodException absent) {
      throw (NoSuchMethodException)
          new NoSuchMethodException(
                  "The handler "
                      + function.handler()
                      + " of "
                      + function.name()
                      + " has no public method "
                      + name
                      + "(InputStream, OutputStream, Context). The local cloud supports no other form")
              .initCause(absent);
    }
    return (in, out, context) -> {
      try {
        method.invoke(instance, in, out, context);
      } catch (InvocationTargetException thrown) {
        Exception cause = unwrapped(thrown);
        if (cause instanceof IOException io) {
          throw io;
        }
        throw cause instanceof RuntimeException runtime
            ? runtime
            : new IllegalStateException(cause);
      } catch (IllegalAccessException hidden) {
        throw new IllegalStateException(
            "The handler class " + function.handler() + " is not public", hidden);
      }
    };
  }

  private static Exception unwrapped(InvocationTargetException thrown) {
    if (thrown.getCause() instanceof Error error) {
      throw error;
    }
    return thrown.getCause() instanceof Exception exception ? exception : thrown;
  }
}
