package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What a process is doing when it ends. */
enum ExitWork {
  /** One large multiplication, which the plugin divides among its threads. */
  MULTIPLICATION {
    @Override
    Runnable start(Client client) {
      return client.compile(Program.mlir(MULTIPLY)).execute(matrix(client, 2048))[0]::awaitReady;
    }
  },
  /** A program of many steps. */
  LOOP {
    @Override
    Runnable start(Client client) {
      return loop(client, DOT, 100);
    }
  },
  /** Programs that other threads start, one after the other. */
  CALLS {
    @Override
    Runnable start(Client client) throws InterruptedException {
      LoadedExecutable multiply = client.compile(Program.mlir(MULTIPLY.replace("2048", "256")));
      Buffer x = matrix(client, 256);
      repeat(() -> multiply.execute(x)[0].close());
      repeat(() -> multiply.execute(x)[0].awaitReady());
      return multiply.execute(x)[0]::awaitReady;
    }
  },
  /** Copies to devices, between them and back, one after the other. */
  TRANSFERS {
    @Override
    Runnable start(Client client) throws InterruptedException {
      Device device = client.devices().get(1);
      Buffer x = matrix(client, 2048);
      repeat(() -> matrix(client, 2048).close());
      repeat(() -> x.copyToDevice(device).close());
      repeat(x::toByteArray);
      return x.copyToDevice(device)::awaitReady;
    }
  },
  /** Compilations, one after the other. */
  COMPILATIONS {
    @Override
    Runnable start(Client client) throws InterruptedException {
      AtomicInteger side = new AtomicInteger(2);
      repeat(
          () -> {
            String program =
                LOOP_OF
                    .replace("STEP", DOT)
                    .replace("512", Integer.toString(side.incrementAndGet()));
            client.compile(Program.mlir(program)).close();
          });
      return loop(client, DOT, 10);
    }
  },
  /** A program that calls Java on the plugin's threads, another that calls it on an executor's. */
  CALLBACKS {
    @Override
    Runnable start(Client client) {
      Ffi ffi = client.plugin().ffi();
      ffi.register("exit_direct", call -> called("direct", call));
      ffi.register("exit_executor", call -> called("executor", call), daemons());
      var direct = loopAsync(client, CALL.replace("NAME", "exit_direct"), CALLS_EACH);
      // The CPU plugins run one program of a client after the other.
      Client second = client.plugin().createClient();
      var onExecutor = loopAsync(second, CALL.replace("NAME", "exit_executor"), CALLS_EACH);
      return CompletableFuture.allOf(direct, onExecutor)::join;
    }
  },
  /** A program that never ends. */
  ENDLESS {
    @Override
    Runnable start(Client client) {
      return loop(client, DOT, Loops.ENDLESS);
    }
  },
  /** A program whose call of Java never returns. */
  STUCK_HANDLER {
    @Override
    Runnable start(Client client) {
      client.plugin().ffi().register("exit_stuck", call -> Thread.sleep(Long.MAX_VALUE));
      return loopAsync(client, CALL.replace("NAME", "exit_stuck"), 1)::join;
    }
  },
  /** A program whose call of Java, on the plugin's thread, ends the process. */
  EXIT_IN_HANDLER {
    @Override
    Runnable start(Client client) {
      client.plugin().ffi().register("exit_now", call -> Ending.exit());
      return loopAsync(client, CALL.replace("NAME", "exit_now"), 1)::join;
    }
  },
  /** A program whose call of Java, on an executor's thread, ends the process. */
  EXIT_ON_EXECUTOR {
    @Override
    Runnable start(Client client) {
      FfiHandler exit = call -> Ending.exit();
      client.plugin().ffi().register("exit_now", exit, daemons());
      return loopAsync(client, CALL.replace("NAME", "exit_now"), 1)::join;
    }
  };

  /** What {@link #CALLBACKS} write when all calls were made. */
  static final List<String> CALLED = List.of("direct called", "executor called");

  private static final int CALLS_EACH = 150;

  private static final String MULTIPLY =
      """
      func.func @main(%x: tensor<2048x2048xf32>) -> tensor<2048x2048xf32> {
        %0 = stablehlo.dot_general %x, %x, contracting_dims = [1] x [0]
            : (tensor<2048x2048xf32>, tensor<2048x2048xf32>) -> tensor<2048x2048xf32>
        return %0 : tensor<2048x2048xf32>
      }
      """;

  private static final String LOOP_OF =
      """
      func.func @main(%n: tensor<i32>, %x: tensor<512x512xf32>) -> tensor<512x512xf32> {
        %zero = stablehlo.constant dense<0> : tensor<i32>
        %one = stablehlo.constant dense<1> : tensor<i32>
        %r:2 = stablehlo.while(%i = %zero, %y = %x) : tensor<i32>, tensor<512x512xf32> cond {
          %c = stablehlo.compare NE, %i, %n : (tensor<i32>, tensor<i32>) -> tensor<i1>
          stablehlo.return %c : tensor<i1>
        } do {
          %next = stablehlo.add %i, %one : tensor<i32>
          STEP
          stablehlo.return %next, %z : tensor<i32>, tensor<512x512xf32>
        }
        return %r#1 : tensor<512x512xf32>
      }
      """;

  private static final String DOT =
      """
      %z = stablehlo.dot_general %y, %x, contracting_dims = [1] x [0]
          : (tensor<512x512xf32>, tensor<512x512xf32>) -> tensor<512x512xf32>
      """;

  private static final String CALL =
      """
      %z = stablehlo.custom_call @NAME(%y) {api_version = 4 : i32}
          : (tensor<512x512xf32>) -> tensor<512x512xf32>
      """;

  /** Returns whether the work ends, be it that more is started. */
  boolean hasEnd() {
    return compareTo(ENDLESS) < 0;
  }

  /** Starts the work, and returns what waits for some of it. */
  abstract Runnable start(Client client) throws InterruptedException;

  private static Buffer matrix(Client client, int side) {
    return client.upload(
        MemorySegment.ofArray(new float[side * side]), ArrayType.of(ElementType.F32, side, side));
  }

  private static Executor daemons() {
    return Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  }

  private static Runnable loop(Client client, String step, int steps) {
    return compiled(client, step).execute(arguments(client, steps))[0]::awaitReady;
  }

  private static CompletableFuture<?> loopAsync(Client client, String step, int steps) {
    return compiled(client, step).executeAsync(arguments(client, steps));
  }

  private static LoadedExecutable compiled(Client client, String step) {
    return client.compile(Program.mlir(LOOP_OF.replace("STEP", step)));
  }

  private static Buffer[] arguments(Client client, int steps) {
    return new Buffer[] {Loops.steps(client, steps), matrix(client, 512)};
  }

  /** Does something again and again in another thread, and returns when it was done once. */
  private static void repeat(Runnable action) throws InterruptedException {
    CountDownLatch once = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (true) {
                action.run();
                once.countDown();
              }
            });
    once.await();
  }

  // Takes a millisecond, so that there are calls when the process ends.
  private static void called(String name, FfiCall call) throws InterruptedException {
    MemorySegment y = call.results().getFirst().data();
    y.copyFrom(call.arguments().getFirst().data());
    y.setAtIndex(JAVA_FLOAT, 0, y.getAtIndex(JAVA_FLOAT, 0) + 1);
    Thread.sleep(1);
    if (y.getAtIndex(JAVA_FLOAT, 0) == CALLS_EACH) {
      System.out.println(name + " called");
    }
  }
}
