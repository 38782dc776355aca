package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Processes that end while work is under way: each has the status that its program or the signal
 * gave, and writes nothing but what the program does. The property {@code xlava.exit.count} says
 * how often each ending is tried, with one kind of work after the other.
 */
@Execution(ExecutionMode.CONCURRENT)
class ExitTest {
  private static final int COUNT = Integer.getInteger("xlava.exit.count", 1);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  static Stream<Arguments> endings() {
    List<ExitWork> works = Stream.of(ExitWork.values()).filter(ExitWork::hasEnd).toList();
    return Stream.of(Ending.values())
        .flatMap(
            ending ->
                IntStream.range(ending.ordinal(), ending.ordinal() + COUNT)
                    .mapToObj(i -> Arguments.of(ending, works.get(i % works.size()))));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void end_withWorkUnderWay_hasItsStatusAndNoReport(Ending ending, ExitWork work) throws Exception {
    check(ending, work, run(work.name(), ending.name()));
  }

  private static void check(Ending ending, ExitWork work, ChildJvm.Result result) {
    assertThat(result.status()).as(result.output()).isIn(ending.statuses());
    List<String> lines = new ArrayList<>(result.output().lines().toList());
    assertThat(lines.remove("started")).as(result.output()).isTrue();
    List<String> called = lines.stream().filter(ExitWork.CALLED::contains).toList();
    lines.removeAll(called);
    if (work == ExitWork.CALLBACKS && ending.waits()) {
      assertThat(called).containsExactlyInAnyOrderElementsOf(ExitWork.CALLED);
    }
    assertThat(ending.wrote(lines)).as(result.output()).isTrue();
  }

  private static ChildJvm.Result run(String... arguments) throws Exception {
    return ChildJvm.onPlugin().withLimit(LIMIT).run(ExitProcess.class, arguments);
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERRUPT", "TERMINATE_WAITING", "TERMINATE_RETURNED", "HALT"})
  void end_withWorkThatNeverEnds_comesSoon(Ending ending) throws Exception {
    long start = System.nanoTime();
    ChildJvm.Result result = run(ExitWork.ENDLESS.name(), ending.name());
    assertThat(result.status()).as(result.output()).isIn(ending.statuses());
    assertThat(result.output()).isEqualTo("started" + System.lineSeparator());
    // Two seconds after the signal, but on a machine that may be busy with others.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void end_withHandlerThatNeverReturns_comesInTime() throws Exception {
    assumeTrue(COUNT > 1, "takes ten seconds");
    ChildJvm.Result result = run(ExitWork.STUCK_HANDLER.name(), Ending.RETURN.name());
    assertThat(result.status()).as(result.output()).isIn(Ending.RETURN.statuses());
    assertThat(result.output()).isEqualTo("started" + System.lineSeparator());
  }

  @ParameterizedTest
  @EnumSource(names = {"EXIT_IN_HANDLER", "EXIT_ON_EXECUTOR"})
  void exit_inHandler_doesNotWaitForItsProgram(ExitWork work) throws Exception {
    ChildJvm.Result result = run(work.name());
    assertThat(result.status()).as(result.output()).isIn(Ending.EXIT.statuses());
    assertThat(result.output().lines()).isSubsetOf("started");
  }
}
