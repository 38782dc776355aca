package org.xlava.pjrt;

/** A process that ends while work of some kind is under way, or that the work ends. */
final class ExitProcess {
  private ExitProcess() {}

  public static void main(String[] arguments) throws Exception {
    Client client = Cpu.client();
    ExitWork work = ExitWork.valueOf(arguments[0]);
    Ending ending = arguments.length == 1 ? null : Ending.valueOf(arguments[1]);
    if (ending == Ending.HALT) {
      // What plugins set up for their first computations is only seen to when one was waited for.
      ExitWork.MULTIPLICATION.start(client).run();
    }
    Runnable waiting = work.start(client);
    System.out.println("started");
    if (ending == null) {
      waiting.run();
    } else {
      ending.run(waiting);
    }
  }
}
