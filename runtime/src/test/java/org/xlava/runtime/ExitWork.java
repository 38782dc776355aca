package org.xlava.runtime;

import static org.xlava.Xlava.debugCallback;
import static org.xlava.Xlava.foriLoop;
import static org.xlava.Xlava.jit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.pjrt.Ending;

/** What a program does that ends before it is done. */
enum ExitWork {
  /** One operation that takes a while. */
  OPERATION {
    @Override
    Runnable start() {
      Tensor x = Numpy.ones(2500, 2500);
      return Numpy.matmul(x, x)::blockUntilReady;
    }
  },
  /** A jitted function of many steps. */
  LOOP {
    @Override
    Runnable start() {
      TensorFn1 f = jit((Tensor x) -> foriLoop(0, 2_000, (i, y) -> Numpy.matmul(y, x), x));
      return f.apply(Numpy.ones(200, 200))::blockUntilReady;
    }
  },
  /** Arrays that another thread copies to the device and back, one after the other. */
  TRANSFERS {
    @Override
    Runnable start() throws InterruptedException {
      float[] values = new float[1 << 22];
      repeat(() -> Tensor.of(values).plus(1f).toFloatArray());
      return Tensor.of(values).plus(2f)::blockUntilReady;
    }
  },
  /** A jitted function in another thread, which calls back again and again. */
  CALLBACKS {
    @Override
    Runnable start() throws InterruptedException {
      return calling(ExitWork::called);
    }
  },
  /** A hook of the program's own that computes when the process ends. */
  HOOK {
    @Override
    Runnable start() {
      Tensor x = Numpy.ones(3);
      Thread hook = new Thread(() -> System.out.println(jit((Tensor y) -> y.plus(1f)).apply(x)));
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> {};
    }
  },
  /** A jitted function whose callback ends the process. */
  EXIT_IN_CALLBACK {
    @Override
    Runnable start() throws InterruptedException {
      return calling((call, begun) -> Ending.exit());
    }
  };

  /** What {@link #CALLBACKS} write with the last call. */
  static final String CALLED = "called";

  private static final int CALLS = 150;

  /** Starts the work, and returns what waits for some of it. */
  abstract Runnable start() throws InterruptedException;

  private interface Callback {
    void call(int number, CountDownLatch begun);
  }

  private static Runnable calling(Callback callback) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    TensorFn1 f = jit((Tensor x) -> foriLoop(0, CALLS, (i, y) -> noted(i, y, callback, begun), x));
    Thread thread = Thread.ofPlatform().daemon().start(() -> f.apply(Numpy.ones(100, 100)));
    begun.await();
    return () -> join(thread);
  }

  private static Tensor noted(Tensor i, Tensor y, Callback callback, CountDownLatch begun) {
    debugCallback((Tensor n) -> callback.call(n.intValue(), begun), i);
    return y.plus(1f);
  }

  // Takes a millisecond, so that there are calls when the process ends.
  private static void called(int number, CountDownLatch begun) {
    begun.countDown();
    LockSupport.parkNanos(1_000_000);
    if (number == CALLS - 1) {
      System.out.println(CALLED);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
}
