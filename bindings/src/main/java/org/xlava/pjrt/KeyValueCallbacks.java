package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.xlava.pjrt.ffi.PJRT_Client_Create_Args;
import org.xlava.pjrt.ffi.PJRT_KeyValueGetCallback_Args;
import org.xlava.pjrt.ffi.PJRT_KeyValuePutCallback_Args;
import org.xlava.pjrt.ffi.PJRT_KeyValueTryGetCallback_Args;

/**
 * What plugins call to reach key-value stores. One function of each kind serves all clients: what
 * it is passed is the number under which the client's store is found, for as long as the client is
 * open. An exception that left one of the functions would end the process, so all become errors:
 * see {@link KeyValueErrors}. There is no value until there is one, whatever a plugin makes of an
 * error.
 */
final class KeyValueCallbacks implements AutoCloseable {
  private static final Map<Long, KeyValueStore> STORES = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** What plugins and Java call each other through, made when it is first needed. */
  private static final class Stubs {
    static final Linker LINKER = Linker.nativeLinker();
    static final MemorySegment GET = stub("get");
    static final MemorySegment TRY_GET = stub("tryGet");
    static final MemorySegment PUT = stub("put");

    // Values are freed by the plugin with what it is given for that: C's own function.
    static final MemorySegment FREE = LINKER.defaultLookup().findOrThrow("free");
    static final MethodHandle MALLOC =
        LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("malloc"),
            FunctionDescriptor.of(ADDRESS, JAVA_LONG));
  }

  private static final long NO_STORE = 0;

  private final long number;

  private KeyValueCallbacks(long number) {
    this.number = number;
  }

  /** Enters the store that options name, if they do. */
  static KeyValueCallbacks of(ClientOptions options) {
    KeyValueStore store = options.keyValueStore();
    if (store == null) {
      return new KeyValueCallbacks(NO_STORE);
    }
    KeyValueCallbacks callbacks = new KeyValueCallbacks(NUMBERS.incrementAndGet());
    STORES.put(callbacks.number, store);
    return callbacks;
  }

  private static MemorySegment stub(String method) {
    try {
      return Stubs.LINKER.upcallStub(
          MethodHandles.lookup()
              .findStatic(
                  KeyValueCallbacks.class,
                  method,
                  MethodType.methodType(long.class, MemorySegment.class)),
          FunctionDescriptor.of(JAVA_LONG, ADDRESS),
          Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Puts the functions into the arguments of a client's making. */
  void write(MemorySegment args) {
    if (number == NO_STORE) {
      return;
    }
    MemorySegment store = MemorySegment.ofAddress(number);
    PJRT_Client_Create_Args.kv_get_callback(args, Stubs.GET);
    PJRT_Client_Create_Args.kv_get_user_arg(args, store);
    PJRT_Client_Create_Args.kv_put_callback(args, Stubs.PUT);
    PJRT_Client_Create_Args.kv_put_user_arg(args, store);
    PJRT_Client_Create_Args.kv_try_get_callback(args, Stubs.TRY_GET);
    PJRT_Client_Create_Args.kv_try_get_user_arg(args, store);
  }

  /** Forgets the store; later calls for it end in errors. */
  @Override
  public void close() {
    STORES.remove(number);
  }

  private static KeyValueStore store(MemorySegment number) {
    KeyValueStore store = STORES.get(number.address());
    if (store == null) {
      throw new ClosedException("key-value store: must not be used after the client's close()");
    }
    return store;
  }

  @SuppressWarnings("UnusedMethod") // called by plugins
  private static long get(MemorySegment pointer) {
    MemorySegment args = pointer.reinterpret(PJRT_KeyValueGetCallback_Args.layout().byteSize());
    PJRT_KeyValueGetCallback_Args.value(args, MemorySegment.NULL);
    PJRT_KeyValueGetCallback_Args.value_size(args, 0);
    PJRT_KeyValueGetCallback_Args.value_deleter_callback(args, Stubs.FREE);
    try {
      String key =
          Api.string(
              PJRT_KeyValueGetCallback_Args.key(args),
              PJRT_KeyValueGetCallback_Args.key_size(args));
      Duration timeout =
          Duration.ofMillis(Math.max(0, PJRT_KeyValueGetCallback_Args.timeout_in_ms(args)));
      byte[] value = store(PJRT_KeyValueGetCallback_Args.user_arg(args)).get(key, timeout);
      PJRT_KeyValueGetCallback_Args.value(args, copy(value));
      PJRT_KeyValueGetCallback_Args.value_size(args, value.length);
      return 0;
    } catch (Throwable e) {
      return KeyValueErrors.of(PJRT_KeyValueGetCallback_Args.callback_error(args), e);
    }
  }

  @SuppressWarnings("UnusedMethod") // called by plugins
  private static long tryGet(MemorySegment pointer) {
    MemorySegment args = pointer.reinterpret(PJRT_KeyValueTryGetCallback_Args.layout().byteSize());
    PJRT_KeyValueTryGetCallback_Args.value(args, MemorySegment.NULL);
    PJRT_KeyValueTryGetCallback_Args.value_size(args, 0);
    PJRT_KeyValueTryGetCallback_Args.value_deleter_callback(args, Stubs.FREE);
    try {
      String key =
          Api.string(
              PJRT_KeyValueTryGetCallback_Args.key(args),
              PJRT_KeyValueTryGetCallback_Args.key_size(args));
      Optional<byte[]> found = store(PJRT_KeyValueTryGetCallback_Args.user_arg(args)).tryGet(key);
      byte[] value =
          found.orElseThrow(
              () ->
                  new PjrtException(
                      StatusCode.NOT_FOUND,
                      "key-value store: key must have a value; got none for " + key));
      PJRT_KeyValueTryGetCallback_Args.value(args, copy(value));
      PJRT_KeyValueTryGetCallback_Args.value_size(args, value.length);
      return 0;
    } catch (Throwable e) {
      return KeyValueErrors.of(PJRT_KeyValueTryGetCallback_Args.callback_error(args), e);
    }
  }

  @SuppressWarnings("UnusedMethod") // called by plugins
  private static long put(MemorySegment pointer) {
    MemorySegment args = pointer.reinterpret(PJRT_KeyValuePutCallback_Args.layout().byteSize());
    try {
      String key =
          Api.string(
              PJRT_KeyValuePutCallback_Args.key(args),
              PJRT_KeyValuePutCallback_Args.key_size(args));
      byte[] value =
          Api.bytes(
              PJRT_KeyValuePutCallback_Args.value(args),
              PJRT_KeyValuePutCallback_Args.value_size(args));
      store(PJRT_KeyValuePutCallback_Args.user_arg(args)).put(key, value);
      return 0;
    } catch (Throwable e) {
      return KeyValueErrors.of(PJRT_KeyValuePutCallback_Args.callback_error(args), e);
    }
  }

  private static MemorySegment copy(byte[] value) throws Throwable {
    MemorySegment memory = (MemorySegment) Stubs.MALLOC.invokeExact(Math.max(1L, value.length));
    if (memory.address() == 0) {
      throw new OutOfMemoryError("a value of " + value.length + " bytes");
    }
    MemorySegment.copy(
        value, 0, memory.reinterpret(value.length), ValueLayout.JAVA_BYTE, 0, value.length);
    return memory;
  }
}
