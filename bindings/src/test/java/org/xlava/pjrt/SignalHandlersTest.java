package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignalHandlersTest {
  @Test
  void loadCompileExecute_leavesTheHandlersOfTheJvm() throws Exception {
    ChildJvm.Result result = ChildJvm.onPlugin().run(SignalHandlers.class);
    assertThat(result.output().lines()).as(result.output()).contains("unchanged");
  }
}
