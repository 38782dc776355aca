package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xlava.pjrt.abi.NativeCalls;
import org.xlava.pjrt.ffi.PJRT_Client_Create_Args;
import org.xlava.pjrt.ffi.PJRT_KeyValueGetCallback_Args;

/** What a plugin sees of a store that fails, the plugin being this test. */
class KeyValueCallbacksTest {
  private static final long ERROR = 42;
  private static String told = "";
  private static long answer = ERROR;
  private final Arena arena = Arena.ofAuto();

  @BeforeEach
  void reset() {
    told = "";
    answer = ERROR;
  }

  /** A store whose values are what a supplier gives or throws. */
  private record Store(Supplier<byte[]> values) implements KeyValueStore {
    @Override
    public byte[] get(String key, Duration timeout) {
      return values.get();
    }

    @Override
    public Optional<byte[]> tryGet(String key) {
      return Optional.of(values.get());
    }

    @Override
    public void put(String key, byte[] value) {
      var _ = values.get();
    }
  }

  // What a plugin passes to have its errors made.
  private static long makeError(int code, MemorySegment message, long size) {
    told = StatusCode.of(code) + ": " + Api.string(message, size);
    return answer;
  }

  private MemorySegment errorFunction() throws ReflectiveOperationException {
    return Linker.nativeLinker()
        .upcallStub(
            MethodHandles.lookup()
                .findStatic(
                    KeyValueCallbacksTest.class,
                    "makeError",
                    MethodType.methodType(long.class, int.class, MemorySegment.class, long.class)),
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG),
            arena);
  }

  /** Gets a value as a plugin does, and returns the error. */
  private long get(MemorySegment args, Supplier<byte[]> values) {
    ClientOptions options = ClientOptions.none().withKeyValueStore(new Store(values));
    try (KeyValueCallbacks callbacks = KeyValueCallbacks.of(options)) {
      MemorySegment create = arena.allocate(PJRT_Client_Create_Args.layout());
      callbacks.write(create);
      PJRT_KeyValueGetCallback_Args.key(args, arena.allocateFrom("key"));
      PJRT_KeyValueGetCallback_Args.key_size(args, 3);
      PJRT_KeyValueGetCallback_Args.user_arg(args, PJRT_Client_Create_Args.kv_get_user_arg(create));
      return NativeCalls.call(PJRT_Client_Create_Args.kv_get_callback(create), args.address());
    }
  }

  private MemorySegment args() {
    MemorySegment args = arena.allocate(PJRT_KeyValueGetCallback_Args.layout());
    return args.fill((byte) 0x7F);
  }

  private long get(Supplier<byte[]> values) throws ReflectiveOperationException {
    MemorySegment args = args();
    MemorySegment function = arena.allocate(ADDRESS);
    function.set(ADDRESS, 0, errorFunction());
    PJRT_KeyValueGetCallback_Args.callback_error(args, function);
    return get(args, values);
  }

  @Test
  void get_value_isNoError() throws Exception {
    assertThat(get(() -> new byte[] {1, 2})).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void get_nullOrException_isAnError() throws Exception {
    assertThat(get(() -> null)).isEqualTo(ERROR);
    assertThat(told).startsWith("INTERNAL: java.lang.NullPointerException");
    assertThat(
            get(
                () -> {
                  throw new PjrtException(StatusCode.ABORTED, "stopped");
                }))
        .isEqualTo(ERROR);
    assertThat(told).isEqualTo("ABORTED: stopped");
  }

  // A plugin would take an error of this code for success.
  @Test
  void get_exceptionOfTheCodeOk_isAnError() throws Exception {
    assertThat(
            get(
                () -> {
                  throw new PjrtException(StatusCode.OK, "fine");
                }))
        .isEqualTo(ERROR);
    assertThat(told).isEqualTo("INTERNAL: fine");
  }

  /** An exception that can't even say what it is. */
  private static final class Mute extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      throw new IllegalStateException("no words");
    }
  }

  @Test
  void get_exceptionWithoutWords_isAnError() throws Exception {
    assertThat(
            get(
                () -> {
                  throw new Mute();
                }))
        .isEqualTo(ERROR);
    assertThat(told).isEqualTo("INTERNAL: a key-value store failed");
  }

  @Test
  void get_errorThatThePluginDoesntMake_isLogged() throws Exception {
    answer = 0;
    try (LoggedWarnings log = new LoggedWarnings()) {
      assertThat(get(() -> null)).isZero();
      assertThat(log.messages())
          .singleElement()
          .asString()
          .startsWith("a plugin was not told that its key-value store failed: java.lang.NullP");
    }
  }

  @Test
  void get_withoutAWayToMakeErrors_isLoggedAndGivesNothing() {
    MemorySegment args = args();
    PJRT_KeyValueGetCallback_Args.callback_error(args, MemorySegment.NULL);
    try (LoggedWarnings log = new LoggedWarnings()) {
      assertThat(get(args, () -> null)).isZero();
      assertThat(log.messages()).hasSize(1);
    }
    assertThat(PJRT_KeyValueGetCallback_Args.value(args).address()).isZero();
    assertThat(PJRT_KeyValueGetCallback_Args.value_size(args)).isZero();
  }
}
