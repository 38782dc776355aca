package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Numpy;
import org.xlava.pjrt.ChildJvm;
import org.xlava.pjrt.Ending;

/**
 * Programs that end while work is under way: each has the status that it or the signal gave, and
 * writes nothing but what it does itself. The property {@code xlava.exit.count} says how often each
 * ending is tried, with one kind of work after the other.
 */
@Execution(ExecutionMode.CONCURRENT)
class ExitTest {
  private static final int COUNT = Integer.getInteger("xlava.exit.count", 1);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path cache;

  /** A program that ends while it computes, or that a callback ends. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      ExitWork work = ExitWork.valueOf(arguments[0]);
      Ending ending = Ending.valueOf(arguments[1]);
      if (ending == Ending.HALT) {
        // What plugins set up for their first computations is only seen to when one was waited for.
        Numpy.matmul(Numpy.ones(2000, 2000), Numpy.ones(2000, 2000)).blockUntilReady();
      }
      Runnable waiting = work.start();
      System.out.println("started");
      ending.run(waiting);
    }
  }

  static Stream<Arguments> endings() {
    return Stream.of(Ending.values())
        .flatMap(
            ending ->
                IntStream.range(ending.ordinal(), ending.ordinal() + COUNT)
                    .mapToObj(i -> Arguments.of(ending, work(i))));
  }

  private static ExitWork work(int number) {
    return ExitWork.values()[number % ExitWork.HOOK.ordinal()];
  }

  @ParameterizedTest
  @MethodSource("endings")
  void end_withWorkUnderWay_hasItsStatusAndNoReport(Ending ending, ExitWork work) throws Exception {
    ChildJvm.Result result = run(work, ending);
    assertThat(result.status()).as(result.output()).isIn(ending.statuses());
    List<String> lines = new ArrayList<>(result.output().lines().toList());
    assertThat(lines.remove("started")).as(result.output()).isTrue();
    boolean called = lines.remove(ExitWork.CALLED);
    assertThat(called || work != ExitWork.CALLBACKS || !ending.waits()).as("called").isTrue();
    assertThat(ending.wrote(lines)).as(result.output()).isTrue();
  }

  private static ChildJvm.Result run(ExitWork work, Ending ending) throws Exception {
    return ChildJvm.onPlugin("-Dxlava.compileCache=" + cache)
        .withLimit(LIMIT)
        .run(Child.class, work.name(), ending.name());
  }

  @ParameterizedTest
  @EnumSource(names = {"RETURN", "TERMINATE"})
  void end_hookOfTheProgram_computes(Ending ending) throws Exception {
    ChildJvm.Result result = run(ExitWork.HOOK, ending);
    assertThat(result.status()).as(result.output()).isIn(ending.statuses());
    assertThat(result.output().lines())
        .containsExactly("started", "Tensor([2., 2., 2.], dtype=float32)");
  }

  @Test
  void exit_inCallback_doesNotWaitForItsProgram() throws Exception {
    ChildJvm.Result result = run(ExitWork.EXIT_IN_CALLBACK, Ending.RETURN);
    assertThat(result.status()).as(result.output()).isIn(Ending.EXIT.statuses());
    assertThat(result.output()).isEmpty();
  }
}
