package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.xlava.pjrt.abi.XlaFfi.CALL_FRAME;
import static org.xlava.pjrt.abi.XlaFfi.EXTENSION_BASE;
import static org.xlava.pjrt.abi.XlaFfi.METADATA;
import static org.xlava.pjrt.abi.XlaFfi.getInt;
import static org.xlava.pjrt.abi.XlaFfi.getLong;
import static org.xlava.pjrt.abi.XlaFfi.offset;
import static org.xlava.pjrt.abi.XlaFfi.putInt;
import static org.xlava.pjrt.abi.XlaFfi.putLong;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.abi.XlaFfi;

/**
 * What XLA calls for one registered handler: first to ask for metadata, then for each execution of
 * the custom call. An exception that left {@link #call} would end the process, so all become
 * errors.
 */
final class FfiUpcall {
  private static final long EXTENSIONS = offset(CALL_FRAME, "extension_start");
  private static final long API = offset(CALL_FRAME, "api");
  private static final long STAGE = offset(CALL_FRAME, "stage");
  private static final long FUTURE = offset(CALL_FRAME, "future");
  private static final long TYPE = offset(EXTENSION_BASE, "type");
  private static final long NEXT = offset(EXTENSION_BASE, "next");
  private static final long QUERIED = offset(XlaFfi.METADATA_QUERY, "metadata");
  private static final long VERSION = offset(METADATA, "api_version");
  private static final long MAJOR = VERSION + offset(XlaFfi.API_VERSION, "major_version");
  private static final long MINOR = VERSION + offset(XlaFfi.API_VERSION, "minor_version");
  private static final long TRAITS = offset(METADATA, "traits");

  private static final LongAdder ENDED = new LongAdder();

  private final String target;
  private final FfiHandler handler;
  private final @Nullable Executor executor;

  FfiUpcall(String target, FfiHandler handler, @Nullable Executor executor) {
    this.target = target;
    this.handler = handler;
    this.executor = executor;
  }

  /** How many calls of handlers have ended in this process. */
  static long ended() {
    return ENDED.sum();
  }

  /** Makes the native function, which stays for as long as the process lives. */
  MemorySegment stub() {
    try {
      return Linker.nativeLinker()
          .upcallStub(
              MethodHandles.lookup()
                  .bind(this, "call", MethodType.methodType(long.class, long.class)),
              FunctionDescriptor.of(JAVA_LONG, JAVA_LONG),
              Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("UnusedMethod") // called by the plugin
  private long call(long frame) {
    try {
      long query = metadataQuery(frame);
      if (query != 0) {
        answer(new FfiApi(getLong(frame + API)), query);
        return 0;
      }
      return getInt(frame + STAGE) == XlaFfi.STAGE_EXECUTE ? execute(frame) : 0;
    } catch (Throwable e) {
      return error(new FfiApi(getLong(frame + API)), e);
    }
  }

  private static long metadataQuery(long frame) {
    long extension = getLong(frame + EXTENSIONS);
    while (extension != 0) {
      if (getInt(extension + TYPE) == XlaFfi.METADATA_EXTENSION
          && getLong(extension) >= XlaFfi.METADATA_QUERY.byteSize()) {
        return getLong(extension + QUERIED);
      }
      extension = getLong(extension + NEXT);
    }
    return 0;
  }

  // Every member that is used is checked by the size of its struct, so that the handler can say it
  // is as new as XLA.
  private static void answer(FfiApi api, long metadata) {
    boolean known = api.table() != 0 && api.major() == XlaFfi.MAJOR;
    putLong(metadata + VERSION, XlaFfi.API_VERSION.byteSize());
    putInt(metadata + MAJOR, XlaFfi.MAJOR);
    putInt(metadata + MINOR, known ? api.minor() : XlaFfi.MINOR);
    putInt(metadata + TRAITS, 0);
  }

  private long execute(long frame) throws Exception {
    FfiApi api = new FfiApi(getLong(frame + API));
    FfiCall call = new FfiFrame(frame).read(target, api);
    if (executor == null) {
      run(call);
      return 0;
    }
    long future = api.future();
    putLong(frame + FUTURE, future);
    executor.execute(() -> finish(api, future, call));
    return 0;
  }

  private void run(FfiCall call) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      call.arguments().forEach(buffer -> buffer.open(arena));
      call.results().forEach(buffer -> buffer.open(arena));
      handler.call(call);
    } finally {
      ENDED.increment();
    }
  }

  private void finish(FfiApi api, long future, FfiCall call) {
    long error = 0;
    try {
      run(call);
    } catch (Throwable e) {
      error = error(api, e);
    }
    if (error == 0) {
      api.succeed(future);
    } else {
      api.fail(future, error);
    }
  }

  // Nothing may leave, not even for lack of memory.
  private long error(FfiApi api, Throwable thrown) {
    try {
      StatusCode code = thrown instanceof PjrtException e ? e.code() : StatusCode.INTERNAL;
      return api.error(
          code == StatusCode.OK ? StatusCode.INTERNAL : code, FfiFailures.message(target, thrown));
    } catch (Throwable again) {
      return api.error(StatusCode.INTERNAL, "a handler failed");
    }
  }
}
